package org.tributary.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * A fetcher on loopback with real sockets and a clock that is not: servers hear what time it is, and a host that hangs
 * costs its worker the whole timeout by the clock, though its socket is let go after some real milliseconds.
 */
public final class BadHosts {
    private static final Duration REAL = Duration.ofMillis(30);

    private BadHosts() {}

    /**
     * @param hangs which addresses never answer
     * @param asked hears of each request when it is made
     */
    public static PoliteFetcher fetcher(
            InstantSource clock, Sleeper sleeper, Predicate<URI> hangs, Consumer<URI> asked) {
        PoliteFetcher.Settings settings = new PoliteFetcher.Settings(
                Optional.empty(),
                PoliteFetcher.Settings.DEFAULTS.timeout(),
                1_000_000,
                PoliteFetcher.Settings.DEFAULTS.pause(),
                List.of("127.0.0.0/8"));
        Carrier wire = new Wire(settings.timeout(), Dns.SYSTEM, new AddressGuard(settings.allowPrivate()));
        return new PoliteFetcher(settings, clock, sleeper, new Slowed(wire, clock, sleeper, hangs, asked), holds -> {});
    }

    private record Slowed(Carrier wire, InstantSource clock, Sleeper sleeper, Predicate<URI> hangs, Consumer<URI> asked)
            implements Carrier {
        @Override
        public Answer ask(HttpUrl url, Headers headers, Manner manner) throws IOException {
            asked.accept(url.uri());
            Headers timed = headers.newBuilder()
                    .add("X-Now", Long.toString(clock.instant().getEpochSecond()))
                    .build();
            if (!hangs.test(url.uri())) return wire.ask(url, timed, manner);
            try {
                return wire.ask(
                        url,
                        timed,
                        new Manner(
                                manner.anyCertificate(),
                                manner.http1(),
                                REAL,
                                manner.most(),
                                manner.cut(),
                                manner.mayGo()));
            } catch (IOException e) {
                sleep(manner.left());
                throw e;
            }
        }

        private void sleep(Duration left) {
            try {
                sleeper.sleep(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
