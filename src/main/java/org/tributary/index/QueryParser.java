package org.tributary.index;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tributary.model.Query;

/**
 * Reads what a person typed: words that must all be there, "phrases in quotes", and
 * {@code tag: outlet: language: agency: since:}. A field given twice means either.
 */
public final class QueryParser {
    /** What a person types; more is an attack or a mistake. */
    private static final int MAX_LENGTH = 2000;

    private static final int MAX_WORDS = 64;
    private static final Duration DAY = Duration.ofDays(1);

    private final String text;
    private final Instant now;
    private final Map<Field, List<String>> found = new EnumMap<>(Field.class);
    private Optional<Instant> since = Optional.empty();
    private int at;

    private QueryParser(String text, Instant now) {
        this.text = text;
        this.now = now;
    }

    private enum Field {
        WORD,
        TAG,
        OUTLET,
        LANGUAGE,
        AGENCY,
        SINCE;

        static Optional<Field> of(String name) {
            for (Field field : values())
                if (field != WORD && field.name().equalsIgnoreCase(name)) return Optional.of(field);
            return Optional.empty();
        }
    }

    /** What reading a query came to. */
    public sealed interface Result {
        record Understood(Query query) implements Result {}

        /**
         * A query that nobody can answer.
         *
         * @param why in words, the position included
         * @param position of the first character that is wrong, counted from 1
         */
        record Wrong(String why, int position) implements Result {}
    }

    /**
     * @param now what spans such as {@code since:2d} are counted back from
     */
    public static Result read(String text, Instant now) {
        try {
            return new Result.Understood(new QueryParser(text, now).query());
        } catch (Mistake mistake) {
            return new Result.Wrong(mistake.getMessage() + ", at character " + mistake.position, mistake.position);
        }
    }

    /** What is wrong with a query, for those who check it before it is asked. */
    public static Optional<String> problem(String text) {
        return read(text, Instant.EPOCH.plus(Duration.ofDays(10_000))) instanceof Result.Wrong wrong
                ? Optional.of(wrong.why())
                : Optional.empty();
    }

    /** A moment as people write it: 2026-11-01, 2026-11-01T06:00:00Z, or a span back from now: 90m, 6h, 2d, 1w. */
    public static Optional<Instant> moment(String text, Instant now) {
        try {
            if (text.matches("[0-9]{1,6}[smhdwSMHDW]")) return Optional.of(now.minus(span(text)));
            if (text.matches("[0-9-]{10}"))
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            return Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
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

    private Query query() throws Mistake {
        if (text.length() > MAX_LENGTH)
            throw new Mistake("a query has at most " + MAX_LENGTH + " characters", MAX_LENGTH);
        int terms = 0;
        while (skipBlanks()) {
            if (++terms > MAX_WORDS) throw new Mistake("a query has at most " + MAX_WORDS + " words", at);
            term();
        }
        return new Query(
                values(Field.WORD),
                values(Field.TAG),
                values(Field.OUTLET),
                values(Field.LANGUAGE),
                values(Field.AGENCY),
                since);
    }

    private List<String> values(Field field) {
        return found.getOrDefault(field, List.of());
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return at < text.length();
    }

    private void term() throws Mistake {
        int start = at;
        Optional<Field> named = fieldName();
        Field field = named.orElse(Field.WORD);
        int valueStart = at;
        String value = value();
        if (value.isBlank() && named.isPresent())
            throw new Mistake("nothing stands after '" + text.substring(start, valueStart) + "'", valueStart);
        if (field == Field.SINCE)
            since = Optional.of(moment(value, now).orElseThrow(() -> noMoment(value, valueStart)));
        else if (!value.isBlank())
            found.computeIfAbsent(field, f -> new ArrayList<>()).add(folded(field, value));
    }

    private static Mistake noMoment(String value, int position) {
        return new Mistake("'" + value + "' is no date (2026-11-01) and no span (6h, 2d)", position);
    }

    /** Consumes {@code name:} where the term begins with one; 12:30 and http://... are words. */
    private Optional<Field> fieldName() throws Mistake {
        int end = at;
        while (end < text.length() && isAsciiLetter(text.charAt(end))) end++;
        if (end == at || end == text.length() || text.charAt(end) != ':') return Optional.empty();
        if (text.startsWith("://", end)) return Optional.empty();
        String name = text.substring(at, end);
        Optional<Field> field = Field.of(name);
        if (field.isEmpty())
            throw new Mistake("there is no '" + name + ":' (but tag: outlet: language: agency: since:)", at);
        at = end + 1;
        return field;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private String value() throws Mistake {
        int start = at;
        if (at < text.length() && isQuote(text.charAt(at))) {
            int end = ++at;
            while (end < text.length() && !isQuote(text.charAt(end))) end++;
            if (end == text.length()) throw new Mistake("a quotation that begins here does not end", start);
            at = end + 1;
            return text.substring(start + 1, end).strip();
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '"') at++;
        return text.substring(start, at);
    }

    /** Telephones turn quotation marks into curly ones. */
    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '„';
    }

    private static String folded(Field field, String value) {
        return field == Field.LANGUAGE || field == Field.TAG ? value.toLowerCase(Locale.ROOT) : value;
    }

    private static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;
        final int position;

        Mistake(String message, int offset) {
            super(message);
            position = offset + 1;
        }
    }
}
