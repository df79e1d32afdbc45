package org.tributary.store;

import java.net.URI;
import java.time.Instant;
import org.tributary.model.Validators;

/** Which articles' pages are to be asked for once more, as the lane writes it; {@link Articles} tells them. */
public final class PagesDue {
    private final Statements sql;

    PagesDue(Statements sql) {
        this.sql = sql;
    }

    /** The article's page could not be had: it is worth another try. Nothing where the article was not filed (0). */
    public void again(long articleId, Instant due, int tries, String why) {
        if (articleId == 0) return;
        settled(articleId);
        sql.run("INSERT INTO page_due (article_id, due, tries, why) VALUES (?, ?, ?, ?)", articleId, due, tries, why);
    }

    /** The page came, or will not be asked for again. */
    public void settled(long articleId) {
        sql.run("DELETE FROM page_due WHERE article_id = ?", articleId);
    }

    /**
     * The article's page is to be asked again whether it was corrected.
     *
     * @param checks how often it was asked already
     * @param validators to ask it with
     */
    public void check(long articleId, Instant due, int checks, Validators validators) {
        checked(articleId);
        sql.run(
                "INSERT INTO page_check (article_id, due, checks, etag, last_modified, validators_url)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                articleId,
                due,
                checks,
                validators.etag(),
                validators.lastModified(),
                validators.url().map(URI::toString));
    }

    /** The article's page will not be asked again. */
    public void checked(long articleId) {
        sql.run("DELETE FROM page_check WHERE article_id = ?", articleId);
    }
}
