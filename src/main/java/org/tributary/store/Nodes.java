package org.tributary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The processes that share a store: each says again and again that it lives, and how it is. */
public final class Nodes {
    private static final String BEAT = "INSERT INTO node (id, name, seen, clock_off, feeds)"
            + " VALUES (?, ?, clock_timestamp(), ?, ?) ON CONFLICT (id) DO UPDATE SET seen = EXCLUDED.seen,"
            + " clock_off = EXCLUDED.clock_off, feeds = EXCLUDED.feeds";

    private final Jdbi jdbi;
    private final String id;

    Nodes(Jdbi jdbi, String id) {
        this.jdbi = jdbi;
        this.id = id;
    }

    /**
     * One of them.
     *
     * @param off how far its clock is ahead of the database's
     * @param feeds stands for what its feeds.yml says
     */
    public record Node(String id, String name, Duration off, String feeds) {}

    /** What this one is called in the store. */
    public String id() {
        return id;
    }

    /** What the database's clock shows. */
    public Instant time() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT clock_timestamp()")
                .map((result, context) -> new Row(result).instant())
                .one());
    }

    /** This one lives. */
    public void beat(String name, Duration off, String feeds) {
        jdbi.useHandle(handle -> handle.execute(BEAT, id, name, off.toMillis(), feeds));
    }

    /** Those that said so within that time, this one included, by name. */
    public List<Node> alive(Duration within) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id, name, clock_off, feeds FROM node WHERE seen >"
                        + " clock_timestamp() - CAST(? AS BIGINT) * INTERVAL '1 millisecond' ORDER BY name, id")
                .bind(0, within.toMillis())
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Node(row.text(), row.text(), Duration.ofMillis(row.number()), row.text());
                })
                .list());
    }

    /** This one ends; those that were not heard of for a day are forgotten too. */
    public void leave() {
        jdbi.useHandle(handle ->
                handle.execute("DELETE FROM node WHERE id = ? OR seen < clock_timestamp() - INTERVAL '1 day'", id));
    }
}
