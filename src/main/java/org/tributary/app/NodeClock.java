package org.tributary.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time of a database that several machines share: asked for now and then, and counted on by the machine's own ticks in
 * between. So what one machine plans the others understand, and a wall clock that is wrong, or is set, harms nobody.
 */
final class NodeClock implements InstantSource {
    /** What took longer to come may be older than it says. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final Supplier<Instant> database;
    private final InstantSource wall;
    private final LongSupplier ticks;
    private volatile Anchor anchor;

    private record Anchor(Instant at, long ticks) {}

    /** @param ticks in nanoseconds from no moment in particular, as {@link System#nanoTime} */
    NodeClock(Supplier<Instant> database, InstantSource wall, LongSupplier ticks) {
        this.database = database;
        this.wall = wall;
        this.ticks = ticks;
        this.anchor = asked();
    }

    private Anchor asked() {
        long before = ticks.getAsLong();
        Instant at = database.get();
        return new Anchor(at, before + (ticks.getAsLong() - before) / 2);
    }

    /** Asks the database again. */
    void look() {
        long before = ticks.getAsLong();
        Anchor fresh = asked();
        if (ticks.getAsLong() - before <= LONGEST.toNanos()) anchor = fresh;
    }

    @Override
    public Instant instant() {
        Anchor last = anchor;
        return last.at().plusNanos(ticks.getAsLong() - last.ticks());
    }

    /** How far the machine's own clock is ahead. */
    Duration off() {
        return Duration.between(instant(), wall.instant());
    }
}
