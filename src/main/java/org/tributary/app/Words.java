package org.tributary.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/** An expected error in a line for a person. */
final class Words {
    private Words() {}

    /** Whoever read our standard output has seen enough and went. */
    static boolean nobodyReads(Throwable error) {
        return error instanceof IOException && "Broken pipe".equals(error.getMessage());
    }

    /** How many of something: "1 source", "2 sources", "3 stories". */
    static String counted(long count, String what) {
        if (count == 1) return "1 " + what;
        return count + " " + (what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s");
    }

    /** Bytes in the unit that fits: "812 bytes", "12 KB", "3.4 MB", "120 MB". */
    static String size(long bytes) {
        if (bytes < 1_000) return counted(bytes, "byte");
        double value = bytes;
        for (String unit : List.of("KB", "MB", "GB")) {
            value /= 1_000;
            if (value < 999.5) return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, unit);
        }
        return String.format(Locale.ROOT, "%.1f TB", value / 1_000);
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
