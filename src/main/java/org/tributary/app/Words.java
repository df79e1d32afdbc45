package org.tributary.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** An expected error in a line for a person. */
final class Words {
    private Words() {}

    /** Whoever read our standard output has seen enough and went. */
    static boolean nobodyReads(Throwable error) {
        return error instanceof IOException && "Broken pipe".equals(error.getMessage());
    }

    static String of(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) root = root.getCause();
        String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        if (root instanceof NoSuchFileException) return "there is no " + said;
        if (root instanceof AccessDeniedException) return said + " may not be read or written by this user";
        if (root instanceof FileAlreadyExistsException) return said + " is there already";
        return said;
    }
}
