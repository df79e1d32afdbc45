package org.tributary.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What people said of pairs of articles: kept for ever, the last word on a pair counts. */
final class Rulings {
    private final Statements sql;

    Rulings(Statements sql) {
        this.sql = sql;
    }

    void say(long articleId, long otherId, boolean apart, Instant now) {
        long one = Math.min(articleId, otherId);
        long other = Math.max(articleId, otherId);
        sql.run("DELETE FROM ruling WHERE one_id = ? AND other_id = ?", one, other);
        sql.run("INSERT INTO ruling (one_id, other_id, apart, at) VALUES (?, ?, ?, ?)", one, other, apart, now);
    }

    /** The stories in which an article may not be. */
    Set<Long> storiesApartFrom(long articleId) {
        Set<Long> stories = new HashSet<>(sql.list(
                "SELECT a.story_id FROM ruling r JOIN article a ON a.id = r.other_id WHERE r.one_id = ? AND r.apart",
                Row::number,
                articleId));
        stories.addAll(sql.list(
                "SELECT a.story_id FROM ruling r JOIN article a ON a.id = r.one_id WHERE r.other_id = ? AND r.apart",
                Row::number,
                articleId));
        return stories;
    }

    /** Whether two stories may not become one. */
    boolean apart(long storyId, long otherStoryId) {
        return sql.first(
                        "SELECT 1 FROM ruling r JOIN article a ON a.id = r.one_id JOIN article b ON b.id = r.other_id"
                                + " WHERE r.apart AND (a.story_id = ? AND b.story_id = ? OR a.story_id = ? AND b.story_id = ?)"
                                + " LIMIT 1",
                        Row::number,
                        storyId,
                        otherStoryId,
                        otherStoryId,
                        storyId)
                .isPresent();
    }

    boolean apart(long storyId, Collection<Long> others) {
        return others.stream().anyMatch(other -> apart(storyId, other));
    }
}
