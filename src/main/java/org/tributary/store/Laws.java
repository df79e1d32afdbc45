package org.tributary.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** What holds of every store between two commits; a breach is a bug of ours, or somebody else wrote to the database. */
public final class Laws {
    private static final int MOST_OF_A_KIND = 20;

    /** What a breach is, and which rows are one: each query gives a number to name it by. */
    private static final Map<String, String> LAWS = laws();

    private final DataSource pool;

    Laws(DataSource pool) {
        this.pool = pool;
    }

    private static Map<String, String> laws() {
        Map<String, String> laws = new LinkedHashMap<>();
        laws.put(
                "the article %d stands in a story that does not stand",
                "SELECT a.id FROM article a LEFT JOIN story s ON s.id = a.story_id"
                        + " WHERE s.id IS NULL OR s.merged_into IS NOT NULL");
        laws.put(
                "the story %d stands without an article",
                "SELECT s.id FROM story s WHERE s.merged_into IS NULL"
                        + " AND NOT EXISTS (SELECT 1 FROM article a WHERE a.story_id = s.id)");
        laws.put(
                "the story %d is led by an article that is not in it",
                "SELECT s.id FROM story s LEFT JOIN article a ON a.id = s.lead"
                        + " WHERE s.merged_into IS NULL AND (a.id IS NULL OR a.story_id <> s.id)");
        laws.put(
                "the story %d was taken in by one that is not there",
                "SELECT s.id FROM story s LEFT JOIN story t ON t.id = s.merged_into"
                        + " WHERE s.merged_into > 0 AND t.id IS NULL");
        laws.put(
                "the article %d has a number that was not given out yet",
                "SELECT id FROM article WHERE seq > (SELECT last_seq FROM lane WHERE id = 1) OR seq < id");
        laws.put(
                "the story %d has a number that was not given out yet",
                "SELECT id FROM story WHERE seq > (SELECT last_seq FROM lane WHERE id = 1) OR seq < id");
        laws.put(
                "the story %d has an article that changed after it: followers miss the change",
                "SELECT DISTINCT s.id FROM story s JOIN article a ON a.story_id = s.id WHERE a.seq > s.seq");
        laws.put(
                "the article %d lacks one of its versions, or has one too many",
                "SELECT a.id FROM article a LEFT JOIN article_version v ON v.article_id = a.id"
                        + " GROUP BY a.id, a.versions HAVING COUNT(v.number) <> a.versions - 1"
                        + " OR COALESCE(MAX(v.number), 0) <> a.versions - 1");
        laws.put(
                "versions are kept of the article %d, which is not there",
                "SELECT DISTINCT v.article_id FROM article_version v LEFT JOIN article a ON a.id = v.article_id"
                        + " WHERE a.id IS NULL");
        laws.put(
                "a page is due for the article %d, which is not there",
                "SELECT p.article_id FROM page_due p LEFT JOIN article a ON a.id = p.article_id WHERE a.id IS NULL");
        laws.put(
                "the article %d is stored and purged at once",
                "SELECT a.id FROM article a JOIN article_past p ON p.source_id = a.source_id AND p.guid = a.guid");
        return laws;
    }

    /**
     * Says each breach in words, some of each kind, and counts all that were said. Reads every body, those of older versions
     * too.
     *
     * @return how many were said; 0 is a sound store
     */
    public int check(Consumer<String> breach) {
        int found = 0;
        try (Connection connection = pool.getConnection()) {
            for (Map.Entry<String, String> law : LAWS.entrySet())
                try (PreparedStatement query =
                                connection.prepareStatement(law.getValue() + " LIMIT " + MOST_OF_A_KIND);
                        ResultSet rows = query.executeQuery()) {
                    for (; rows.next(); found++) breach.accept(law.getKey().formatted(rows.getLong(1)));
                }
            found += bodies(
                    connection,
                    "the body of the article %d cannot be read, or is not as long as it should be",
                    "SELECT id, 0, body, length FROM article WHERE id >= ? AND (id > ? OR 0 > ?)"
                            + " ORDER BY id LIMIT 1000",
                    breach);
            found += bodies(
                    connection,
                    "an older version of the article %d cannot be read",
                    "SELECT article_id, number, body, -1 FROM article_version"
                            + " WHERE article_id >= ? AND (article_id > ? OR number > ?)"
                            + " ORDER BY article_id, number LIMIT 1000",
                    breach);
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
        return found;
    }

    /** Some at a time, each by its two numbers; a length below 0 is not known. */
    private static int bodies(Connection connection, String breached, String sql, Consumer<String> breach)
            throws SQLException {
        int found = 0;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            long last = -1;
            int number = 0;
            for (boolean more = true; more; ) {
                more = false;
                query.setLong(1, last);
                query.setLong(2, last);
                query.setInt(3, number);
                try (ResultSet rows = query.executeQuery()) {
                    for (; rows.next(); more = true) {
                        last = rows.getLong(1);
                        number = rows.getInt(2);
                        if (isSound(rows.getBytes(3), rows.getInt(4)) || found >= MOST_OF_A_KIND) continue;
                        breach.accept(breached.formatted(last));
                        found++;
                    }
                }
            }
        }
        return found;
    }

    private static boolean isSound(byte[] packed, int length) {
        try {
            int there = Body.of(packed).text().length();
            return length < 0 || there == length;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Each article and its story, by the article's number, to compare what is made of the store. */
    public void eachArticle(Visitor visitor) {
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT id, story_id FROM article WHERE id > ? ORDER BY id LIMIT 10000")) {
            long last = -1;
            for (long before = -2; before != last; ) {
                before = last;
                query.setLong(1, last);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        last = rows.getLong(1);
                        visitor.article(last, rows.getLong(2));
                    }
                }
            }
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    /** Is told of an article and its story. */
    public interface Visitor {
        void article(long articleId, long storyId);
    }
}
