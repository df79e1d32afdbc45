package org.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tributary.model.Article;

/** What articles said before. Only in the lane. */
final class Versions {
    private Versions() {}

    /** Whether any word differs; blanks are none. */
    static boolean differ(Article before, Article after) {
        return !words(before.title()).equals(words(after.title()))
                || !words(before.text()).equals(words(after.text()));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
        words.removeIf(String::isEmpty);
        return words;
    }

    /** Keeps what the article says now, before it says something else. */
    static void keep(Statements sql, ArticleRows.Filed stored, Instant now, Lane.Weight weight) {
        sql.run(
                "INSERT INTO article_version (article_id, number, title, body, filed, replaced, kind)"
                        + " SELECT id, versions, title, body, filed, ?, ? FROM article WHERE id = ?",
                now,
                weight.kind(),
                stored.article().id());
    }
}
