package org.tributary.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as the world writes them: RFC 822 and all that passes for it, ISO 8601 with and without its hyphens, month names
 * in the languages of the outlets we read, digits of any script. Pure; a date in the future is a date like any other.
 *
 * <p>What gives no year, or an impossible day, gives no date: an outlet's page or our own first meeting is better then.
 */
final class FeedDates {
    /** No real date is longer; an attacker's might be. */
    private static final int LONGEST = 200;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final Pattern ISO =
            Pattern.compile("(?<year>[0-9]{4})(?:-?(?<month>[0-9]{2})(?:-?(?<day>[0-9]{2}))?|-?(?<ordinal>[0-9]{3}))?"
                    + "(?:(?:\\s*t\\s*|\\s+)(?<time>[0-9].*))?");
    private static final Pattern SHORT_ISO = Pattern.compile("[0-9]{2}-[0-9]{2}-[0-9]{2}t.*");
    private static final Pattern CLOCK_INSIDE =
            Pattern.compile("(?<![0-9])[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2}(?:[.,][0-9]+)?)?");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<a>[0-9]{1,4})[/.-](?<b>[0-9]{1,2})[/.-](?<c>[0-9]{1,4})");
    /** Seconds or milliseconds since 1970. */
    private static final Pattern EPOCH = Pattern.compile("1[0-9]{9}(?:[0-9]{3})?");

    private static final Pattern COMPACT = Pattern.compile("(?:19|20)[0-9]{6}(?:[0-9]{4}|[0-9]{6})");
    private static final Pattern KOREAN = Pattern.compile("([0-9]{4})년\\s*([0-9]{1,2})월\\s*([0-9]{1,2})일\\s*(.*)");
    private static final Pattern KOREAN_HALF = Pattern.compile("(오전|오후)\\s*([0-9]{1,2}:[0-9:]+)");
    private static final Pattern PERIOD = Pattern.compile("start\\s*=\\s*([^;]+)");
    private static final Pattern YEAR = Pattern.compile("(?<![0-9+:-])(?:19|20)[0-9]{2}(?![0-9:])");
    private static final Pattern BARE_ZONE = Pattern.compile("(?<=[0-9])\\s+(?:gmt|utc|z)$");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private FeedDates() {}

    /** The moment that a text names; midnight UTC where it names a day only, UTC where it names no zone. */
    static Optional<Instant> read(String raw) {
        if (raw.length() > LONGEST) return Optional.empty();
        String text = tidy(raw);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.ofNullable(parse(text)).filter(FeedDates::isOfOurCalendar);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Years of the Hijri and Persian calendars, and slips of the pen, are no dates of ours. */
    private static boolean isOfOurCalendar(Instant moment) {
        return moment.isAfter(EARLIEST) && moment.isBefore(LATEST);
    }

    private static String tidy(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) out.append((char) ('0' + digit));
            else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) out.append(' ');
            else if (Character.getType(c) == Character.FORMAT) continue;
            else out.append(c == '−' || c == '–' ? '-' : c);
        }
        return withoutComments(out.toString()).strip().toLowerCase(Locale.ROOT);
    }

    /** RFC 822 allows comments in parentheses, nested ones too. */
    private static String withoutComments(String text) {
        if (text.indexOf('(') < 0) return text;
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') i++;
            else if (c == '(') depth++;
            else if (c == ')') {
                depth = Math.max(0, depth - 1);
                out.append(' ');
            } else if (depth == 0) out.append(c);
        }
        return out.toString();
    }

    private static @org.jspecify.annotations.Nullable Instant parse(String given) {
        String text = KOREAN_HALF
                .matcher(given)
                .replaceAll(m -> m.group(2) + (m.group(1).equals("오후") ? " pm" : " am") + " +0900");
        if (text.startsWith("start=") || text.contains("w3c-dtf")) return period(text);
        Matcher korean = KOREAN.matcher(text);
        if (korean.matches()) return korean(korean);
        if (EPOCH.matcher(text).matches()) return Instant.ofEpochSecond(Long.parseLong(text.substring(0, 10)));
        if (COMPACT.matcher(text).matches()) return parse(text.substring(0, 8) + "t" + text.substring(8));
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) return iso(iso);
        if (SHORT_ISO.matcher(text).matches()) return parse("20" + text);
        return words(text);
    }

    /** Dublin Core's period (dcterms): its start is when the thing became so. */
    private static @org.jspecify.annotations.Nullable Instant period(String text) {
        Matcher start = PERIOD.matcher(text);
        return start.find() ? parse(start.group(1).strip()) : null;
    }

    private static Instant korean(Matcher m) {
        LocalDate day = LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
        DayTime clock = m.group(4).isBlank()
                ? DayTime.MIDNIGHT
                : DayTime.read(m.group(4).strip());
        return clock.on(day, ZoneOffset.ofHours(9));
    }

    private static Instant iso(Matcher m) {
        int year = number(m.group("year"));
        LocalDate day = m.group("ordinal") != null
                ? LocalDate.ofYearDay(year, number(m.group("ordinal")))
                : LocalDate.of(year, or(m.group("month"), 1), or(m.group("day"), 1));
        DayTime clock = m.group("time") == null ? DayTime.MIDNIGHT : DayTime.read(m.group("time"));
        return clock.on(day, ZoneOffset.UTC);
    }

    /** A clock somewhere, a month by its name or three numbers, a zone behind: the order is free. */
    private static @org.jspecify.annotations.Nullable Instant words(String text) {
        Matcher inside = CLOCK_INSIDE.matcher(text);
        DayTime clock = DayTime.MIDNIGHT;
        String zoneText = "";
        String dayText = text;
        if (inside.find()) {
            String before = text.substring(0, inside.start());
            // asctime writes the year behind the clock, others the zone or am and pm
            Matcher year = YEAR.matcher(text.substring(inside.end()));
            String behind = text.substring(inside.end());
            if (year.find() && !YEAR.matcher(before).find()) {
                dayText = before + " " + year.group();
                behind = behind.substring(0, year.start()) + " " + behind.substring(year.end());
            } else dayText = before;
            clock = DayTime.read(inside.group() + " " + behind.strip());
            if (dayText.isBlank()) return null;
        } else if (BARE_ZONE.matcher(text).find())
            dayText = BARE_ZONE.matcher(text).replaceFirst("");
        LocalDate day = day(dayText);
        return day == null ? null : clock.on(day, ZoneOffset.UTC);
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(String text) {
        int month = 0;
        List<Integer> numbers = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        Optional<Months.Found> named = Months.find(text);
        String rest = named.map(found -> text.substring(0, found.start()) + " " + text.substring(found.end()))
                .orElse(text);
        if (named.isPresent()) month = named.get().month();
        else {
            Matcher m = NUMBERS.matcher(text);
            return m.find() ? numeric(m.group("a"), m.group("b"), m.group("c")) : null;
        }
        Matcher digits = DIGITS.matcher(rest);
        while (digits.find()) {
            numbers.add(number(digits.group()));
            lengths.add(digits.group().length());
        }
        if (numbers.size() < 2) return null;
        boolean yearFirst = lengths.get(0) == 4;
        int year = numbers.get(yearFirst ? 0 : 1);
        int yearDigits = lengths.get(yearFirst ? 0 : 1);
        return LocalDate.of(year(year, yearDigits), month, numbers.get(yearFirst ? 1 : 0));
    }

    /** Year first where it has four digits; else the day is first, unless the numbers allow the month only (1/31/2020). */
    private static LocalDate numeric(String a, String b, String c) {
        if (a.length() == 4) return LocalDate.of(number(a), number(b), number(c));
        int most = Math.max(a.length(), c.length());
        if (most == 2 && number(a) > 12 && number(c) > 12)
            return LocalDate.of(year(number(a), 2), number(b), number(c));
        int year = year(number(c), c.length());
        int first = number(a);
        int second = number(b);
        return second > 12 ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
    }

    private static int year(int year, int digits) {
        if (digits > 2) return year;
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static int or(@org.jspecify.annotations.Nullable String digits, int absent) {
        return digits == null ? absent : number(digits);
    }
}
