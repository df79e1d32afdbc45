package org.tributary.store;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.tributary.model.Article;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Ruled;
import org.tributary.model.Takedown;
import org.tributary.model.WebUrl;

/**
 * Removes articles and sources for good (P44): the text, its versions, what was thought of it and planned for it. A
 * tombstone keeps each from coming back. Only in the lane.
 */
final class Takedowns {
    private static final List<String> OF_AN_ARTICLE = List.of(
            "DELETE FROM article_version WHERE article_id = ANY(?)",
            "DELETE FROM page_due WHERE article_id = ANY(?)",
            "DELETE FROM page_check WHERE article_id = ANY(?)",
            "DELETE FROM verdict WHERE article_id = ANY(?)",
            "DELETE FROM verdict WHERE other_id = ANY(?)",
            "DELETE FROM ruling WHERE one_id = ANY(?)",
            "DELETE FROM ruling WHERE other_id = ANY(?)",
            "UPDATE article SET twin = NULL WHERE twin = ANY(?)",
            "UPDATE article SET agency_from = NULL WHERE agency_from = ANY(?)",
            "DELETE FROM article WHERE id = ANY(?)");

    private static final int LONGEST_KEY = 500;

    private final Statements sql;
    private final LongConsumer lostArticles;
    private final LongConsumer ended;

    /**
     * @param lostArticles settles a story that has others left
     * @param ended a story that has none
     */
    Takedowns(Statements sql, LongConsumer lostArticles, LongConsumer ended) {
        this.sql = sql;
        this.lostArticles = lostArticles;
        this.ended = ended;
    }

    /** Whether somebody wanted this gone. */
    boolean holds(Article article) {
        return sql.first(
                        "SELECT 1 FROM tombstone WHERE (source_id = ? AND guid IN ('', ?))"
                                + " OR (canonical = ? AND canonical <> '') LIMIT 1",
                        Row::number,
                        article.sourceId(),
                        article.guid(),
                        article.canonical())
                .isPresent();
    }

    Ruled take(Takedown wish, Instant now) {
        return switch (wish.kind()) {
            case SOURCE -> source(wish, now);
            case STORY -> story(wish, now);
            default -> article(wish, now);
        };
    }

    private Ruled source(Takedown wish, Instant now) {
        if (sql.first("SELECT 1 FROM source WHERE id = ?", Row::number, wish.what())
                .isEmpty()) return Ruled.no("there is no source '" + wish.what() + "'");
        bury(wish.what(), "", "", wish.why(), now);
        sql.run("UPDATE source SET named = FALSE, outlet = '', title = '' WHERE id = ?", wish.what());
        sql.run(
                "UPDATE source_state SET next_poll = NULL, due = NULL, holder = NULL, outcome = 'taken down'"
                        + " WHERE source_id = ?",
                wish.what());
        sql.run("DELETE FROM familiar WHERE source_id = ?", wish.what());
        List<Long> ids = sql.list("SELECT id FROM article WHERE source_id = ?", Row::number, wish.what());
        remove(ids, false, wish.why(), now);
        return done("source " + wish.what() + " and " + count(ids.size()));
    }

    private Ruled story(Takedown wish, Instant now) {
        if (!wish.what().matches("[0-9]{1,18}")) return Ruled.no("'" + wish.what() + "' is no story's number");
        List<Long> ids =
                sql.list("SELECT id FROM article WHERE story_id = ?", Row::number, Long.parseLong(wish.what()));
        if (ids.isEmpty()) return Ruled.no("there is no story " + wish.what());
        remove(ids, true, wish.why(), now);
        return done("story " + wish.what() + ", " + count(ids.size()) + ",");
    }

    private Ruled article(Takedown wish, Instant now) {
        if (wish.what().matches("[0-9]{1,18}")) {
            List<Long> ids = sql.list("SELECT id FROM article WHERE id = ?", Row::number, Long.parseLong(wish.what()));
            if (ids.isEmpty()) return Ruled.no("there is no article " + wish.what());
            remove(ids, true, wish.why(), now);
            return done("article " + wish.what());
        }
        Optional<URI> url = WebUrl.of(wish.what()).filter(each -> each.getHost() != null);
        if (url.isEmpty()) return Ruled.no("'" + wish.what() + "' is neither an article's number nor an address");
        String canonical = CanonicalUrl.of(url.get()).value();
        List<Long> ids = sql.list(
                "SELECT id FROM article WHERE canonical IN (?, ?) OR url = ?",
                Row::number,
                canonical,
                wish.what(),
                wish.what());
        if (ids.isEmpty() && wish.onlyStored()) return Ruled.no("nothing stored has the address " + wish.what());
        remove(ids, true, wish.why(), now);
        bury("", key(canonical), canonical, wish.why(), now);
        if (ids.isEmpty())
            return new Ruled(
                    true,
                    "nothing stored has the address " + wish.what() + "; it will not be taken in from now on",
                    List.of(),
                    List.of());
        return done(count(ids.size()) + " at " + wish.what());
    }

    /** What an index takes of an address that is longer than any index of PostgreSQL likes. */
    private static String key(String canonical) {
        return canonical.length() <= LONGEST_KEY
                ? canonical
                : "long:" + UUID.nameUUIDFromBytes(canonical.getBytes(StandardCharsets.UTF_8));
    }

    private static Ruled done(String what) {
        return new Ruled(true, what + " taken down for good", List.of(), List.of());
    }

    private static String count(int articles) {
        return articles + (articles == 1 ? " article" : " articles");
    }

    private void bury(String sourceId, String guid, String canonical, String why, Instant now) {
        sql.run("DELETE FROM tombstone WHERE source_id = ? AND guid = ?", sourceId, guid);
        sql.run(
                "INSERT INTO tombstone (source_id, guid, canonical, article_id, story_id, at, why)"
                        + " VALUES (?, ?, ?, 0, 0, ?, ?)",
                sourceId,
                guid,
                canonical,
                now,
                why);
    }

    /** @param everywhere also under their addresses in other sources */
    private void remove(List<Long> articles, boolean everywhere, String why, Instant now) {
        if (articles.isEmpty()) return;
        long[] ids = articles.stream().mapToLong(Long::longValue).toArray();
        TreeSet<Long> stories = new TreeSet<>(
                sql.list("SELECT DISTINCT story_id FROM article WHERE id = ANY(?)", Row::number, (Object) ids));
        sql.run(
                "INSERT INTO tombstone (source_id, guid, canonical, article_id, story_id, at, why)"
                        + " SELECT source_id, guid, " + (everywhere ? "canonical" : "''") + ", id, story_id, ?, ?"
                        + " FROM article WHERE id = ANY(?)",
                now,
                why,
                ids);
        for (String statement : OF_AN_ARTICLE) sql.run(statement, (Object) ids);
        for (long story : stories) {
            boolean stands = sql.first("SELECT 1 FROM article WHERE story_id = ? LIMIT 1", Row::number, story)
                    .isPresent();
            if (stands) lostArticles.accept(story);
            else ended.accept(story);
        }
    }
}
