package org.tributary.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A short word for what a feeds.yml says, the same in every process: two that differ have other sources or publications. */
final class FeedsDigest {
    private FeedsDigest() {}

    static String of(Object... said) {
        StringBuilder all = new StringBuilder();
        for (Object one : said) all.append(plain(one)).append('\n');
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Sets and maps of the JDK have another order in each process. */
    private static String plain(Object one) {
        if (one instanceof Optional<?> maybe)
            return maybe.map(FeedsDigest::plain).orElse("-");
        if (one instanceof Set<?> set)
            return set.stream().map(FeedsDigest::plain).sorted().collect(Collectors.joining(",", "{", "}"));
        if (one instanceof Map<?, ?> map)
            return map.entrySet().stream()
                    .map(entry -> plain(entry.getKey()) + "=" + plain(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        if (one instanceof Collection<?> list)
            return list.stream().map(FeedsDigest::plain).collect(Collectors.joining(",", "[", "]"));
        if (one instanceof Record) return ofRecord(one);
        return String.valueOf(one);
    }

    private static String ofRecord(Object record) {
        StringBuilder parts = new StringBuilder(record.getClass().getSimpleName());
        for (RecordComponent each : record.getClass().getRecordComponents()) {
            try {
                each.getAccessor().setAccessible(true);
                parts.append('|').append(plain(each.getAccessor().invoke(record)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + each, e);
            }
        }
        return parts.toString();
    }
}
