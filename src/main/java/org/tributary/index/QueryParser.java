package org.tributary.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.model.Misspelling;
import org.tributary.model.Query;
import org.tributary.model.Query.Condition;

/**
 * Reads what a person typed: words that must all be there, "phrases", beginnings*, {@code -not}, {@code OR}, (groups),
 * and {@code title: author: outlet: source: tag: language: agency: since: until:}. A field given twice means either.
 */
public final class QueryParser {
    /** What a person types; more is an attack or a mistake. */
    private static final int MAX_LENGTH = 1000;

    private static final int MAX_TERMS = 64;
    private static final int MAX_DEPTH = 16;
    private static final int SHORTEST_BEGINNING = 2;

    private static final Set<String> LANGUAGES = Stream.concat(
                    Stream.of("ckb", "kmr"),
                    Stream.concat(
                            Stream.of(Locale.getISOLanguages()),
                            Stream.of(Locale.getAvailableLocales()).map(Locale::getLanguage)))
            .collect(Collectors.toUnmodifiableSet());

    private final String text;
    private final Instant now;
    private int at;
    private int depth;
    private int terms;

    private QueryParser(String text, Instant now) {
        this.text = text;
        this.now = now;
    }

    private enum Field {
        TITLE,
        AUTHOR,
        OUTLET,
        SOURCE,
        TAG,
        LANGUAGE,
        AGENCY,
        SINCE,
        UNTIL;

        static final String NAMES = "title: author: outlet: source: tag: language: agency: since: until:";

        static Optional<Field> of(String name) {
            for (Field field : values()) if (field.name().equalsIgnoreCase(name)) return Optional.of(field);
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
            return new Result.Wrong(mistake.words + ", at character " + mistake.position, mistake.position);
        }
    }

    /** What is wrong with a query, for those who check it before it is asked. */
    public static Optional<String> problem(String text) {
        return read(text, Instant.EPOCH) instanceof Result.Wrong wrong ? Optional.of(wrong.why()) : Optional.empty();
    }

    private Query query() throws Mistake {
        if (text.length() > MAX_LENGTH)
            throw new Mistake("a query has at most " + MAX_LENGTH + " characters", MAX_LENGTH);
        List<Condition> all = new ArrayList<>();
        either().ifPresent(all::add);
        return new Query(all.size() == 1 && all.get(0) instanceof Query.All several ? several.of() : all);
    }

    /** Groups with OR between them, up to the end or a closing bracket. */
    private Optional<Condition> either() throws Mistake {
        List<Condition> either = new ArrayList<>();
        while (true) {
            int start = at;
            Optional<Condition> group = group();
            boolean more = word("OR");
            if (group.isEmpty() && (more || !either.isEmpty()))
                throw new Mistake("OR needs something on both sides", start);
            group.ifPresent(either::add);
            if (!more) break;
        }
        return either.size() > 1
                ? Optional.of(new Query.Any(either))
                : either.stream().findFirst();
    }

    /** What stands side by side: all of it must hold, but one field given twice means either. */
    private Optional<Condition> group() throws Mistake {
        List<Condition> all = new ArrayList<>();
        while (skipBlanks() && !peekWord("OR") && !(depth > 0 && text.charAt(at) == ')')) {
            if (word("AND")) continue;
            if (++terms > MAX_TERMS) throw new Mistake("a query has at most " + MAX_TERMS + " words", at);
            negatable().ifPresent(all::add);
        }
        List<Condition> joined = alternatives(all);
        return joined.size() > 1
                ? Optional.of(new Query.All(joined))
                : joined.stream().findFirst();
    }

    private static List<Condition> alternatives(List<Condition> all) {
        Map<Object, List<Condition>> byField = new LinkedHashMap<>();
        for (Condition one : all)
            byField.computeIfAbsent(field(one), field -> new ArrayList<>()).add(one);
        return byField.values().stream()
                .map(same -> same.size() == 1 ? same.get(0) : new Query.Any(same))
                .toList();
    }

    /** Equal for conditions that are alternatives to each other. */
    private static Object field(Condition condition) {
        boolean named = condition instanceof Query.Tag
                || condition instanceof Query.Outlet
                || condition instanceof Query.OfSource
                || condition instanceof Query.Language
                || condition instanceof Query.OfAgency;
        return named ? condition.getClass() : new Object();
    }

    private Optional<Condition> negatable() throws Mistake {
        boolean dash = text.charAt(at) == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
        if (dash) at++;
        if (!dash && !word("NOT")) return term();
        int start = at;
        if (!skipBlanks()) throw new Mistake("NOT needs something behind it", start);
        return term().map(Query.Not::new);
    }

    private Optional<Condition> term() throws Mistake {
        if (text.charAt(at) == '(') return bracket();
        int start = at;
        Optional<Field> field = fieldName();
        QueryValue value = QueryValue.read(text, at, depth > 0);
        if (value.end() < 0) throw new Mistake("a quotation that begins here does not end", at);
        int valueStart = at;
        at = value.end();
        if (field.isPresent()) return Optional.of(named(field.get(), value, start, valueStart));
        return value.words().isBlank() ? Optional.empty() : Optional.of(text(Query.Place.ANYWHERE, value, valueStart));
    }

    private Optional<Condition> bracket() throws Mistake {
        int start = at++;
        if (++depth > MAX_DEPTH) throw new Mistake("brackets go " + MAX_DEPTH + " deep at most", start);
        Optional<Condition> inside = either();
        if (at >= text.length()) throw new Mistake("a bracket that opens here does not close", start);
        at++;
        depth--;
        return inside;
    }

    /** Consumes {@code name:} where the term begins with one; 12:30 and http://... are words. */
    private Optional<Field> fieldName() throws Mistake {
        int end = at;
        while (end < text.length() && isAsciiLetter(text.charAt(end))) end++;
        if (end == at || end == text.length() || text.charAt(end) != ':') return Optional.empty();
        if (text.startsWith("://", end)) return Optional.empty();
        String name = text.substring(at, end);
        Optional<Field> field = Field.of(name);
        if (field.isEmpty()) throw new Mistake("there is no '" + name + ":' (" + instead(name) + ")", at);
        at = end + 1;
        return field;
    }

    /** The field that was meant, where there is a good guess; else all there are. */
    private static String instead(String name) {
        String typed = name.toLowerCase(Locale.ROOT);
        return Stream.of(Field.values())
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .filter(field -> Misspelling.errors(typed, field) <= (field.charAt(0) == typed.charAt(0) ? 2 : 1))
                .min(Comparator.comparingInt(field -> Misspelling.errors(typed, field)))
                .map(field -> "did you mean '" + field + ":'?")
                .orElse("but " + Field.NAMES);
    }

    private Condition named(Field field, QueryValue value, int start, int valueStart) throws Mistake {
        if (value.words().isBlank())
            throw new Mistake("nothing stands after '" + text.substring(start, valueStart) + "'", valueStart);
        String words = value.words();
        return switch (field) {
            case TITLE -> text(Query.Place.TITLE, value, valueStart);
            case AUTHOR -> text(Query.Place.AUTHOR, value, valueStart);
            case OUTLET -> new Query.Outlet(words);
            case SOURCE -> new Query.OfSource(words.toLowerCase(Locale.ROOT));
            case TAG -> new Query.Tag(words.toLowerCase(Locale.ROOT));
            case LANGUAGE -> new Query.Language(language(words, valueStart));
            case AGENCY -> new Query.OfAgency(words);
            case SINCE -> new Query.Period(Optional.of(moment(words, false, valueStart)), Optional.empty());
            case UNTIL -> new Query.Period(Optional.empty(), Optional.of(moment(words, true, valueStart)));
        };
    }

    /** What is wrong with a language's code. */
    public static Optional<String> languageProblem(String code) {
        return LANGUAGES.contains(code.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("'" + code + "' is no language's code (en, ar, ckb, kmr; ku is both Kurdish ones)");
    }

    private static String language(String words, int position) throws Mistake {
        Optional<String> problem = languageProblem(words);
        if (problem.isPresent()) throw new Mistake(problem.get(), position);
        return words.toLowerCase(Locale.ROOT);
    }

    private static Query.Text text(Query.Place place, QueryValue value, int position) throws Mistake {
        if (value.words().codePointCount(0, value.words().length()) < SHORTEST_BEGINNING && value.goesOn())
            throw new Mistake("a star needs at least " + SHORTEST_BEGINNING + " letters before it", position);
        return new Query.Text(place, value.words(), value.goesOn());
    }

    private Instant moment(String words, boolean end, int position) throws Mistake {
        return Moments.read(words, now, end)
                .orElseThrow(
                        () -> new Mistake("'" + words + "' is no date (2026-11-01) and no span (6h, 2d)", position));
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return at < text.length();
    }

    private boolean peekWord(String word) {
        int end = at + word.length();
        return text.startsWith(word, at) && (end == text.length() || " \t\n()".indexOf(text.charAt(end)) >= 0);
    }

    private boolean word(String word) {
        if (!skipBlanks() || !peekWord(word)) return false;
        at += word.length();
        return true;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;
        final String words;
        final int position;

        Mistake(String words, int offset) {
            super(words);
            this.words = words;
            position = offset + 1;
        }
    }
}
