package org.tributary.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a date as pages write it: ISO 8601 and its near misses, RFC 822, seconds since 1970, and words in many languages
 * ("28 avril 2023 à 17h52", "٢٨ نيسان ٢٠٢٣", "۸ اردیبهشت ۱۴۰۲", "2025年1月13日 21時37分"). The zone is kept; UTC where there is none.
 */
final class DateWords {
    private static final int LONGEST = 200;
    private static final Pattern ISO = Pattern.compile(
            "(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[t ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*(z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d))?)?");
    private static final Pattern EPOCH = Pattern.compile("1\\d{9}(\\d{3})?");
    private static final Pattern COMPACT =
            Pattern.compile("(20\\d\\d)(\\d\\d)(\\d\\d)(?:t?(\\d\\d)(\\d\\d)(\\d\\d)?z?)?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)((?:19|20|13|14)\\d\\d)\\s*[./-]\\s*(\\d{1,2})\\s*[./-]\\s*(\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\s*([./-])\\s*(\\d{1,2})\\s*[./-]\\s*((?:19|20)?\\d\\d)(?!\\d)");
    private static final Pattern CJK = Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]");
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(\\d{1,2})\\s*(?::|h|時|시|点|\\.(?=\\d{2}\\s*(?:uhr|am|pm|a\\.m|p\\.m)))\\s*(\\d{2})\\s*(?:分|분)?(?::(\\d{2}))?(?:\\.\\d+)?(?!\\d)\\s*(am\\b|pm\\b|a\\.m\\.?|p\\.m\\.?|ص(?!\\p{L})|م(?!\\p{L})|صباحا|مساء|ب\\.?ظ|ق\\.?ظ|بعدازظهر|öö|ös)?");
    private static final Pattern ZONE = Pattern.compile(
            "(?:gmt|utc)?\\s*([+-])(\\d{1,2}):?(\\d{2})?(?!\\d)|\\b(gmt|utc|z|bst|cest|cet|mesz|mez|eest|eet|msk|trt|ast|edt|est|cdt|cst|mdt|mst|pdt|pst|jst|kst|aest|aedt|sast|ist|pkt)\\b");
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("bst", "+01:00"),
            Map.entry("cest", "+02:00"),
            Map.entry("mesz", "+02:00"),
            Map.entry("cet", "+01:00"),
            Map.entry("mez", "+01:00"),
            Map.entry("eest", "+03:00"),
            Map.entry("eet", "+02:00"),
            Map.entry("msk", "+03:00"),
            Map.entry("trt", "+03:00"),
            Map.entry("ast", "+03:00"),
            Map.entry("edt", "-04:00"),
            Map.entry("est", "-05:00"),
            Map.entry("cdt", "-05:00"),
            Map.entry("cst", "-06:00"),
            Map.entry("mdt", "-06:00"),
            Map.entry("mst", "-07:00"),
            Map.entry("pdt", "-07:00"),
            Map.entry("pst", "-08:00"),
            Map.entry("jst", "+09:00"),
            Map.entry("kst", "+09:00"),
            Map.entry("aest", "+10:00"),
            Map.entry("aedt", "+11:00"),
            Map.entry("sast", "+02:00"),
            Map.entry("ist", "+05:30"),
            Map.entry("pkt", "+05:00"));

    private DateWords() {}

    /**
     * The first date in a short text.
     *
     * @param monthFirst whether 3/4/2024 is the fourth of March
     */
    static Optional<OffsetDateTime> read(String raw, boolean monthFirst) {
        if (raw.isBlank() || raw.length() > LONGEST) return Optional.empty();
        String text = asciiDigits(raw.strip()).toLowerCase(Locale.ROOT);
        if (text.chars().noneMatch(c -> c >= '0' && c <= '9')) return Optional.empty();
        try {
            return read(text, raw, monthFirst).filter(DateWords::isOfOurTime);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> read(String text, String raw, boolean monthFirst) {
        if (EPOCH.matcher(text).matches())
            return Optional.of(java.time.Instant.ofEpochSecond(Long.parseLong(text.substring(0, 10)))
                    .atOffset(ZoneOffset.UTC));
        Matcher iso = ISO.matcher(text);
        if (iso.find() && plausible(iso.group(1))) return Optional.of(fromIso(iso));
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches())
            return Optional.of(LocalDate.of(number(compact, 1), number(compact, 2), number(compact, 3))
                    .atTime(LocalTime.of(number(compact, 4), number(compact, 5), number(compact, 6)))
                    .atOffset(ZoneOffset.UTC));
        Matcher m = CJK.matcher(text);
        if (m.find()) return at(LocalDate.of(number(m, 1), number(m, 2), number(m, 3)), text, m.start(), m.end());
        Optional<MonthNames.Found> named = MonthNames.find(text);
        if (named.isPresent())
            return at(named.get().date(), text, named.get().start(), named.get().end());
        m = YEAR_FIRST.matcher(text);
        if (m.find()) {
            int year = number(m, 1);
            LocalDate date = year < 1500
                    ? Calendars.jalali(year, number(m, 2), number(m, 3))
                    : LocalDate.of(year, number(m, 2), number(m, 3));
            return at(date, text, m.start(), m.end());
        }
        m = YEAR_LAST.matcher(text);
        if (m.find()) {
            int a = number(m, 1);
            int b = number(m, 3);
            int year = number(m, 4) < 100 ? 2000 + number(m, 4) : number(m, 4);
            boolean us = b > 12 || (a <= 12 && monthFirst && m.group(2).equals("/"));
            return at(us ? LocalDate.of(year, a, b) : LocalDate.of(year, b, a), text, m.start(), m.end());
        }
        return Optional.empty();
    }

    private static boolean plausible(String year) {
        int y = Integer.parseInt(year);
        return y >= 1900 && y < 2100;
    }

    private static OffsetDateTime fromIso(Matcher m) {
        LocalDate date = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        int hour = number(m, 4);
        LocalTime time = hour == 24 ? LocalTime.MIDNIGHT : LocalTime.of(hour, number(m, 5), number(m, 6));
        String zone = m.group(7) == null ? "z" : m.group(7);
        return date.atTime(time)
                .atOffset(
                        zone.equals("z")
                                ? ZoneOffset.UTC
                                : ZoneOffset.of(
                                        zone.length() == 5 ? zone.substring(0, 3) + ':' + zone.substring(3) : zone));
    }

    /** The date with the time and zone that stand in the rest of the text. */
    private static Optional<OffsetDateTime> at(LocalDate date, String text, int start, int end) {
        String rest = text.substring(0, start) + " \u0001 " + text.substring(end);
        Matcher m = TIME.matcher(rest);
        if (!m.find() || Integer.parseInt(m.group(1)) > 24)
            return Optional.of(date.atStartOfDay().atOffset(ZoneOffset.UTC));
        int hour = number(m, 1) % 24;
        String half = m.group(4) == null ? "" : m.group(4);
        boolean afternoon = half.startsWith("p") || half.startsWith("م") || half.startsWith("ب") || half.equals("ös");
        if (!half.isEmpty() && hour == 12) hour = afternoon ? 12 : 0;
        else if (afternoon && hour < 12) hour += 12;
        ZoneOffset zone = zone(rest.substring(m.end()));
        return Optional.of(date.atTime(hour, number(m, 2), number(m, 3)).atOffset(zone));
    }

    private static ZoneOffset zone(String after) {
        Matcher m = ZONE.matcher(after);
        if (!m.find() || m.start() > 12) return ZoneOffset.UTC;
        if (m.group(1) != null) {
            int minutes = number(m, 2) * 60 + number(m, 3);
            return ZoneOffset.ofTotalSeconds((m.group(1).equals("-") ? -60 : 60) * minutes);
        }
        String name = m.group(4);
        return name.length() == 3 && "gmtutc".contains(name) || name.equals("z")
                ? ZoneOffset.UTC
                : ZoneOffset.of(ZONES.get(name));
    }

    private static boolean isOfOurTime(OffsetDateTime date) {
        return date.getYear() >= 1900 && date.getYear() < 2100;
    }

    private static int number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }

    static String asciiDigits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u0660' && c <= '\u0669') out.append((char) (c - '\u0660' + '0'));
            else if (c >= '\u06f0' && c <= '\u06f9') out.append((char) (c - '\u06f0' + '0'));
            else if (c >= '\uff10' && c <= '\uff1a') out.append((char) (c - '\uff10' + '0'));
            else if (c == '\u00a0' || c == '\u202f') out.append(' ');
            else if (c == '\u200f' || c == '\u200e' || c == '\u200c') continue;
            else out.append(c);
        }
        return out.toString();
    }
}
