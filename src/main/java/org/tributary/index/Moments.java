package org.tributary.index;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A moment as people write it: 2026-11-01, 2026-11-01T06:00:00Z, or a span back from now: 90m, 6h, 2d, 1w. */
public final class Moments {
    private static final Duration DAY = Duration.ofDays(1);

    private Moments() {}

    /** The moment, of a date its beginning (in UTC). */
    public static Optional<Instant> read(String text, Instant now) {
        return read(text, now, false);
    }

    /**
     * @param end of a date the end
     */
    static Optional<Instant> read(String text, Instant now, boolean end) {
        try {
            if (text.matches("[0-9]{1,6}[smhdwSMHDW]")) return Optional.of(now.minus(span(text)));
            if (text.matches("[0-9-]{10}"))
                return Optional.of(LocalDate.parse(text)
                        .plusDays(end ? 1 : 0)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Duration span(String text) {
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (Character.toLowerCase(text.charAt(text.length() - 1))) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> DAY.multipliedBy(count);
            default -> DAY.multipliedBy(7 * count);
        };
    }
}
