package org.tributary.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody sleeps by it. */
final class VirtualClock implements InstantSource, Sleeper {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Instant now = NOON;
    private Duration slept = Duration.ZERO;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
        now = now.plus(time);
        slept = slept.plus(time);
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** How long all sleepers together have waited. */
    synchronized Duration slept() {
        return slept;
    }
}
