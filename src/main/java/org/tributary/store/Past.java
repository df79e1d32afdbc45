package org.tributary.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tributary.model.Article;
import org.tributary.model.Fingerprint;

/** What retention took: of each article its keys stay, by which it is known when its feed brings it again. */
final class Past {
    private static final int MOST_ALIKE = 50;

    private final Statements sql;
    private final Leads leads;

    Past(Statements sql, Leads leads) {
        this.sql = sql;
        this.leads = leads;
    }

    /** Whether this entry was here and was purged. */
    boolean holds(String sourceId, String guid) {
        return sql.first("SELECT 1 FROM article_past WHERE source_id = ? AND guid = ?", Row::number, sourceId, guid)
                .isPresent();
    }

    /**
     * Whether a feed gives a purged entry a new guid: the same source, address and text. An address alone is not enough
     * (a page that is written anew each day is news), nor is a text (a notice that stands under each entry is none).
     */
    boolean holdsUnderAnotherGuid(Article article) {
        if (article.canonical().isEmpty()) return false;
        return sql
                .list(
                        "SELECT body_hash, terms FROM article_past WHERE canonical = ? AND source_id = ? LIMIT ?",
                        row -> new Fingerprint(row.number(), Packed.ints(row.bytes())),
                        article.canonical(),
                        article.sourceId(),
                        MOST_ALIKE)
                .stream()
                .anyMatch(past -> isAlike(past, article.fingerprint()));
    }

    private static boolean isAlike(Fingerprint past, Fingerprint now) {
        if (past.bodyHash() != 0 && past.bodyHash() == now.bodyHash()) return true;
        int fewer = Math.min(past.terms().length, now.terms().length);
        Set<Integer> common = new TreeSet<>();
        for (int term : past.terms()) common.add(term);
        long shared = Arrays.stream(now.terms()).filter(common::contains).count();
        return fewer > 0 && shared * 2 >= fewer;
    }

    /** Notes the keys of an entry that is not filed because it is past under another guid. */
    void note(Article article, long entryHash, Instant now) {
        sql.run(
                "INSERT INTO article_past (source_id, guid, article_id, story_id, canonical, body_hash, terms, entry_hash,"
                        + " first_seen, versions, purged) VALUES (?, ?, 0, 0, ?, ?, ?, ?, ?, 1, ?)",
                article.sourceId(),
                article.guid(),
                article.canonical(),
                article.fingerprint().bodyHash(),
                Packed.ints(article.fingerprint().terms()),
                entryHash,
                article.firstSeen(),
                now);
    }

    /**
     * Articles of a source that have had their time, by when they were met; so many of its newest in the river stay.
     * What was met before a moment stands below it in the river, too, so the index of a source leads to them.
     */
    List<Long> ended(String sourceId, Instant seenBefore, int keepAtLeast, int most) {
        Optional<Instant> below = keepAtLeast == 0
                ? Optional.of(seenBefore)
                : sql.first(
                        "SELECT ordered FROM article WHERE source_id = ? ORDER BY ordered DESC, id DESC LIMIT 1 OFFSET ?",
                        Row::instant,
                        sourceId,
                        keepAtLeast - 1);
        if (below.isEmpty()) return List.of();
        return sql.list(
                "SELECT id FROM article WHERE source_id = ? AND ordered < ? AND first_seen < ?"
                        + " ORDER BY ordered DESC, id DESC LIMIT ?",
                Row::number,
                sourceId,
                below.get().isBefore(seenBefore) ? below.get() : seenBefore,
                seenBefore,
                most);
    }

    /** Takes an article, its versions and what is planned for it; its keys stay. Returns its story. */
    long purge(long articleId, Instant now) {
        long storyId = sql.one("SELECT story_id FROM article WHERE id = ?", Row::number, articleId);
        sql.run(
                "INSERT INTO article_past (source_id, guid, article_id, story_id, canonical, body_hash, terms, entry_hash,"
                        + " first_seen, versions, purged) SELECT source_id, guid, id, story_id, canonical, body_hash,"
                        + " terms, entry_hash, first_seen, versions, ? FROM article WHERE id = ?",
                now,
                articleId);
        sql.run("DELETE FROM article_version WHERE article_id = ?", articleId);
        sql.run("DELETE FROM page_due WHERE article_id = ?", articleId);
        sql.run("DELETE FROM page_check WHERE article_id = ?", articleId);
        sql.run("DELETE FROM verdict WHERE article_id = ? OR other_id = ?", articleId, articleId);
        sql.run("DELETE FROM article WHERE id = ?", articleId);
        return storyId;
    }

    /**
     * A story lost articles: it stands as long as it has one, under another lead if need be, and is no news by that.
     * One without any ends; followers learn it by its new number.
     */
    void settle(long storyId, long change) {
        boolean stands = sql.first("SELECT 1 FROM article WHERE story_id = ? LIMIT 1", Row::number, storyId)
                .isPresent();
        if (stands) {
            leads.moveOn(storyId);
            sql.run("UPDATE story SET seq = ? WHERE id = ?", change, storyId);
        } else sql.run("UPDATE story SET seq = ?, merged_into = 0 WHERE id = ?", change, storyId);
    }

    /** Keys that have had their time, too; returns how many went. */
    int forget(Instant purgedBefore, int most) {
        return sql.run(
                "DELETE FROM article_past WHERE (source_id, guid) IN"
                        + " (SELECT source_id, guid FROM article_past WHERE purged < ? ORDER BY purged LIMIT ?)",
                purgedBefore,
                most);
    }
}
