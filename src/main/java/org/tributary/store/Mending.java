package org.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.tributary.model.Article;
import org.tributary.model.Ruled;

/** Puts right by a person's word what the rules had judged wrongly. Only in the lane. */
final class Mending {
    private final Statements sql;
    private final LongSupplier next;
    private final Rulings rulings;
    private final Leads leads;
    private final Credits credits;

    /** @param next gives numbers of changes */
    Mending(Statements sql, LongSupplier next, Rulings rulings, Leads leads, Credits credits) {
        this.sql = sql;
        this.next = next;
        this.rulings = rulings;
        this.leads = leads;
        this.credits = credits;
    }

    /** Takes an article out of a story, alone or with all that came with it when its own story was joined. */
    Ruled split(long storyId, long articleId, boolean withItsStory, Instant now) {
        List<Long> members = members(storyId);
        if (!members.contains(articleId)) return Ruled.no("article " + articleId + " is not in story " + storyId);
        Set<Long> leaving = new LinkedHashSet<>(List.of(articleId));
        if (withItsStory) leaving.addAll(cameWith(storyId, articleId));
        leaving.retainAll(members);
        List<Long> staying = new ArrayList<>(members);
        staying.removeAll(leaving);
        if (staying.isEmpty()) return Ruled.no("story " + storyId + " would have no article left");
        for (long gone : leaving) for (long left : staying) rulings.say(gone, left, true, now);
        long twin = twin(articleId).filter(staying::contains).orElseGet(() -> lead(storyId));
        long other = staying.contains(twin) ? twin : staying.get(0);
        long story = stand(leaving, now);
        sql.run(
                "UPDATE article SET twin = NULL, why = ? WHERE id = ?",
                "taken out of story " + storyId + " by hand",
                articleId);
        settle(storyId, now);
        return new Ruled(
                true,
                "story " + storyId + " is without " + leaving.size() + " of its " + members.size()
                        + " articles; they are story " + story,
                List.of(storyId, story),
                articles(articleId, other));
    }

    /** Their own story: the one that was taken in, if that was founded by one of them, else a new one. */
    private long stand(Set<Long> articles, Instant now) {
        long change = next.getAsLong();
        Optional<Long> own = articles.stream()
                .filter(id -> sql.first(
                                "SELECT id FROM story WHERE id = ? AND merged_into IS NOT NULL", Row::number, id)
                        .isPresent())
                .findFirst();
        long story = own.orElse(change);
        long first = articles.iterator().next();
        if (own.isPresent())
            sql.run("UPDATE story SET merged_into = NULL, lead = ?, updated = ? WHERE id = ?", first, now, story);
        else sql.run(Membership.FOUND, story, change, UUID.randomUUID(), now, now, first);
        for (long article : articles) sql.run("UPDATE article SET story_id = ? WHERE id = ?", story, article);
        settle(story, now);
        return story;
    }

    /** What follows from who is in it now. */
    private void settle(long storyId, Instant now) {
        long present = lead(storyId);
        List<Long> members = members(storyId);
        if (!members.contains(present))
            sql.run("UPDATE story SET lead = ?, updated = ? WHERE id = ?", members.get(0), now, storyId);
        leads.choose(storyId, now);
        credits.settle(storyId);
        sql.run(
                "UPDATE story SET seq = ?, ordered = (SELECT MIN(ordered) FROM article WHERE story_id = ?) WHERE id = ?",
                next.getAsLong(),
                storyId,
                storyId);
    }

    /** What was in the story that the article came with. */
    private List<Long> cameWith(long into, long articleId) {
        return sql
                .list(
                        "SELECT members FROM story_join WHERE into_id = ? ORDER BY at DESC",
                        row -> Packed.list(row.text()),
                        into)
                .stream()
                .filter(ids -> ids.contains(Long.toString(articleId)))
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    /** The words to take back before two stories become one; the two articles that stand for it. */
    Ruled mayJoin(long storyId, long otherId) {
        if (storyId == otherId) return Ruled.no("a story and itself are one already");
        for (long story : List.of(storyId, otherId))
            if (sql.first("SELECT id FROM story WHERE id = ? AND merged_into IS NULL", Row::number, story)
                    .isEmpty()) return Ruled.no("there is no story " + story);
        return new Ruled(true, "", List.of(storyId, otherId), articles(lead(storyId), lead(otherId)));
    }

    /** From now on they are one, whatever was said before. */
    void sayTogether(long storyId, long otherId, Instant now) {
        long one = lead(storyId);
        long other = lead(otherId);
        List<Long> theirs = members(otherId);
        for (long mine : members(storyId))
            for (long their : theirs)
                sql.run(
                        "DELETE FROM ruling WHERE one_id = ? AND other_id = ?",
                        Math.min(mine, their),
                        Math.max(mine, their));
        rulings.say(one, other, false, now);
    }

    private List<Long> members(long storyId) {
        return sql.list("SELECT id FROM article WHERE story_id = ? ORDER BY id", Row::number, storyId);
    }

    private long lead(long storyId) {
        return sql.one("SELECT lead FROM story WHERE id = ?", Row::number, storyId);
    }

    private Optional<Long> twin(long articleId) {
        return sql.one("SELECT twin FROM article WHERE id = ?", Row::maybe, articleId)
                .map(Long::valueOf);
    }

    private List<Article> articles(long one, long other) {
        List<Article> both = new ArrayList<>();
        for (long id : List.of(one, other))
            both.add(sql.one(ArticleRows.SELECT + "WHERE id = ?", ArticleRows::read, id)
                    .article());
        return both;
    }
}
