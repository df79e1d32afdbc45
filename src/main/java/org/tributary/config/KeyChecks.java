package org.tributary.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What must hold of a text beyond its type, by the path of its key ({@code .*}: of a mapping's own keys). */
final class KeyChecks {
    private KeyChecks() {}

    static Map<String, Function<String, Optional<String>>> of(Checks checks) {
        return Map.ofEntries(
                Map.entry("fetch.allow-private", checks.cidr()),
                Map.entry("stories.prefer.languages", LanguageCode::problem),
                Map.entry("sources.id", SourceEntry::idProblem),
                Map.entry("sources.tags", SourceEntry::tagProblem),
                Map.entry("sources.language", LanguageCode::problem),
                Map.entry("sources.select.body", text -> css(text, checks)),
                Map.entry("sources.select.remove", text -> css(text, checks)),
                Map.entry("sources.headers", SourceEntry::headerValueProblem),
                Map.entry("sources.headers.*", SourceEntry::headerNameProblem),
                Map.entry("sources.opml.*", SourceEntry::attributeProblem),
                Map.entry("sources.exclude", SourceEntry::excludeProblem),
                Map.entry("publications.name", PublicationEntry::nameProblem),
                Map.entry(
                        "publications.query",
                        text -> checks.query()
                                .apply(text)
                                .map(words -> "the query '" + text + "' cannot be read: " + words)));
    }

    private static Optional<String> css(String text, Checks checks) {
        return checks.css().apply(text).map(words -> "the CSS '" + text + "' cannot be used: " + words);
    }
}
