package org.tributary.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * Whose turn it is at each host, for the processes that share a store: one request at a time and a pause between two,
 * whoever makes them. It goes by the database's clock alone.
 */
public final class Hosts {
    private static final String AFTER = "clock_timestamp() + CAST(? AS BIGINT) * INTERVAL '1 millisecond'";
    private static final String TAKE = "INSERT INTO host AS h (name, holder, free_at) VALUES (?, ?, " + AFTER + ")"
            + " ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, free_at = EXCLUDED.free_at"
            + " WHERE h.free_at <= clock_timestamp() AND (h.held_until IS NULL OR h.held_until <= clock_timestamp())";
    private static final String HOLD =
            "INSERT INTO host AS h (name, free_at, held_until) VALUES (?, clock_timestamp(), ?)"
                    + " ON CONFLICT (name) DO UPDATE SET held_until = GREATEST(COALESCE(h.held_until, EXCLUDED.held_until),"
                    + " EXCLUDED.held_until)";

    private final Jdbi jdbi;
    private final String node;

    Hosts(Jdbi jdbi, String node) {
        this.jdbi = jdbi;
        this.node = node;
    }

    /**
     * What came of asking for a turn.
     *
     * @param ours whether we have it
     * @param busy else how long a request or a pause of another process may last; zero: ask again at once
     * @param held how long the host asked to be left alone
     */
    public record Turn(boolean ours, Duration busy, Duration held) {}

    /** @param atMost after so long the turn ends by itself, should this process die */
    public Turn take(String host, Duration atMost) {
        return jdbi.withHandle(handle -> {
            if (handle.execute(TAKE, host, node, atMost.toMillis()) == 1)
                return new Turn(true, Duration.ZERO, Duration.ZERO);
            return handle.createQuery("SELECT CAST(EXTRACT(EPOCH FROM free_at - clock_timestamp()) * 1000 AS BIGINT),"
                            + " CAST(EXTRACT(EPOCH FROM COALESCE(held_until, free_at) - clock_timestamp()) * 1000 AS"
                            + " BIGINT), held_until IS NOT NULL FROM host WHERE name = ?")
                    .bind(0, host)
                    .map((result, context) -> waiting(new Row(result)))
                    .findOne()
                    .orElse(new Turn(false, Duration.ZERO, Duration.ZERO));
        });
    }

    private static Turn waiting(Row row) throws SQLException {
        Duration busy = Duration.ofMillis(Math.max(0, row.number() + 1));
        Duration held = Duration.ofMillis(Math.max(0, row.number()));
        return new Turn(false, busy, row.flag() ? held : Duration.ZERO);
    }

    /** The request is over, the pause begins. A turn that ended by itself, and that another has now, is left alone. */
    public void give(String host, Duration pause) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE host SET holder = NULL, free_at = " + AFTER + " WHERE name = ? AND holder = ?",
                pause.toMillis() + 1,
                host,
                node));
    }

    /** Nobody asks this host before then; a hold is never shortened. */
    public void hold(String host, Instant until) {
        jdbi.useHandle(handle -> handle.execute(HOLD, host, until));
    }

    /** Forgets hosts that nobody has asked for a day. */
    public void forget() {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM host WHERE free_at < clock_timestamp() - INTERVAL '1 day'"
                + " AND (held_until IS NULL OR held_until < clock_timestamp())"));
    }
}
