package org.tributary.parse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of day as dates write it: 18:05, 6.05 pm, 180509, 24:00, with or without an offset.
 *
 * @param days 1 where the clock says 24:00, which is the next day
 */
record DayTime(LocalTime time, Optional<ZoneOffset> offset, int days) {
    private static final Pattern FORM = Pattern.compile(
            "(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-9]{1,2})(?:[:.](?<second>[0-9]{1,2})(?:[.,][0-9]+)?)?"
                    + "|(?<minutes>[0-9]{2})(?<seconds>[0-9]{2})?(?:[.,][0-9]+)?)?\\s*"
                    + "(?<half>[ap]\\.?m\\.?|(?:صباح|مساء|ص|م)[\\p{L}\\p{M}]*)?\\s*(?<zone>.*)");

    static final DayTime MIDNIGHT = new DayTime(LocalTime.MIDNIGHT, Optional.empty(), 0);

    static DayTime read(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) return MIDNIGHT;
        int hour = Integer.parseInt(m.group("hour"));
        int minute = or(m.group("minute") != null ? m.group("minute") : m.group("minutes"), 0);
        int second = or(m.group("second") != null ? m.group("second") : m.group("seconds"), 0);
        String half = m.group("half");
        if (half != null && hour <= 12) {
            boolean afternoon = half.startsWith("p") || half.startsWith("م");
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        // 24:00 is the next day's midnight; a leap second is shown as the second before
        int days = hour == 24 ? 1 : 0;
        LocalTime time = LocalTime.of(hour % 24, minute, Math.min(second, 59));
        return new DayTime(time, Zones.read(m.group("zone").strip()), days);
    }

    Instant on(LocalDate day, ZoneOffset otherwise) {
        return day.plusDays(days).atTime(time).toInstant(offset.orElse(otherwise));
    }

    private static int or(@Nullable String digits, int absent) {
        return digits == null ? absent : Integer.parseInt(digits);
    }
}
