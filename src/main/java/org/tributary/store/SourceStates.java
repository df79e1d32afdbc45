package org.tributary.store;

import java.net.URI;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.tributary.model.PaceWish;
import org.tributary.model.SourceState;
import org.tributary.model.Validators;

/**
 * What is remembered of each source, and who has claimed it. A claim lies in {@code next_poll} itself: it is set to the
 * lease's end, by compare-and-set, so that two sweeps never get one source.
 */
public final class SourceStates {
    private static final String COLUMNS = "next_poll, last_poll, last_success, failures, outcome, etag, last_modified,"
            + " body_hash, validators_url, every_seconds, recent, wish_seconds, skip_hours, skip_days, unchanged, probed,"
            + " moved_to, moved_times, moved_since, moved_believed, source_id";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM source_state ";
    private static final String INSERT =
            "INSERT INTO source_state (" + COLUMNS + ") VALUES (" + "?, ".repeat(20) + "?)";
    private static final String UPDATE = "UPDATE source_state SET "
            + Arrays.stream(COLUMNS.split(", "))
                    .filter(column -> !column.equals("source_id"))
                    .map(column -> column + " = ?")
                    .collect(Collectors.joining(", "))
            + ", holder = NULL, due = NULL WHERE source_id = ? AND holder = ?";

    private final Jdbi jdbi;
    private final String holder = UUID.randomUUID().toString();

    SourceStates(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Claims sources that are due, the longest due first. Each comes as it was before the claim.
     *
     * @param most how many at most
     * @param lease when the claim ends by itself, should this process die
     */
    public List<SourceState> claim(Instant now, int most, Instant lease) {
        return jdbi.inTransaction(handle -> {
            List<SourceState> due = handle.createQuery(SELECT + "WHERE next_poll <= ? ORDER BY next_poll LIMIT ?")
                    .bind(0, now)
                    .bind(1, most)
                    .map((result, context) -> read(new Row(result)))
                    .list();
            if (due.isEmpty()) return due;
            PreparedBatch claims = handle.prepareBatch("UPDATE source_state SET due = next_poll, next_poll = ?,"
                    + " holder = ? WHERE source_id = ? AND next_poll = ?");
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

    /** This process still works at its claims. */
    public void renew(Instant lease) {
        jdbi.useHandle(
                handle -> handle.execute("UPDATE source_state SET next_poll = ? WHERE holder = ?", lease, holder));
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
        jdbi.useTransaction(handle -> save(handle, states));
    }

    void save(Handle handle, Collection<SourceState> states) {
        if (states.isEmpty()) return;
        PreparedBatch batch = handle.prepareBatch(UPDATE);
        for (SourceState state : states) {
            write(batch, state);
            batch.bind(21, holder).add();
        }
        batch.execute();
    }

    static void insert(Handle handle, SourceState state) {
        var insert = handle.createUpdate(INSERT);
        write(insert, state);
        insert.execute();
    }

    static void beginAgain(Handle handle, String sourceId, Instant now) {
        handle.execute(
                "UPDATE source_state SET next_poll = ?, due = NULL, holder = NULL, failures = 0, unchanged = 0,"
                        + " moved_to = NULL, moved_times = 0, moved_since = NULL, moved_believed = FALSE"
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

    private static void write(SqlStatement<?> to, SourceState state) {
        Validators validators = state.validators();
        SourceState.Move move = state.move();
        int i = 0;
        to.bind(i++, state.nextPoll());
        to.bind(i++, state.lastPoll());
        to.bind(i++, state.lastSuccess());
        to.bind(i++, state.failures());
        to.bind(i++, state.outcome());
        to.bind(i++, validators.etag());
        to.bind(i++, validators.lastModified());
        to.bind(i++, validators.bodyHash());
        to.bind(i++, validators.url().map(URI::toString));
        to.bind(i++, state.every().toSeconds());
        to.bind(i++, Packed.list(state.recent().stream().map(Instant::toString).toList()));
        to.bind(i++, state.wish().period().map(Duration::toSeconds));
        to.bind(
                i++,
                Packed.list(
                        state.wish().skipHours().stream().map(String::valueOf).toList()));
        to.bind(
                i++,
                Packed.list(
                        state.wish().skipDays().stream().map(DayOfWeek::name).toList()));
        to.bind(i++, state.unchanged());
        to.bind(i++, state.probed());
        to.bind(i++, move.to().map(URI::toString));
        to.bind(i++, move.times());
        to.bind(i++, move.since());
        to.bind(i++, move.believed());
        to.bind(i, state.sourceId());
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
                move);
    }

    private static PaceWish wish(Row row) throws SQLException {
        Optional<Duration> period = row.maybe().map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        List<String> hours = Packed.list(row.text());
        List<String> days = Packed.list(row.text());
        return new PaceWish(
                period,
                hours.stream().map(Integer::valueOf).collect(Collectors.toSet()),
                days.stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()));
    }
}
