package org.tributary.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a reader asks for, read from the query language or from a URL's parameters. Lists of one field are alternatives,
 * fields hold together; an empty query is the whole river.
 *
 * @param words all of them must be found
 * @param tags of the source, as feeds.yml gives them today
 * @param since only stories that stand in the river at or after this moment
 */
public record Query(
        List<String> words,
        List<String> tags,
        List<String> outlets,
        List<String> languages,
        List<String> agencies,
        Optional<Instant> since) {
    public static final Query EVERYTHING =
            new Query(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

    public Query {
        words = List.copyOf(words);
        tags = List.copyOf(tags);
        outlets = List.copyOf(outlets);
        languages = List.copyOf(languages);
        agencies = List.copyOf(agencies);
    }

    public boolean isEverything() {
        return equals(EVERYTHING);
    }
}
