package org.tributary.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;
import org.tributary.fetch.PoliteFetcher.Settings;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Failed;
import org.tributary.model.FetchResult.Fetched;
import org.tributary.model.FetchResult.NotModified;

/** Fetchers for tests: loopback is allowed, and time is virtual. */
final class Fetchers {
    static final Settings ON_LOOPBACK = new Settings(
            Optional.empty(), Duration.ofSeconds(5), 100_000, Duration.ZERO, List.of("127.0.0.0/8", "::1"));

    private Fetchers() {}

    static PoliteFetcher at(VirtualClock clock) {
        return new PoliteFetcher(ON_LOOPBACK, clock, clock);
    }

    static PoliteFetcher at(VirtualClock clock, Duration pause) {
        return new PoliteFetcher(paused(pause), clock, clock);
    }

    static PoliteFetcher withTimeout(Duration timeout) {
        VirtualClock clock = new VirtualClock();
        return new PoliteFetcher(
                new Settings(Optional.empty(), timeout, 100_000, Duration.ZERO, ON_LOOPBACK.allowPrivate()),
                clock,
                clock);
    }

    static PoliteFetcher resolving(Dns dns, Settings settings) {
        VirtualClock clock = new VirtualClock();
        return new PoliteFetcher(settings, clock, clock, dns);
    }

    static Settings paused(Duration pause) {
        return new Settings(Optional.empty(), Duration.ofSeconds(5), 100_000, pause, List.of("127.0.0.0/8", "::1"));
    }

    static Fetched fetched(FetchResult result) {
        if (result instanceof Fetched fetched) return fetched;
        throw new AssertionError("not fetched: " + result);
    }

    static NotModified unchanged(FetchResult result) {
        if (result instanceof NotModified unchanged) return unchanged;
        throw new AssertionError("not unchanged: " + result);
    }

    static Failed failed(FetchResult result) {
        if (result instanceof Failed failed) return failed;
        throw new AssertionError("not failed: " + result);
    }
}
