package org.tributary.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.tributary.model.Article;
import org.tributary.model.Placement;
import org.tributary.model.Ruling;
import org.tributary.model.Story;
import org.tributary.model.Verdict;

/**
 * The river: stories, newest first, and the lane in which articles are placed in them, one at a time.
 */
public final class Stories {
    private final Jdbi jdbi;
    private final Dialect dialect;
    private final SourceStates states;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong lastSeq;
    private final HikariDataSource pool;
    private Optional<Statements> statements;
    private volatile Preference preference = Preference.NONE;

    /** @param lane the connection for the lane, which it has entered already */
    Stories(Jdbi jdbi, HikariDataSource pool, Dialect dialect, SourceStates states, Statements lane) {
        this.pool = pool;
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.states = states;
        this.statements = Optional.of(lane);
        this.lastSeq = new AtomicLong(stored());
    }

    /**
     * One visit to the lane: all that {@code work} does there is one transaction, and is on disk when this returns; if
     * it throws, nothing was done. Nobody else is in the lane meanwhile (one locked row), so numbers of changes are
     * given in the order in which they are committed.
     */
    public <T> T inLane(Function<Lane, T> work) {
        turn.lock();
        try {
            Lane lane = new Lane(open(), dialect, states, preference);
            T made = visit(lane, work);
            lastSeq.accumulateAndGet(lane.seq(), Math::max);
            return made;
        } finally {
            turn.unlock();
        }
    }

    private <T> T visit(Lane lane, Function<Lane, T> work) {
        Statements sql = open();
        try {
            lane.enter();
            T made = work.apply(lane);
            lane.leave();
            sql.commit();
            dialect.sync(sql);
            return made;
        } catch (RuntimeException | Error e) {
            giveUp(e);
            throw e;
        }
    }

    /** The lane's own connection, kept from visit to visit with its prepared statements. */
    private Statements open() {
        if (statements.isEmpty()) {
            Statements fresh = Statements.of(pool);
            try {
                dialect.enterLane(fresh);
            } catch (RuntimeException e) {
                fresh.close();
                throw e;
            }
            statements = Optional.of(fresh);
        }
        return statements.get();
    }

    private void giveUp(Throwable why) {
        Statements sql = open();
        statements = Optional.empty();
        try {
            sql.rollback();
            dialect.leaveLane(sql);
        } catch (RuntimeException also) {
            why.addSuppressed(also);
        }
        if (sql.works()) sql.close();
        else if (dialect.mayEndDead()) sql.end();
        else
            pool.getHikariConfigMXBean()
                    .setMaximumPoolSize(pool.getMaximumPoolSize() + 1); // its place is never free again
    }

    void close() {
        turn.lock();
        try (Statements sql = statements.orElse(null)) {
            statements = Optional.empty();
            if (sql != null) dialect.leaveLane(sql);
        } finally {
            turn.unlock();
        }
    }

    /** Whom the house would rather see lead a story; counts for each story when it next changes. */
    public void prefer(Preference wish) {
        preference = wish;
    }

    /** Files one article; the function sees its neighbours and says where it belongs. The same entry twice is once. */
    public long place(Article article, Function<Lane, Placement> decide) {
        return inLane(
                lane -> lane.place(article, 0, placed -> decide.apply(lane)).articleId());
    }

    /** So many numbers are never given out: after a restore, those that were given out since the backup. */
    void leaveOutNumbers(long many) {
        jdbi.useHandle(handle -> {
            long next =
                    handle.createQuery(dialect.nextNumbers()).mapTo(Long.class).one();
            handle.execute("ALTER SEQUENCE change_number RESTART WITH " + (next + many));
        });
    }

    /** Gives no number that another store has given. */
    void numbersAfter(Stories other) {
        long next = other.jdbi.withHandle(handle -> handle.createQuery(other.dialect.nextNumbers())
                .mapTo(Long.class)
                .one());
        jdbi.useHandle(handle -> handle.execute("ALTER SEQUENCE change_number RESTART WITH " + next));
    }

    /** The number of the last committed change: equal numbers mean that nothing changed in between. */
    public long lastSeq() {
        return lastSeq.get();
    }

    private long stored() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT last_seq FROM lane")
                .mapTo(Long.class)
                .one());
    }

    /** Looks what other processes have changed. */
    public void look() {
        lastSeq.accumulateAndGet(stored(), Math::max);
    }

    /** The number that the changes since about then come after: where a follower with a window begins. */
    public long seqBefore(Instant since) {
        return jdbi.withHandle(handle -> {
            long low = 0;
            long high = lastSeq();
            while (low < high) {
                long middle = (low + high + 1) >>> 1;
                boolean older = handle.createQuery("SELECT first_seen FROM article WHERE id >= ? ORDER BY id LIMIT 1")
                        .bind(0, middle)
                        .map((result, context) -> new Row(result).instant().isBefore(since))
                        .findOne()
                        .orElse(false);
                if (older) low = middle;
                else high = middle - 1;
            }
            return low;
        });
    }

    /** Where a page of the river ended: the next one begins below it. */
    public record Place(Instant ordered, long id) {}

    /** The newest stories, or those below a place. */
    public List<Story> newest(int most, Optional<Place> below) {
        return load(newestIds(most, below));
    }

    /** Their ids alone. */
    public List<Long> newestIds(int most, Optional<Place> below) {
        return jdbi.withHandle(handle -> {
            var query = below.isEmpty()
                    ? handle.createQuery(
                                    "SELECT id FROM story WHERE merged_into IS NULL ORDER BY ordered DESC, id DESC LIMIT ?")
                            .bind(0, most)
                    : handle.createQuery("SELECT id FROM story WHERE ordered <= ? AND (ordered < ? OR id < ?)"
                                    + " AND merged_into IS NULL ORDER BY ordered DESC, id DESC LIMIT ?")
                            .bind(0, below.get().ordered())
                            .bind(1, below.get().ordered())
                            .bind(2, below.get().id())
                            .bind(3, most);
            return query.mapTo(Long.class).list();
        });
    }

    /** The stories of these ids, in this order, whole; unknown ids are left out. Two queries, however many they are. */
    public List<Story> load(List<Long> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbi.withHandle(handle -> {
            Map<Long, List<Article>> members = members(handle, ids);
            Map<Long, Story> stories = new HashMap<>();
            handle.createQuery(
                            "SELECT id, uuid, ordered, updated, lead FROM story WHERE id = ANY(?) AND merged_into IS NULL")
                    .bindArray(0, Long.class, ids.toArray())
                    .map((result, context) -> {
                        Row row = new Row(result);
                        long id = row.number();
                        return new Story(
                                id,
                                row.object(UUID.class),
                                row.instant(),
                                row.instant(),
                                leadFirst(members.getOrDefault(id, List.of()), row.number()));
                    })
                    .forEach(story -> stories.put(story.id(), story));
            return ids.stream().filter(stories::containsKey).map(stories::get).toList();
        });
    }

    private static Map<Long, List<Article>> members(Handle handle, Collection<Long> ids) {
        Map<Long, List<Article>> members = new HashMap<>();
        handle.createQuery(ArticleRows.SELECT + "WHERE story_id = ANY(?)")
                .bindArray(0, Long.class, ids.toArray())
                .map((result, context) -> ArticleRows.read(new Row(result)))
                .forEach(filed -> members.computeIfAbsent(filed.storyId(), id -> new ArrayList<>())
                        .add(filed.article()));
        return members;
    }

    private static List<Article> leadFirst(List<Article> members, long lead) {
        members.sort((a, b) -> {
            if (a.id() == lead || b.id() == lead) return a.id() == lead ? -1 : 1;
            int order = a.firstSeen().compareTo(b.firstSeen());
            return order != 0 ? order : Long.compare(a.id(), b.id());
        });
        return members;
    }

    /**
     * Stories changed after that number, in the order of their last change: what a follower must read again. One that
     * {@link #load} leaves out is no more: another took it in.
     */
    public List<Change> changedAfter(long seq, int most) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT id, seq FROM story WHERE seq > ? ORDER BY seq LIMIT ?")
                        .bind(0, seq)
                        .bind(1, most)
                        .map((result, context) -> new Change(result.getLong(1), result.getLong(2)))
                        .list());
    }

    /** The articles of these stories that were taken down: what a follower must forget. */
    public List<Long> takenDownFrom(Collection<Long> storyIds) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT article_id FROM tombstone WHERE story_id = ANY(?) AND article_id > 0")
                .bindArray(0, Long.class, storyIds.toArray())
                .mapTo(Long.class)
                .list());
    }

    /** The articles that retention took out of these stories: what a follower must forget. */
    public List<Long> purgedFrom(Collection<Long> storyIds) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT article_id FROM article_past WHERE story_id = ANY(?) AND article_id > 0")
                .bindArray(0, Long.class, storyIds.toArray())
                .mapTo(Long.class)
                .list());
    }

    /** A story and the number of its last change. */
    public record Change(long storyId, long seq) {}

    /** Why each of a story's articles is in it, the first placed first. */
    public List<Why> whyOf(long storyId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, first_seen, twin, why FROM article WHERE story_id = ? ORDER BY id")
                .bind(0, storyId)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Why(row.number(), row.instant(), row.maybe().map(Long::valueOf), row.text());
                })
                .list());
    }

    /** One decision; {@code twin} is the article that it was found equal to. */
    public record Why(long articleId, Instant at, Optional<Long> twin, String why) {}

    /** The story that a story is part of by now: itself, as long as it stands. */
    public Optional<Long> standing(long storyId) {
        return jdbi.withHandle(handle -> {
            long at = storyId;
            for (int steps = 0; steps < 100; steps++) {
                Optional<Optional<Long>> into = handle.createQuery("SELECT merged_into FROM story WHERE id = ?")
                        .bind(0, at)
                        .map((result, context) -> new Row(result).maybe().map(Long::valueOf))
                        .findOne();
                if (into.isEmpty()) return Optional.<Long>empty();
                if (into.get().isEmpty()) return Optional.of(at);
                at = into.get().get();
            }
            return Optional.<Long>empty();
        });
    }

    /**
     * What was thought when a story's articles were laid beside others, and others beside them: the merges, and the
     * refusals that keep others out.
     */
    public List<Judged> verdictsOf(long storyId) {
        String columns = "SELECT v.article_id, v.other_id, v.same, v.rule, v.figures, v.shared, v.at,"
                + " x.id, x.story_id, x.outlet, x.title FROM article m JOIN verdict v ON ";
        return jdbi.withHandle(handle -> handle.createQuery(columns
                        + "v.article_id = m.id JOIN article x ON x.id = v.other_id WHERE m.story_id = ? UNION ALL "
                        + columns
                        + "v.other_id = m.id JOIN article x ON x.id = v.article_id WHERE m.story_id = ?"
                        + " AND x.story_id <> m.story_id ORDER BY 7, 1, 2 LIMIT 200")
                .bind(0, storyId)
                .bind(1, storyId)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Judged(
                            row.number(),
                            new Verdict(row.number(), row.flag(), row.text(), row.text(), row.text()),
                            row.instant(),
                            row.number(),
                            row.number(),
                            row.text(),
                            row.text());
                })
                .list());
    }

    /**
     * One verdict.
     *
     * @param articleId what was laid beside {@code verdict.otherId()}
     * @param strangerId that one of the two that is not the member which was asked about
     */
    public record Judged(
            long articleId,
            Verdict verdict,
            Instant at,
            long strangerId,
            long strangerStory,
            String strangerOutlet,
            String strangerTitle) {}

    /** What people said of a story's articles. */
    public List<Ruling> rulingsOf(long storyId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT r.one_id, r.other_id, r.apart, r.at FROM ruling r"
                        + " JOIN article a ON a.id = r.one_id JOIN article b ON b.id = r.other_id"
                        + " WHERE a.story_id = ? OR b.story_id = ? ORDER BY r.at, r.one_id, r.other_id LIMIT 200")
                .bind(0, storyId)
                .bind(1, storyId)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Ruling(row.number(), row.number(), row.flag(), row.instant());
                })
                .list());
    }

    public long count() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM story WHERE merged_into IS NULL")
                .mapTo(Long.class)
                .one());
    }
}
