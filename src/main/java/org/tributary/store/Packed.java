package org.tributary.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tributary.model.Enclosure;

/** Small lists in one column: parts are joined by U+001F, records by U+001E, which no text of ours holds. */
final class Packed {
    private static final String PART = "\u001f";
    private static final String RECORD = "\u001e";

    private Packed() {}

    static String list(Collection<String> parts) {
        if (parts.isEmpty()) return "";
        return parts.stream().map(Packed::plain).filter(part -> !part.isEmpty()).collect(Collectors.joining(PART));
    }

    static List<String> list(String packed) {
        return packed.isEmpty() ? List.of() : List.of(packed.split(PART));
    }

    static String enclosures(List<Enclosure> enclosures) {
        if (enclosures.isEmpty()) return "";
        return enclosures.stream()
                .map(one -> one.url()
                        + PART
                        + plain(one.type().orElse(""))
                        + PART
                        + one.length().map(Object::toString).orElse(""))
                .collect(Collectors.joining(RECORD));
    }

    static List<Enclosure> enclosures(String packed) {
        if (packed.isEmpty()) return List.of();
        return Arrays.stream(packed.split(RECORD)).map(Packed::enclosure).toList();
    }

    private static Enclosure enclosure(String packed) {
        String[] parts = packed.split(PART, -1);
        return new Enclosure(
                URI.create(parts[0]),
                parts[1].isEmpty() ? Optional.empty() : Optional.of(parts[1]),
                parts[2].isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(parts[2])));
    }

    private static String plain(String part) {
        return part.indexOf('\u001f') < 0 && part.indexOf('\u001e') < 0
                ? part
                : part.replace('\u001f', ' ').replace('\u001e', ' ');
    }

    static byte[] ints(int[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }

    static int[] ints(byte[] bytes) {
        int[] numbers = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(numbers);
        return numbers;
    }
}
