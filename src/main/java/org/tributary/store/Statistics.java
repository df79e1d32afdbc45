package org.tributary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** What can be counted of the river. */
public final class Statistics {
    /** As many as a thousand busy sources bring in a day; of more the newest are counted. */
    private static final int MOST = 100_000;

    private final Jdbi jdbi;

    Statistics(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One article of a story.
     *
     * @param ordered the story's place in the river
     * @param agency empty where none is known
     * @param at when we met the article; for what a new source brought at once, the article's own date
     */
    public record Seen(long storyId, Instant ordered, String sourceId, String outlet, String agency, Instant at) {}

    /** Where the newest story stands in the river. */
    public Optional<Instant> newest() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT ordered FROM story WHERE merged_into IS NULL ORDER BY ordered DESC, id DESC LIMIT 1")
                .map((result, context) -> new Row(result).instant())
                .findFirst());
    }

    /** The articles of the stories that stand in the river since then, the newest stories first. */
    public Stream<Seen> seenSince(Instant since) {
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                "SELECT s.id, s.ordered, a.source_id, a.outlet, a.agency, a.ordered"
                                        + " FROM story s JOIN article a ON a.story_id = s.id"
                                        + " WHERE s.ordered >= ? AND s.merged_into IS NULL"
                                        + " ORDER BY s.ordered DESC, s.id DESC LIMIT ?")
                        .bind(0, since)
                        .bind(1, MOST)
                        .map((result, context) -> {
                            Row row = new Row(result);
                            return new Seen(
                                    row.number(),
                                    row.instant(),
                                    row.text(),
                                    row.text(),
                                    row.maybe().orElse(""),
                                    row.instant());
                        })
                        .list())
                .stream();
    }

    /** What a source brought in seven days. */
    public record Week(long articles, long fromPages) {
        public static final Week NOTHING = new Week(0, 0);
    }

    /** By the ids of the sources that feeds.yml names; one that brought nothing is left out. */
    public Map<String, Week> week(Instant now) {
        Map<String, Week> weeks = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT s.id, COUNT(*), SUM(CASE WHEN a.origin = 'PAGE' THEN 1"
                        + " ELSE 0 END) FROM source s JOIN article a ON a.source_id = s.id AND a.ordered >= ?"
                        + " WHERE s.named = TRUE GROUP BY s.id")
                .bind(0, now.minus(Duration.ofDays(7)))
                .map((result, context) -> {
                    Row row = new Row(result);
                    return weeks.put(row.text(), new Week(row.number(), row.number()));
                })
                .list());
        return weeks;
    }
}
