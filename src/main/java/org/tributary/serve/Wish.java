package org.tributary.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.index.Moments;
import org.tributary.index.QueryParser;
import org.tributary.index.SearchIndex;
import org.tributary.model.Query;

/**
 * What a reader asks for, read from a URL's parameters.
 *
 * @param n at most so many stories
 * @param below only what stands below this place in the river: a further page
 * @param order newest first, or best first
 * @param unit stories, or the articles in them
 * @param words the same as a person would type it
 * @param parameters the same in one spelling, without key and place: equal wishes have equal addresses
 */
record Wish(
        Query query,
        int n,
        Optional<River.Place> below,
        SearchIndex.Order order,
        SearchIndex.Unit unit,
        String words,
        String parameters) {
    static final int DEFAULT_N = 100;
    static final int MAX_N = 10_000;

    /** In the order in which an address names them. */
    private static final List<String> NAMES =
            List.of("q", "tag", "outlet", "language", "agency", "since", "order", "by", "n");

    /** What an address need not say. */
    private static final Map<String, String> USUAL = Map.of("n", Integer.toString(100), "order", "date", "by", "story");

    /** They choose how stories are listed, not which. */
    private static final Set<String> MANNER = Set.of("n", "order", "by");

    private static final Set<String> ELSEWHERE = Set.of("key", "after");

    /**
     * @param query of the publication itself; empty for the whole river
     * @param now what spans are counted back from
     */
    static Wish of(Map<String, List<String>> given, String query, Instant now) {
        for (String name : given.keySet())
            if (!NAMES.contains(name) && !ELSEWHERE.contains(name))
                throw Refusal.wrong(
                        "There is no parameter '" + name + "'; there are " + String.join(", ", NAMES) + ".");
        // Spans move with the clock; by whole minutes an unchanged river stays an unchanged document.
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Query all = understood(query, minute);
        for (String text : values(given, "q")) all = all.and(understood(text, minute));
        return new Wish(
                all.and(narrowed(given, minute)),
                n(given),
                below(given),
                choice(given, "order", "relevance") ? SearchIndex.Order.BEST : SearchIndex.Order.NEWEST,
                choice(given, "by", "article") ? SearchIndex.Unit.ARTICLE : SearchIndex.Unit.STORY,
                words(given),
                parameters(given));
    }

    /** The names of all that may be asked. */
    static List<String> asked() {
        return Stream.concat(NAMES.stream(), ELSEWHERE.stream()).toList();
    }

    private static Query understood(String text, Instant now) {
        QueryParser.Result result = QueryParser.read(text, now);
        if (result instanceof QueryParser.Result.Understood understood) return understood.query();
        QueryParser.Result.Wrong wrong = (QueryParser.Result.Wrong) result;
        throw Refusal.wrongQuery("This query cannot be answered: " + wrong.why() + ".", wrong.position());
    }

    /** By the parameters that are fields of the query language too; one given twice means either. */
    private static Query narrowed(Map<String, List<String>> given, Instant now) {
        List<Query.Condition> all = new ArrayList<>();
        either(all, values(given, "tag"), Query.Tag::new);
        either(all, values(given, "outlet"), Query.Outlet::new);
        for (String code : values(given, "language"))
            QueryParser.languageProblem(code).ifPresent(problem -> {
                throw Refusal.wrong("language: " + problem + ".");
            });
        either(all, values(given, "language"), code -> new Query.Language(code.toLowerCase(Locale.ROOT)));
        either(all, values(given, "agency"), Query.OfAgency::new);
        since(given, now).ifPresent(since -> all.add(new Query.Period(Optional.of(since), Optional.empty())));
        return new Query(all);
    }

    private static void either(
            List<Query.Condition> all, List<String> values, Function<String, Query.Condition> condition) {
        if (!values.isEmpty())
            all.add(new Query.Any(values.stream().map(condition).toList()));
    }

    /** Whether the unusual one of two is wished. */
    private static boolean choice(Map<String, List<String>> given, String name, String unusual) {
        String usual = Objects.requireNonNull(USUAL.get(name));
        String value = last(given, name).orElse(usual);
        if (value.equals(unusual) || value.equals(usual)) return value.equals(unusual);
        throw Refusal.wrong(name + " is '" + usual + "' or '" + unusual + "', not '" + value + "'.");
    }

    private static Optional<Instant> since(Map<String, List<String>> given, Instant now) {
        return last(given, "since")
                .map(text -> Moments.read(text, now)
                        .orElseThrow(() ->
                                Refusal.wrong("since is a date (2026-11-01) or a span (6h, 2d), not '" + text + "'.")));
    }

    private static Optional<River.Place> below(Map<String, List<String>> given) {
        return last(given, "after").map(River.Place::read);
    }

    private static int n(Map<String, List<String>> given) {
        return last(given, "n").map(Wish::number).orElse(DEFAULT_N);
    }

    private static int number(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int n = Integer.parseInt(text);
            if (n >= 1 && n <= MAX_N) return n;
        }
        throw Refusal.wrong("n is a number from 1 to " + MAX_N + ", not '" + text + "'.");
    }

    private static Optional<String> last(Map<String, List<String>> given, String name) {
        List<String> values = values(given, name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    private static List<String> values(Map<String, List<String>> given, String name) {
        return given.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String parameters(Map<String, List<String>> given) {
        return NAMES.stream()
                .flatMap(name -> values(given, name).stream()
                        .filter(value -> !value.equals(USUAL.get(name)))
                        .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private static String words(Map<String, List<String>> given) {
        return NAMES.stream()
                .filter(name -> !MANNER.contains(name))
                .flatMap(name -> values(given, name).stream()
                        .map(value -> name.equals("q") ? value : name + ":" + quoted(value)))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(Character::isWhitespace) ? '"' + value + '"' : value;
    }

    /** The same, so many at a time. */
    Wish sized(int most) {
        return new Wish(query, most, below, order, unit, words, parameters);
    }

    /** The same, from below this place on. */
    Wish below(River.Place place) {
        return new Wish(query, n, Optional.of(place), order, unit, words, parameters);
    }

    /** The same, article by article. */
    Wish byArticle() {
        return new Wish(query, n, below, order, SearchIndex.Unit.ARTICLE, words, parameters);
    }

    boolean isEverything() {
        return query.isEverything();
    }

    /** An address with these parameters. */
    String at(String address) {
        return parameters.isEmpty() ? address : address + "?" + parameters;
    }

    /** The same, of this page of the answer. */
    String pageAt(String address) {
        return below.map(place -> pageAt(address, place)).orElseGet(() -> at(address));
    }

    /** The page behind this one, where that may be: this one is full. */
    Optional<String> nextAt(String address, River.Page page) {
        return page.next().map(place -> pageAt(address, place));
    }

    /** The parameters with one more condition. */
    String and(String name, String value) {
        return parameters + (parameters.isEmpty() ? "" : "&") + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The parameters with another word for how stories are listed. */
    String with(String name, String value) {
        String others = Stream.of(parameters.split("&"))
                .filter(one -> !one.isEmpty() && !one.startsWith(name + "="))
                .collect(Collectors.joining("&"));
        if (value.equals(USUAL.get(name))) return others;
        return others + (others.isEmpty() ? "" : "&") + name + "=" + value;
    }

    private String pageAt(String address, River.Place place) {
        return at(address) + (parameters.isEmpty() ? "?" : "&") + "after=" + place;
    }
}
