package org.tributary.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A table of this room that lies beside the program as a text file. */
final class DataFile {
    private DataFile() {}

    /** The lines of {@code extract/NAME}, without blank ones and comments. */
    static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DataFile.class.getResourceAsStream("/extract/" + name), name),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine())
                if (!line.isBlank() && !line.startsWith("#")) lines.add(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
