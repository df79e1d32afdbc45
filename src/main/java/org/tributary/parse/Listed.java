package org.tributary.parse;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.model.FeedEntry;

/** An entry of a list that gives addresses and no texts: it is known by its address. */
final class Listed {
    private Listed() {}

    static FeedEntry entry(
            URI at, String title, Optional<Instant> published, Optional<Instant> updated, Optional<String> language) {
        return new FeedEntry(
                at.toString(),
                title,
                Optional.of(at),
                published,
                updated,
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                language);
    }
}
