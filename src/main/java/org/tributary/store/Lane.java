package org.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tributary.model.Article;
import org.tributary.model.Download;
import org.tributary.model.Extraction;
import org.tributary.model.Fingerprint;
import org.tributary.model.Neighbour;
import org.tributary.model.Placement;
import org.tributary.model.SourceState;

/**
 * The one-at-a-time part of placing, open for the length of one transaction. An article's id is the number of the
 * change that brought it, a story's id that of the article which founded it; numbers are never used twice, also not
 * after a transaction that failed.
 */
public final class Lane {
    private static final int MOST_BY_KEY = 20;

    /** As the schema makes the sequence. */
    private static final long STEP = 1000;

    private final Statements sql;
    private final SourceStates states;
    private final Leads leads;
    private long entered;
    private long seq;
    private long given;

    Lane(Statements sql, SourceStates states) {
        this.sql = sql;
        this.states = states;
        this.leads = new Leads(sql);
    }

    void enter() {
        entered = sql.one("SELECT last_seq FROM lane WHERE id = 1 FOR UPDATE", Row::number);
        seq = entered;
    }

    void leave() {
        if (seq != entered) sql.run("UPDATE lane SET last_seq = ? WHERE id = 1", seq);
    }

    /** The number of the last change, those of this visit included. */
    public long seq() {
        return seq;
    }

    /** The sequence counts in steps, so that a visit asks it once. */
    private long next() {
        seq = given % STEP == 0 ? sql.one("SELECT NEXT VALUE FOR change_number", Row::number) : given;
        given = seq + 1;
        return seq;
    }

    /** Articles first seen since then that have this one's canonical address or, word for word, its body. */
    public List<Neighbour> byKeys(Article article, Instant since) {
        Set<Long> ids = new LinkedHashSet<>();
        long body = article.fingerprint().bodyHash();
        if (!article.canonical().isEmpty()) ids.addAll(withKey("canonical", article.canonical(), since));
        if (body != 0) ids.addAll(withKey("body_hash", body, since));
        return load(ids);
    }

    private List<Long> withKey(String column, Object value, Instant since) {
        return sql.list(
                "SELECT id FROM article WHERE " + column + " = ? AND first_seen >= ? ORDER BY id LIMIT ?",
                Row::number,
                value,
                since,
                MOST_BY_KEY);
    }

    /** Placed articles with their stories, in this order; unknown ids are left out. */
    public List<Neighbour> load(Collection<Long> ids) {
        if (ids.isEmpty()) return List.of();
        long[] once = ids.stream().mapToLong(Long::longValue).distinct().toArray();
        Map<Long, Neighbour> found = new HashMap<>();
        for (ArticleRows.Filed filed :
                sql.list(ArticleRows.SELECT + "WHERE id = ANY(?)", ArticleRows::read, (Object) once))
            found.put(filed.article().id(), new Neighbour(filed.article(), filed.storyId()));
        return Arrays.stream(once)
                .filter(found::containsKey)
                .mapToObj(found::get)
                .toList();
    }

    /** Articles changed after that number, in the order of their last change, those of this visit included. */
    public List<Changed> changesAfter(long after, int most) {
        if (after >= seq) return List.of();
        return sql.list(
                "SELECT seq, id, story_id, source_id, outlet, canonical, language, first_seen, body_hash, terms"
                        + " FROM article WHERE seq > ? ORDER BY seq LIMIT ?",
                row -> new Changed(
                        row.number(),
                        row.number(),
                        row.number(),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.instant(),
                        new Fingerprint(row.number(), Packed.ints(row.bytes()))),
                after,
                most);
    }

    /** What a follower keeps of an article that was placed or filed anew. */
    public record Changed(
            long seq,
            long articleId,
            long storyId,
            String sourceId,
            String outlet,
            String canonical,
            String language,
            Instant firstSeen,
            Fingerprint fingerprint) {}

    /**
     * Files an article. An entry that is stored already stays as it is, and nobody is asked.
     *
     * @param entryHash what the feed said of it, to tell a change later
     * @return the article's id, and whether it is new and joined a story
     */
    public Placed place(Article article, long entryHash, Function<Article, Placement> decide) {
        Optional<Long> stored = sql.first(
                "SELECT id FROM article WHERE source_id = ? AND guid = ?",
                Row::number,
                article.sourceId(),
                article.guid());
        if (stored.isPresent()) return new Placed(stored.get(), false, false);
        Placement placement = decide.apply(article);
        long id = next();
        long storyId = placement
                .storyId()
                .map(first -> united(first, placement, id, article.firstSeen()))
                .orElse(id);
        sql.run(ArticleRows.INSERT, ArticleRows.newValues(article, entryHash, id, storyId, placement));
        if (placement.storyId().isPresent())
            join(storyId, id, article, placement.alsoMatches().isEmpty());
        else found(id, article);
        return new Placed(id, true, placement.storyId().isPresent());
    }

    /** What placing came to. */
    public record Placed(long articleId, boolean isNew, boolean joined) {}

    private void found(long id, Article article) {
        sql.run(
                "INSERT INTO story (id, seq, uuid, ordered, updated, lead) VALUES (?, ?, ?, ?, ?, ?)",
                id,
                id,
                UUID.randomUUID(),
                article.ordered(),
                article.ordered(),
                id);
    }

    /** An article that matches several stories shows that they are one: the oldest, which takes in the others. */
    private long united(long first, Placement placement, long articleId, Instant at) {
        long into = placement.alsoMatches().stream().reduce(first, Math::min);
        Set<Long> others = new LinkedHashSet<>(placement.alsoMatches());
        others.add(first);
        others.remove(into);
        for (long other : others) {
            sql.run("UPDATE article SET story_id = ? WHERE story_id = ?", into, other);
            sql.run("UPDATE story SET merged_into = ?, seq = ? WHERE id = ?", into, next(), other);
            sql.run(
                    "INSERT INTO story_join (at, story_id, into_id, article_id, why) VALUES (?, ?, ?, ?, ?)",
                    at,
                    other,
                    into,
                    articleId,
                    placement.why());
        }
        return into;
    }

    /**
     * Places an article again that founded a story and is alone in it: once it has its whole text it may be known as a
     * reprint. An article among others stays where it is.
     *
     * @return whether it is in one story with others now
     */
    public boolean placeAgain(long articleId, Instant now, Function<Article, Placement> decide) {
        ArticleRows.Filed stored = sql.one(ArticleRows.SELECT + "WHERE id = ?", ArticleRows::read, articleId);
        long own = stored.storyId();
        if (sql.one("SELECT COUNT(*) FROM article WHERE story_id = ?", Row::number, own) > 1) return false;
        Placement placement = decide.apply(stored.article());
        long change = next();
        sql.run(
                "UPDATE article SET twin = ?, why = ?, seq = ? WHERE id = ?",
                placement.articleId(),
                placement.why(),
                change,
                articleId);
        if (placement.storyId().isEmpty()) return false;
        List<Long> all = new ArrayList<>(placement.alsoMatches());
        all.add(own);
        long storyId = united(placement.storyId().get(), placement.with(all), articleId, now);
        sql.run("UPDATE story SET seq = ? WHERE id = ?", next(), storyId);
        leads.choose(storyId, now);
        return true;
    }

    private void join(long storyId, long id, Article article, boolean stoodAlone) {
        sql.run("UPDATE story SET seq = ? WHERE id = ?", id, storyId);
        if (stoodAlone) leads.joined(storyId, id, article);
        else leads.choose(storyId, article.firstSeen());
    }

    /**
     * Files a new version of a stored article. If its words differ, the old version is kept with the kind of the change;
     * if the change matters and the article leads its story, the story is updated at {@code now}. A change that does not
     * matter leaves the outlet's own "updated" as it was: a counter is no reason to read an article again.
     *
     * @param pageMissing the newer one is made of a feed's words only because its page did not come: a text that was
     *     taken from the page stays then
     * @param weigh says what the change from the first article to the second is; asked only where words differ
     * @return what the change is
     */
    public Weight refile(
            long articleId,
            Article newer,
            long entryHash,
            Instant now,
            boolean pageMissing,
            BiFunction<Article, Article, Weight> weigh) {
        ArticleRows.Filed stored = sql.one(ArticleRows.SELECT + "WHERE id = ?", ArticleRows::read, articleId);
        boolean keeps = pageMissing && stored.article().origin() == Extraction.Origin.PAGE;
        Article version = keeps ? newer.withBodyOf(stored.article()) : newer;
        boolean differs = wordsDiffer(stored.article(), version);
        Weight weight = differs ? weigh.apply(stored.article(), version) : Weight.NONE;
        if (differs) keepVersion(stored, now, weight);
        if (!weight.matters()) version = version.withUpdated(stored.article().updated());
        long change = next();
        sql.run(
                differs ? ArticleRows.UPDATE : ArticleRows.UPDATE_LOOKS,
                ArticleRows.newerValues(version, entryHash, now, change, articleId));
        sql.run("UPDATE story SET seq = ? WHERE id = ?", change, stored.storyId());
        if (weight.matters())
            sql.run("UPDATE story SET updated = ? WHERE id = ? AND lead = ?", now, stored.storyId(), articleId);
        if (differs) leads.choose(stored.storyId(), now);
        return weight;
    }

    /**
     * What a change is.
     *
     * @param kind its name, kept with the version that it ended
     * @param matters whether readers get to see the article as changed
     */
    public record Weight(String kind, boolean matters) {
        /** No word differs. */
        static final Weight NONE = new Weight("", false);
    }

    private static boolean wordsDiffer(Article before, Article after) {
        return !words(before.title()).equals(words(after.title()))
                || !words(before.text()).equals(words(after.text()));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
        words.removeIf(String::isEmpty);
        return words;
    }

    private void keepVersion(ArticleRows.Filed stored, Instant now, Weight weight) {
        sql.run(
                "INSERT INTO article_version (article_id, number, title, text, html, filed, replaced, kind)"
                        + " SELECT id, versions, title, text, html, filed, ?, ? FROM article WHERE id = ?",
                now,
                weight.kind(),
                stored.article().id());
    }

    /** The article's page could not be had: it is worth another try. */
    public void pageDue(long articleId, Instant due, int tries, String why) {
        pageSettled(articleId);
        sql.run("INSERT INTO page_due (article_id, due, tries, why) VALUES (?, ?, ?, ?)", articleId, due, tries, why);
    }

    /** The page came, or will not be asked for again. */
    public void pageSettled(long articleId) {
        sql.run("DELETE FROM page_due WHERE article_id = ?", articleId);
    }

    /** What the source last sent, read by these rules; what is too large is not kept, nor is what came before it. */
    public void keepFeed(String sourceId, Download download, String reading, Instant fetched) {
        FeedBodies.keep(sql, sourceId, download, reading, fetched);
    }

    /** What is kept of the feed has been read by these rules. */
    public void feedRead(String sourceId, String reading) {
        sql.run("UPDATE feed_body SET reading = ? WHERE source_id = ?", reading, sourceId);
    }

    /** The article's entry reads otherwise now, though its outlet has not changed it. */
    public void entryRead(long articleId, long entryHash) {
        sql.run("UPDATE article SET entry_hash = ? WHERE id = ?", entryHash, articleId);
    }

    /** What a source's feed calls itself: the outlet's name where feeds.yml gives none. */
    public void titled(String sourceId, String title) {
        sql.run("UPDATE source SET title = ? WHERE id = ?", title, sourceId);
    }

    /** Ends polls in the commit that holds their entries, so that validators never know more than the store. */
    public void save(Collection<SourceState> polled) {
        states.save(sql, polled);
    }
}
