package org.tributary.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tributary.model.FetchResult;
import org.tributary.model.Source;

/** One poll as the desk sees it: whose entries these are, when they were met, and how its pages' host is doing. */
final class Visit {
    private static final int TROUBLES_IN_A_ROW = 2;
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Source source;
    private final String outlet;
    private final Optional<URI> home;
    private final Instant seen;
    private final boolean first;
    private final boolean ailing;
    private final AtomicInteger troubles = new AtomicInteger();

    Visit(Source source, String outlet, Optional<URI> home, Instant seen, boolean first, boolean ailing) {
        this.source = source;
        this.outlet = outlet;
        this.home = home;
        this.seen = seen;
        this.first = first;
        this.ailing = ailing;
    }

    Source source() {
        return source;
    }

    String outlet() {
        return outlet;
    }

    /** The outlet's web page. */
    Optional<URI> home() {
        return home;
    }

    Instant seen() {
        return seen;
    }

    boolean isFirst() {
        return first;
    }

    boolean ailing() {
        return ailing;
    }

    /**
     * Why the rest of this poll's pages wait for a better hour: they hang one after the other, or there are so many of
     * them that the source would miss its next poll.
     */
    Optional<String> pageTrouble(Instant now) {
        if (troubles.get() >= TROUBLES_IN_A_ROW) return Optional.of("its host did not answer for others");
        return now.isAfter(seen.plus(LONG)) ? Optional.of("too many pages at once") : Optional.empty();
    }

    void pageAnswered(FetchResult result) {
        boolean silent = result instanceof FetchResult.Failed failed
                && (failed.cause() == FetchResult.Cause.TIMEOUT
                        || failed.cause() == FetchResult.Cause.IO
                        || failed.cause() == FetchResult.Cause.DNS);
        if (silent) troubles.incrementAndGet();
        else troubles.set(0);
    }
}
