package org.tributary.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tributary.model.Misspelling;

/** The word that somebody meant: spelled nearly like one of ours, or what other programs call the same thing. */
final class NearestKey {
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("feed", "url"),
            Map.entry("link", "url"),
            Map.entry("href", "url"),
            Map.entry("xmlurl", "url"),
            Map.entry("xml-url", "url"),
            Map.entry("uri", "url"),
            Map.entry("interval", "every"),
            Map.entry("refresh", "every"),
            Map.entry("period", "every"),
            Map.entry("poll", "every"),
            Map.entry("lang", "language"),
            Map.entry("category", "tags"),
            Map.entry("categories", "tags"),
            Map.entry("labels", "tags"),
            Map.entry("publisher", "outlet"),
            Map.entry("site", "outlet"),
            Map.entry("ignore", "exclude"),
            Map.entry("filter", "exclude"),
            Map.entry("selector", "select"),
            Map.entry("host", "address"),
            Map.entry("bind", "address"),
            Map.entry("base-url", "public-url"),
            Map.entry("feeds", "sources"),
            Map.entry("subscriptions", "sources"),
            Map.entry("database", "store"),
            Map.entry("server", "serve"),
            Map.entry("max-size", "max-bytes"),
            Map.entry("delay", "pause"));

    private NearestKey() {}

    static Optional<String> to(String word, Collection<String> known) {
        String kebab = kebab(word);
        if (known.contains(kebab)) return Optional.of(kebab);
        String elsewhere = ELSEWHERE.get(kebab);
        if (elsewhere != null && known.contains(elsewhere)) return Optional.of(elsewhere);
        int tolerance = Math.max(1, Math.min(kebab.length(), 40) / 3);
        return known.stream()
                .filter(candidate -> distance(kebab, candidate) <= tolerance)
                .min(Comparator.comparingInt(candidate -> distance(kebab, candidate)));
    }

    /** {@code fullText}, {@code full_text} and {@code FULL TEXT} are all {@code full-text}. */
    static String kebab(String word) {
        return word.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("[ _]+", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static int distance(String a, String b) {
        return Math.abs(a.length() - b.length()) > 20 ? Integer.MAX_VALUE : Misspelling.errors(a, b);
    }
}
