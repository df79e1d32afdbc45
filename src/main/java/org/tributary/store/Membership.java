package org.tributary.store;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.model.Article;
import org.tributary.model.Placement;
import org.tributary.model.Verdict;

/** Which articles are in which story: stories are founded, joined and taken in. Only in the lane. */
final class Membership {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

    static final String FOUND = "INSERT INTO story (id, seq, uuid, ordered, updated, lead) VALUES (?, ?, ?, ?, ?, ?)";

    private final Statements sql;
    private final LongSupplier next;
    private final Rulings rulings;
    private final Leads leads;
    private final Credits credits;

    /** @param next gives numbers of changes */
    Membership(Statements sql, LongSupplier next, Rulings rulings, Leads leads, Credits credits) {
        this.sql = sql;
        this.next = next;
        this.rulings = rulings;
        this.leads = leads;
        this.credits = credits;
    }

    /** A story of its own, by the article that founds it. */
    void found(long id, Article article) {
        sql.run(FOUND, founding(id, id, UUID.randomUUID(), article));
    }

    /** The values of a new story, in the places of {@link #FOUND}. */
    static Object[] founding(long id, long seq, UUID uuid, Article article) {
        return new Object[] {id, seq, uuid, article.ordered(), article.ordered(), id};
    }

    /** Why it was placed there, for whoever asks later. */
    void keep(List<Verdict> verdicts, long articleId, Instant at) {
        for (Verdict verdict : verdicts)
            sql.run(
                    "INSERT INTO verdict (article_id, other_id, same, rule, figures, shared, at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    articleId,
                    verdict.otherId(),
                    verdict.same(),
                    verdict.rule(),
                    verdict.figures(),
                    verdict.shared(),
                    at);
    }

    /**
     * An article that matches several stories shows that they are one: the oldest, which takes in the others. What a
     * person took apart stays apart.
     */
    long united(long first, Placement placement, long articleId, Instant at) {
        Set<Long> one = new LinkedHashSet<>(List.of(first));
        for (long other : placement.alsoMatches()) if (!rulings.apart(other, one)) one.add(other);
        long into = one.stream().reduce(first, Math::min);
        one.remove(into);
        for (long other : one) takeIn(into, other, articleId, placement.why(), at);
        return into;
    }

    /** @param articleId the one that shows it */
    void takeIn(long into, long other, long articleId, String why, Instant at) {
        List<String> members = sql.list("SELECT id FROM article WHERE story_id = ? ORDER BY id", Row::text, other);
        sql.run("UPDATE article SET story_id = ? WHERE story_id = ?", into, other);
        sql.run("UPDATE story SET merged_into = ?, seq = ? WHERE id = ?", into, next.getAsLong(), other);
        sql.run("DELETE FROM story_join WHERE story_id = ? AND at = ?", other, at);
        sql.run(
                "INSERT INTO story_join (at, story_id, into_id, article_id, why, members) VALUES (?, ?, ?, ?, ?, ?)",
                at,
                other,
                into,
                articleId,
                why,
                Packed.list(members));
        LOG.info("story {} is part of story {} now: {} (article {})", other, into, why, articleId);
    }

    /** One article more. */
    void join(long storyId, long id, Article article, boolean stoodAlone) {
        sql.run("UPDATE story SET seq = ? WHERE id = ?", id, storyId);
        if (stoodAlone) leads.joined(storyId, id, article);
        else leads.choose(storyId, article.firstSeen());
        credits.settle(storyId);
    }

    /** After its articles changed: who leads it, and whose credit they share. */
    void settle(long storyId, Instant now) {
        sql.run("UPDATE story SET seq = ? WHERE id = ?", next.getAsLong(), storyId);
        leads.choose(storyId, now);
        credits.settle(storyId);
    }
}
