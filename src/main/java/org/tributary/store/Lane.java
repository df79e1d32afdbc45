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
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tributary.model.Article;
import org.tributary.model.Download;
import org.tributary.model.Extraction;
import org.tributary.model.Familiar;
import org.tributary.model.Fingerprint;
import org.tributary.model.Neighbour;
import org.tributary.model.Placement;
import org.tributary.model.Ruled;
import org.tributary.model.SourceState;
import org.tributary.model.Takedown;

/**
 * The one-at-a-time part of placing, open for the length of one transaction. An article's id is the number of the
 * change that brought it, a story's id that of the article which founded it; numbers are never used twice, also not
 * after a transaction that failed.
 */
public final class Lane {
    private static final int MOST_BY_KEY = 20;

    /** As the schema makes the sequence. */
    static final long STEP = 1000;

    private final Statements sql;
    private final Dialect dialect;
    private final SourceStates states;
    private final Leads leads;
    private final Credits credits;
    private final Rulings rulings;
    private final Mending mending;
    private final Membership members;
    private final Past past;
    private final Map<String, Familiar> taught = new HashMap<>();
    private long entered;
    private long seq;
    private long given;

    Lane(Statements sql, Dialect dialect, SourceStates states, Preference preference) {
        this.sql = sql;
        this.dialect = dialect;
        this.states = states;
        this.leads = new Leads(sql, preference);
        this.credits = new Credits(sql);
        this.rulings = new Rulings(sql);
        this.mending = new Mending(sql, this::next, rulings, leads, credits);
        this.members = new Membership(sql, this::next, rulings, leads, credits);
        this.past = new Past(sql, leads);
    }

    void enter() {
        entered = sql.one("SELECT last_seq FROM lane WHERE id = 1 FOR UPDATE", Row::number);
        seq = entered;
    }

    void leave() {
        taught.forEach((sourceId, familiar) -> Familiars.save(sql, sourceId, familiar));
        if (seq != entered) sql.run("UPDATE lane SET last_seq = ? WHERE id = 1", seq);
    }

    /** The number of the last change, those of this visit included. */
    public long seq() {
        return seq;
    }

    /** The sequence counts in steps, so that a visit asks it once. */
    private long next() {
        seq = given % STEP == 0 ? sql.one(dialect.nextNumbers(), Row::number) : given;
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

    /** In which story each of these articles is; unknown ids are left out. */
    public Map<Long, Long> storiesOf(Collection<Long> ids) {
        Map<Long, Long> stories = new HashMap<>();
        if (ids.isEmpty()) return stories;
        long[] all = ids.stream().mapToLong(Long::longValue).toArray();
        for (long[] one : sql.list(
                "SELECT id, story_id FROM article WHERE id = ANY(?)",
                row -> new long[] {row.number(), row.number()},
                (Object) all)) stories.put(one[0], one[1]);
        return stories;
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
        if (takedowns().holds(article)) return Placed.PAST;
        if (isPast(article, entryHash)) return Placed.PAST;
        Placement placement = decide.apply(article);
        long id = next();
        long storyId = placement
                .storyId()
                .map(first -> members.united(first, placement, id, article.firstSeen()))
                .orElse(id);
        members.keep(placement.verdicts(), id, article.firstSeen());
        sql.run(ArticleRows.INSERT, ArticleRows.newValues(article, entryHash, id, storyId, placement));
        if (placement.storyId().isPresent())
            members.join(storyId, id, article, placement.alsoMatches().isEmpty());
        else members.found(id, article);
        return new Placed(id, true, placement.storyId().isPresent());
    }

    /** A person's wish: it goes for good. */
    public Ruled takeDown(Takedown wish, Instant now) {
        return takedowns(now).take(wish, now);
    }

    private Takedowns takedowns() {
        return takedowns(Instant.EPOCH);
    }

    /** A story without an article is taken in by none: it has no number. */
    private Takedowns takedowns(Instant now) {
        return new Takedowns(
                sql,
                story -> members.settle(story, now),
                story -> sql.run("UPDATE story SET merged_into = 0, seq = ? WHERE id = ?", next(), story));
    }

    private boolean isPast(Article article, long entryHash) {
        if (past.holds(article.sourceId(), article.guid())) return true;
        if (!past.holdsUnderAnotherGuid(article)) return false;
        past.note(article, entryHash, article.firstSeen());
        return true;
    }

    /** What placing came to; the id is 0 where the article was taken down, or retention has taken it before. */
    public record Placed(long articleId, boolean isNew, boolean joined) {
        static final Placed PAST = new Placed(0, false, false);

        public boolean isFiled() {
            return articleId != 0;
        }
    }

    /**
     * A person's word: the article is not in that story. It holds for ever, whatever the rules say, until a person says
     * otherwise.
     *
     * @param withItsStory so are not the articles that came with it when its story was taken in
     */
    public Ruled split(long storyId, long articleId, boolean withItsStory, Instant now) {
        return mending.split(storyId, articleId, withItsStory, now);
    }

    /** A person's word: they are one story; the older takes in the other. */
    public Ruled join(long storyId, long otherId, Instant now) {
        Ruled may = mending.mayJoin(storyId, otherId);
        if (!may.done()) return may;
        mending.sayTogether(storyId, otherId, now);
        long into = Math.min(storyId, otherId);
        long other = Math.max(storyId, otherId);
        members.takeIn(into, other, may.cases().get(1).id(), "joined by hand", now);
        members.settle(into, now);
        return new Ruled(true, "story " + other + " is part of story " + into + " now", List.of(into), may.cases());
    }

    /** The stories in which, by a person's word, an article may not be. */
    public Set<Long> storiesApartFrom(long articleId) {
        return rulings.storiesApartFrom(articleId);
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
        sql.run("DELETE FROM verdict WHERE article_id = ?", articleId);
        members.keep(placement.verdicts(), articleId, now);
        if (placement.storyId().isEmpty()) return false;
        List<Long> all = new ArrayList<>(List.of(own));
        all.addAll(placement.alsoMatches());
        members.settle(members.united(placement.storyId().get(), placement.with(all), articleId, now), now);
        return true;
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
        boolean differs = Versions.differ(stored.article(), version);
        Weight weight = differs ? weigh.apply(stored.article(), version) : Weight.NONE;
        if (differs) Versions.keep(sql, stored, now, weight);
        if (!weight.matters()) version = version.withUpdated(stored.article().updated());
        long change = next();
        sql.run(
                differs ? ArticleRows.UPDATE : ArticleRows.UPDATE_LOOKS,
                ArticleRows.newerValues(version, entryHash, now, change, articleId));
        sql.run("UPDATE story SET seq = ? WHERE id = ?", change, stored.storyId());
        if (weight.matters())
            sql.run("UPDATE story SET updated = ? WHERE id = ? AND lead = ?", now, stored.storyId(), articleId);
        if (differs) leads.choose(stored.storyId(), now);
        if (stored.article().agency().isPresent() || version.agency().isPresent()) credits.settle(stored.storyId());
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

    /**
     * Retention: a source's articles first seen before that moment go, but for so many of its newest. What they said is
     * gone; their keys stay, so that they do not come back as new.
     *
     * @param most at most so many in this visit, for others wait for the lane
     * @return how many went
     */
    public int purge(String sourceId, Instant seenBefore, int keepAtLeast, int most, Instant now) {
        List<Long> ended = past.ended(sourceId, seenBefore, keepAtLeast, most);
        Set<Long> stories = new LinkedHashSet<>();
        for (long articleId : ended) stories.add(past.purge(articleId, now));
        for (long storyId : stories) past.settle(storyId, next());
        return ended.size();
    }

    /** Forgets the keys of articles purged before that moment; returns how many. */
    public int forgetKeys(Instant purgedBefore, int most) {
        return past.forget(purgedBefore, most);
    }

    /** Which articles' pages are to be asked for once more. */
    public PagesDue pages() {
        return new PagesDue(sql);
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

    /** What reading a source's pages has taught by now. */
    public void learned(String sourceId, Familiar familiar) {
        taught.put(sourceId, familiar); // a visit files many articles of one source, and the last has learned of all
    }

    /** Ends polls in the commit that holds their entries, so that validators never know more than the store. */
    public void save(Collection<SourceState> polled) {
        states.save(sql, polled);
    }
}
