package org.tributary.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a date whose month is a word, in the languages of {@code extract/months.txt}. */
final class MonthNames {
    private static final Map<String, String> MONTHS = load();
    private static final String NAME = MONTHS.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .reduce((a, b) -> a + '|' + b)
            .orElseThrow();
    private static final Pattern MONTH =
            Pattern.compile("(?<![\\p{L}\\p{M}])(?:ב|و)?(" + NAME + ")ی?(?![\\p{L}\\p{M}])");
    private static final Pattern DAY_BEFORE = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th|er|ê|'ê|ی|ەی|یی|é|º)?\\s*(?:de|den|من|ی|of|-|/|,)?\\s*$");
    private static final Pattern DAY_AFTER = Pattern.compile("^[.]?\\s*[-/]?\\s*(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])");
    private static final Pattern YEAR_AFTER = Pattern.compile("^\\P{N}{0,12}?(\\d{4})(?!\\d)");
    private static final Pattern YEAR_NEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");

    /** A date and where in the text it stands. */
    record Found(LocalDate date, int start, int end) {}

    private MonthNames() {}

    /** @param text in small letters with ASCII digits */
    static Optional<Found> find(String text) {
        String folded = folded(text);
        Matcher m = MONTH.matcher(folded);
        while (m.find()) {
            Optional<Found> found = around(folded, m.start(), m.end(), Objects.requireNonNull(MONTHS.get(m.group(1))));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static Optional<Found> around(String text, int start, int end, String month) {
        int from = start;
        int to = end;
        int day;
        Matcher before = DAY_BEFORE.matcher(text.substring(0, start));
        Matcher after = DAY_AFTER.matcher(text.substring(end));
        if (before.find()) {
            day = Integer.parseInt(before.group(1));
            from = before.start();
        } else if (after.find()) {
            day = Integer.parseInt(after.group(1));
            to = end + after.end();
        } else return Optional.empty();
        Matcher year = YEAR_AFTER.matcher(text.substring(to));
        if (year.find()) to += year.end();
        else {
            year = YEAR_NEAR.matcher(text);
            if (!year.find()) return Optional.empty();
            // "2023-apr-28" and "2023 április 28."
            if (year.start() < from) from = year.start();
        }
        try {
            return Optional.of(new Found(date(month, Integer.parseInt(year.group(1)), day), from, to));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate date(String month, int year, int day) {
        int number = Integer.parseInt(month.substring(1));
        return switch (month.charAt(0)) {
            case 'j' -> Calendars.jalali(year, number, day);
            case 'k' -> year > 2500 ? Calendars.kurdish(year, number, day) : Calendars.jalali(year, number, day);
            case 'h' -> Calendars.hijri(year, number, day);
            default -> LocalDate.of(year, number, day);
        };
    }

    /** One letter for another, so that places stay: the Arabic letters that are typed in several ways. */
    static String folded(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++)
            switch (out.charAt(i)) {
                case 'أ', 'إ', 'آ' -> out.setCharAt(i, 'ا');
                case 'ي', 'ى' -> out.setCharAt(i, 'ی');
                case 'ك' -> out.setCharAt(i, 'ک');
                case 'ة' -> out.setCharAt(i, 'ه');
                default -> {}
            }
        return out.toString();
    }

    private static Map<String, String> load() {
        Map<String, String> months = new HashMap<>();
        for (String line : DataFile.lines("months.txt")) {
            int tab = line.indexOf('\t');
            for (String name : line.substring(tab + 1).split(", "))
                months.putIfAbsent(folded(name.strip()), line.substring(0, tab));
        }
        return months;
    }
}
