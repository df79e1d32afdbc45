package org.tributary.schedule;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tributary.model.SourceState;

/** Which permanent redirects are believed (P25). */
final class Moves {
    private static final int AGREEING = 3;
    private static final Duration APART = Duration.ofDays(3);
    private static final int DOUBT_AFTER = 3;

    private Moves() {}

    /** After a poll that found a feed: one is believed after some agreeing polls over some days. */
    static SourceState.Move observed(SourceState.Move before, Optional<URI> movedTo, Instant now) {
        if (movedTo.isEmpty()) return before.believed() ? before : SourceState.Move.NONE;
        if (before.believed() || !movedTo.equals(before.to()))
            return new SourceState.Move(movedTo, 1, Optional.of(now), false);
        int times = before.times() + 1;
        boolean believed = times >= AGREEING
                && before.since()
                        .filter(since -> !since.plus(APART).isAfter(now))
                        .isPresent();
        return new SourceState.Move(movedTo, times, before.since(), believed);
    }

    /** After so many failures in a row: the new address is doubted, and the old one asked again. */
    static SourceState.Move afterFailures(SourceState.Move before, int failures) {
        return before.believed() && failures >= DOUBT_AFTER ? SourceState.Move.NONE : before;
    }
}
