package org.tributary.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.tributary.model.Article;
import org.tributary.model.Extraction.Origin;

/**
 * Which article stands for its story: the earliest that has the whole text, as far as lengths and origins tell. It is
 * another one only when the present one is a teaser beside it (each step needs a clearly longer text, so leads do not
 * come and go) or when the house prefers another's outlet or language.
 */
final class Leads {
    /** A feed's text below this may be a teaser, in characters. */
    private static final int TEASER = 600;

    /** A page's text below this may be what a paywall lets through. */
    private static final int PREVIEW = 400;

    private final Statements sql;
    private final Preference preference;

    Leads(Statements sql, Preference preference) {
        this.sql = sql;
        this.preference = preference;
    }

    /** An article as far as it matters here. */
    record Member(long id, Instant firstSeen, Origin origin, long length, int rank) {
        /** Whether the other one's text is so much more that this one is only a teaser of it. */
        boolean isTeaserBeside(Member other) {
            if (origin == Origin.PAGE) return length < PREVIEW && other.length >= 3 * length + PREVIEW;
            if (other.length >= 2 * length + 200) return true;
            return other.origin == Origin.PAGE && length < TEASER && other.length >= length + length / 2 + 100;
        }

        boolean isTeaserAmong(List<Member> all) {
            return all.stream().anyMatch(this::isTeaserBeside);
        }
    }

    /** The present one, unless it is a teaser or another is dearer: then the dearest, of these the earliest. */
    static long of(long present, List<Member> all) {
        List<Member> whole = all.stream().filter(one -> !one.isTeaserAmong(all)).toList();
        int dearest = whole.stream().mapToInt(Member::rank).min().orElse(0);
        return whole.stream()
                .filter(one -> one.id == present && one.rank == dearest)
                .findFirst()
                .or(() -> whole.stream()
                        .filter(one -> one.rank == dearest)
                        .min(Comparator.comparing(Member::firstSeen).thenComparing(Member::id)))
                .map(Member::id)
                .orElse(present);
    }

    /** One article more: most leads need no look at the other members (a story may have hundreds). */
    void joined(long storyId, long id, Article newcomer) {
        Member lead = sql.one(
                "SELECT a.id, a.first_seen, a.origin, a.length, a.outlet, a.language FROM story s"
                        + " JOIN article a ON a.id = s.lead"
                        + " WHERE s.id = ?",
                this::member,
                storyId);
        Member joined = new Member(
                id,
                newcomer.firstSeen(),
                newcomer.origin(),
                newcomer.text().length(),
                preference.rank(newcomer.outlet(), newcomer.language()));
        if (lead.isTeaserBeside(joined) || joined.rank < lead.rank) choose(storyId, newcomer.firstSeen());
    }

    /** Looks at all members; another lead is something new to read, from now on. */
    void choose(long storyId, Instant now) {
        long present = sql.one("SELECT lead FROM story WHERE id = ?", Row::number, storyId);
        List<Member> all = members(storyId);
        long lead = of(present, all);
        if (lead != present)
            sql.run("UPDATE story SET lead = ?, updated = GREATEST(updated, ?) WHERE id = ?", lead, now, storyId);
    }

    /** After an article went: who stands for the story now. That is nothing new to read. */
    void moveOn(long storyId) {
        long present = sql.one("SELECT lead FROM story WHERE id = ?", Row::number, storyId);
        long lead = of(present, members(storyId));
        if (lead != present) sql.run("UPDATE story SET lead = ? WHERE id = ?", lead, storyId);
    }

    private List<Member> members(long storyId) {
        return sql.list(
                "SELECT id, first_seen, origin, length, outlet, language FROM article WHERE story_id = ?",
                this::member,
                storyId);
    }

    private Member member(Row row) throws SQLException {
        return new Member(
                row.number(),
                row.instant(),
                Origin.valueOf(row.text()),
                row.number(),
                preference.rank(row.text(), row.text()));
    }
}
