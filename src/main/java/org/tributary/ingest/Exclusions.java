package org.tributary.ingest;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.tributary.model.FeedEntry;
import org.tributary.model.Source;

/**
 * What feeds.yml does not want of a source. {@code /part/} is looked for in the address; anything else is a word, or a
 * few, of the title: whole words in any case, since "war" must not hide an award.
 */
record Exclusions(List<String> parts, List<Pattern> words) {
    static Exclusions of(Source source) {
        return new Exclusions(
                source.exclude().stream().filter(one -> one.startsWith("/")).toList(),
                source.exclude().stream()
                        .filter(one -> !one.startsWith("/") && !one.isBlank())
                        .map(one -> Pattern.compile(
                                "(?<![\\p{L}\\p{M}\\p{N}])" + Pattern.quote(one.strip()) + "(?![\\p{L}\\p{M}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                        .toList());
    }

    boolean matches(FeedEntry entry) {
        if (words.stream().anyMatch(word -> word.matcher(entry.title()).find())) return true;
        String address = entry.link().map(URI::toString).orElse("");
        return parts.stream().anyMatch(address::contains);
    }
}
