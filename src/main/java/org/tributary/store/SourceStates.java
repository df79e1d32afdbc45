package org.tributary.store;

import java.net.URI;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tributary.model.PaceWish;
import org.tributary.model.SourceState;
import org.tributary.model.Tempo;
import org.tributary.model.Validators;

/**
 * What is remembered of each source, and who has claimed it. A claim lies in {@code next_poll} itself: it is set to the
 * lease's end, by compare-and-set, so that two sweeps never get one source.
 */
public final class SourceStates {
    private static final String COLUMNS = "next_poll, last_poll, last_success, failures, outcome, etag, last_modified,"
            + " body_hash, validators_url, every_seconds, recent, wish_seconds, skip_hours, skip_days, unchanged, probed,"
            + " moved_to, moved_times, moved_since, moved_believed, tempo, missed,"
            + " named_seconds, not_before, source_id";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM source_state ";
    private static final String INSERT =
            "INSERT INTO source_state (" + COLUMNS + ") VALUES (" + "?, ".repeat(24) + "?)";
    private static final String UPDATE = "UPDATE source_state SET "
            + Arrays.stream(COLUMNS.split(", "))
                    .filter(column -> !column.equals("source_id"))
                    .map(column -> column + " = ?")
                    .collect(Collectors.joining(", "))
            + ", holder = NULL, due = NULL WHERE source_id = ? AND holder = ?";

    /** Whoever comes at the same time takes others (SKIP LOCKED); each comes as it was before the claim. */
    private static final String CLAIM = "UPDATE source_state s SET due = d.next_poll, next_poll = ?, holder = ? FROM"
            + " (SELECT source_id, next_poll FROM source_state WHERE next_poll <= ? AND %s"
            + " ORDER BY next_poll LIMIT ? FOR UPDATE SKIP LOCKED) d WHERE s.source_id = d.source_id RETURNING "
            + Arrays.stream(COLUMNS.split(",\\s*"))
                    .map(column -> (column.equals("next_poll") ? "d." : "s.") + column)
                    .collect(Collectors.joining(", "));

    private final Jdbi jdbi;
    private final String holder;
    private final boolean shared;

    /**
     * @param holder what this process is called in the store
     * @param shared whether other processes claim at the same time
     */
    SourceStates(Jdbi jdbi, String holder, boolean shared) {
        this.jdbi = jdbi;
        this.holder = holder;
        this.shared = shared;
    }

    /**
     * Claims sources that are due, the longest due first. Each comes as it was before the claim.
     *
     * @param most how many at most
     * @param lease when the claim ends by itself, should this process die
     * @param ailing whether of those that failed last time, or of the others
     */
    public List<SourceState> claim(Instant now, int most, Instant lease, boolean ailing) {
        String which = ailing ? "failures > 0" : "failures = 0";
        if (shared) return claimAmongOthers(now, most, lease, which);
        return jdbi.inTransaction(handle -> {
            List<SourceState> due = handle.createQuery(
                            SELECT + "WHERE next_poll <= ? AND " + which + " ORDER BY next_poll LIMIT ?")
                    .bind(0, now)
                    .bind(1, most)
                    .map((result, context) -> read(new Row(result)))
                    .list();
            if (due.isEmpty()) return due;
            // The moment stands in COALESCE so that no index of it is used: many sources may be due at one and the
            // same.
            PreparedBatch claims = handle.prepareBatch("UPDATE source_state SET due = next_poll, next_poll = ?,"
                    + " holder = ? WHERE source_id = ? AND COALESCE(next_poll, next_poll) = ?");
            for (SourceState one : due)
                claims.bind(0, lease)
                        .bind(1, holder)
                        .bind(2, one.sourceId())
                        .bind(3, one.nextPoll().orElseThrow())
                        .add();
            int[] won = claims.execute();
            return Stream.iterate(0, i -> i < won.length, i -> i + 1)
                    .filter(i -> won[i] == 1)
                    .map(due::get)
                    .toList();
        });
    }

    private List<SourceState> claimAmongOthers(Instant now, int most, Instant lease, String which) {
        return jdbi.withHandle(handle -> handle
                .createQuery(CLAIM.formatted(which))
                .bind(0, lease)
                .bind(1, holder)
                .bind(2, now)
                .bind(3, most)
                .map((result, context) -> read(new Row(result)))
                .stream()
                .sorted(Comparator.comparing(state -> state.nextPoll().orElseThrow()))
                .toList());
    }

    /** This process still works at these of its claims; others of its own end by themselves. */
    public void renew(Collection<String> sourceIds, Instant lease) {
        if (sourceIds.isEmpty()) return;
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE source_state SET next_poll = ? WHERE holder = ? AND source_id = ANY(?)")
                .bind(0, lease)
                .bind(1, holder)
                .bindArray(2, String.class, sourceIds.toArray())
                .execute());
    }

    /**
     * A clock that was wrong for a while, and is right again, left polls in the future: what was last polled later than
     * now is due now, so that a jump of a day does not silence the house for a day (S31).
     */
    public int mendAfterClockJump(Instant now) {
        return jdbi.withHandle(handle -> handle.execute(
                "UPDATE source_state SET next_poll = ?, last_poll = ? WHERE last_poll > ? AND next_poll > ?"
                        + " AND holder IS NULL",
                now,
                now,
                now.plusSeconds(60),
                now));
    }

    /** Sources whose last poll ended in words that begin so are due at once. */
    public void dueAgain(String outcome, Instant now) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE source_state SET next_poll = ? WHERE outcome LIKE ? AND next_poll > ? AND holder IS NULL",
                now,
                outcome + "%",
                now));
    }

    /**
     * The next poll of a source was reckoned anew.
     *
     * @return false where it is claimed, or was polled meanwhile: then nothing is changed
     */
    public boolean replan(SourceState before, SourceState after) {
        return jdbi.withHandle(handle -> handle.execute(
                        "UPDATE source_state SET next_poll = ?, every_seconds = ?, named_seconds = ?"
                                + " WHERE source_id = ? AND holder IS NULL AND next_poll = ?",
                        after.nextPoll(),
                        after.every().toSeconds(),
                        after.pledge().named().map(Duration::toSeconds),
                        before.sourceId(),
                        before.nextPoll())
                > 0);
    }

    /** Gives claims back that were not worked at: they are due when they were before. */
    public void release() {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE source_state SET next_poll = due, due = NULL, holder = NULL WHERE holder = ?", holder));
    }

    /** On H2 only one process lives at a time: whoever held a claim before this one is dead. */
    void releaseAll() {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE source_state SET next_poll = due, due = NULL, holder = NULL WHERE holder IS NOT NULL"));
    }

    /** Ends claims: the states are as after the poll. What this process does not hold (any more) is left alone. */
    public void save(Collection<SourceState> states) {
        jdbi.useTransaction(handle -> {
            for (SourceState state : states) handle.execute(UPDATE, held(state));
        });
    }

    void save(Statements sql, Collection<SourceState> states) {
        for (SourceState state : states) sql.run(UPDATE, held(state));
    }

    private Object[] held(SourceState state) {
        Object[] values = values(state);
        Object[] held = Arrays.copyOf(values, values.length + 1);
        held[values.length] = holder;
        return held;
    }

    static void insert(Handle handle, SourceState state) {
        handle.execute(INSERT, values(state));
    }

    static void beginAgain(Handle handle, String sourceId, Instant now) {
        handle.execute(
                "UPDATE source_state SET next_poll = ?, due = NULL, holder = NULL, failures = 0, unchanged = 0,"
                        + " moved_to = NULL, moved_times = 0, moved_since = NULL, moved_believed = FALSE, not_before = NULL"
                        + " WHERE source_id = ?",
                now,
                sourceId);
    }

    public Optional<SourceState> find(String sourceId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "WHERE source_id = ?")
                .bind(0, sourceId)
                .map((result, context) -> read(new Row(result)))
                .findOne());
    }

    /** The states of the sources that feeds.yml names today, by id; of a claimed one the end of its lease. */
    public List<SourceState> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "WHERE source_id IN (SELECT id FROM source WHERE named = TRUE) ORDER BY source_id")
                .map((result, context) -> read(new Row(result)))
                .list());
    }

    private static Object[] values(SourceState state) {
        Validators validators = state.validators();
        SourceState.Move move = state.move();
        return new Object[] {
            state.nextPoll(),
            state.lastPoll(),
            state.lastSuccess(),
            state.failures(),
            state.outcome(),
            validators.etag(),
            validators.lastModified(),
            validators.bodyHash(),
            validators.url().map(URI::toString),
            state.every().toSeconds(),
            Packed.list(state.recent().stream().map(Instant::toString).toList()),
            state.wish().period().map(Duration::toSeconds),
            Packed.list(state.wish().skipHours().stream().map(String::valueOf).toList()),
            Packed.list(state.wish().skipDays().stream().map(DayOfWeek::name).toList()),
            state.unchanged(),
            state.probed(),
            move.to().map(URI::toString),
            move.times(),
            move.since(),
            move.believed(),
            Tempos.packed(state.tempo()),
            state.missed(),
            state.pledge().named().map(Duration::toSeconds),
            state.pledge().notBefore(),
            state.sourceId()
        };
    }

    private static SourceState read(Row row) throws SQLException {
        Optional<Instant> nextPoll = row.moment();
        Optional<Instant> lastPoll = row.moment();
        Optional<Instant> lastSuccess = row.moment();
        int failures = row.small();
        String outcome = row.text();
        Validators validators = new Validators(row.maybe(), row.maybe(), row.maybe(), row.address());
        Duration every = Duration.ofSeconds(row.number());
        List<Instant> recent =
                Packed.list(row.text()).stream().map(Instant::parse).toList();
        PaceWish wish = wish(row);
        int unchanged = row.small();
        Optional<Instant> probed = row.moment();
        SourceState.Move move = new SourceState.Move(row.address(), row.small(), row.moment(), row.flag());
        Tempo tempo = Tempos.read(row.text());
        Optional<Instant> missed = row.moment();
        SourceState.Pledge pledge = new SourceState.Pledge(seconds(row), row.moment());
        return new SourceState(
                row.text(),
                nextPoll,
                lastPoll,
                lastSuccess,
                failures,
                outcome,
                validators,
                every,
                recent,
                wish,
                unchanged,
                probed,
                move,
                tempo,
                missed,
                pledge);
    }

    private static Optional<Duration> seconds(Row row) throws SQLException {
        return row.maybe().map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static PaceWish wish(Row row) throws SQLException {
        Optional<Duration> period = seconds(row);
        List<String> hours = Packed.list(row.text());
        List<String> days = Packed.list(row.text());
        return new PaceWish(
                period,
                hours.stream().map(Integer::valueOf).collect(Collectors.toSet()),
                days.stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()));
    }
}
