package org.tributary.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** How long something is kept: a time, or for ever. */
public final class Lifetime {
    public static final Lifetime FOREVER = new Lifetime(Optional.empty());

    private final Optional<Duration> limit;

    private Lifetime(Optional<Duration> limit) {
        this.limit = limit;
    }

    /** @throws IllegalArgumentException for a time under a day: who writes that means something else */
    public static Lifetime of(Duration limit) {
        if (limit.compareTo(Duration.ofDays(1)) < 0)
            throw new IllegalArgumentException("a lifetime is a day or more, not " + limit);
        return new Lifetime(Optional.of(limit));
    }

    /** What is older than this moment has had its time; empty: nothing ever has. */
    public Optional<Instant> endedBefore(Instant now) {
        return limit.map(now::minus);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lifetime that && limit.equals(that.limit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(limit);
    }

    /** As feeds.yml writes it. */
    @Override
    public String toString() {
        return limit.map(time -> time.toDays() + "d").orElse("forever");
    }
}
