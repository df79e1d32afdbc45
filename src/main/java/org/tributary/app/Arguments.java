package org.tributary.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The arguments in UTF-8, whatever the locale: under {@code LC_ALL=C} a Java 17 has already spoilt an Arabic query when
 * it arrives, but Linux still knows what was typed.
 */
final class Arguments {
    private static final Path TYPED = Path.of("/proc/self/cmdline");

    private Arguments() {}

    static List<String> asTyped(String[] arrived) {
        List<String> given = List.of(arrived);
        boolean spoilt = given.stream().anyMatch(each -> each.chars().anyMatch(c -> c > 127));
        if (!spoilt || !Files.isReadable(TYPED)) return given;
        try {
            return lastOf(Files.readAllBytes(TYPED), given);
        } catch (IOException e) {
            return given;
        }
    }

    /** The process's arguments end with ours; the JVM's own stand before them. */
    static List<String> lastOf(byte[] typed, List<String> arrived) {
        String[] all = new String(typed, StandardCharsets.UTF_8).split("\0", -1);
        int count = all.length - 1;
        if (count < arrived.size()) return arrived;
        return List.of(all).subList(count - arrived.size(), count);
    }
}
