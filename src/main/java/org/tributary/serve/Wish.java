package org.tributary.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tributary.index.Moments;
import org.tributary.index.QueryParser;
import org.tributary.model.Query;
import org.tributary.model.Story;

/**
 * What a reader asks for, read from a URL's parameters.
 *
 * @param n at most so many stories
 * @param below only what stands below this place in the river: a further page
 * @param words the same as a person would type it
 * @param parameters the same in one spelling, without key and place: equal wishes have equal addresses
 */
record Wish(Query query, int n, Optional<River.Place> below, String words, String parameters) {
    static final int DEFAULT_N = 100;
    static final int MAX_N = 10_000;

    /** In the order in which an address names them. */
    private static final List<String> NAMES = List.of("q", "tag", "outlet", "language", "agency", "since", "n");

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
        return new Wish(all.and(narrowed(given, minute)), n(given), below(given), words(given), parameters(given));
    }

    private static Query understood(String text, Instant now) {
        QueryParser.Result result = QueryParser.read(text, now);
        if (result instanceof QueryParser.Result.Understood understood) return understood.query();
        throw Refusal.wrong("This query cannot be answered: " + ((QueryParser.Result.Wrong) result).why() + ".");
    }

    /** By the parameters that are fields of the query language too; one given twice means either. */
    private static Query narrowed(Map<String, List<String>> given, Instant now) {
        List<Query.Condition> all = new ArrayList<>();
        either(all, values(given, "tag"), Query.Tag::new);
        either(all, values(given, "outlet"), Query.Outlet::new);
        either(all, values(given, "language"), Query.Language::new);
        either(all, values(given, "agency"), Query.OfAgency::new);
        since(given, now).ifPresent(since -> all.add(new Query.Period(Optional.of(since), Optional.empty())));
        return new Query(all);
    }

    private static void either(
            List<Query.Condition> all, List<String> values, Function<String, Query.Condition> condition) {
        if (!values.isEmpty())
            all.add(new Query.Any(values.stream().map(condition).toList()));
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
                        .filter(value -> !(name.equals("n") && value.equals(Integer.toString(DEFAULT_N))))
                        .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private static String words(Map<String, List<String>> given) {
        return NAMES.stream()
                .filter(name -> !name.equals("n"))
                .flatMap(name -> values(given, name).stream()
                        .map(value -> name.equals("q") ? value : name + ":" + quoted(value)))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(Character::isWhitespace) ? '"' + value + '"' : value;
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
    Optional<String> nextAt(String address, List<Story> found) {
        if (found.size() < n) return Optional.empty();
        Story last = found.get(found.size() - 1);
        return Optional.of(pageAt(address, new River.Place(last.ordered(), last.id())));
    }

    private String pageAt(String address, River.Place place) {
        return at(address) + (parameters.isEmpty() ? "?" : "&") + "after=" + place;
    }
}
