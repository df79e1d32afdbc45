package org.tributary.model;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What the world answered to one request. Every outcome is a value, and {@link Cases} asks for an answer to each. */
public sealed interface FetchResult {
    /**
     * A document came.
     *
     * @param freshFor how long the server says that it stays fresh (max-age less Age, or Expires); zero when it says nothing
     * @param movedTo where permanent redirects alone (301, 308) led, when they led anywhere else
     */
    record Fetched(Download download, Validators validators, Duration freshFor, Optional<URI> movedTo)
            implements FetchResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.fetched(this);
        }
    }

    /** Nothing changed since the validators; they come back as they are to be kept. */
    record NotModified(Validators validators, Duration freshFor, Optional<URI> movedTo) implements FetchResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notModified(this);
        }
    }

    /** The server (429, 503) or our own hold on its host asks us to wait; zero when it names no time. */
    record Throttled(Duration retryAfter, String why) implements FetchResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.throttled(this);
        }
    }

    /** It is not there and will not be (410). */
    record Gone(int status) implements FetchResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.gone(this);
        }
    }

    /** We did not ask: robots.txt, or an address where no request of ours may go. */
    record Refused(String why) implements FetchResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }

    /** We asked and got no document; {@code status} is 0 unless the cause is STATUS. */
    record Failed(Cause cause, int status, String detail) implements FetchResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.failed(this);
        }
    }

    /** Why a request gave no document. */
    enum Cause {
        DNS,
        TIMEOUT,
        TLS,
        STATUS,
        TOO_LARGE,
        REDIRECTS,
        IO
    }

    /** One answer for each outcome. */
    interface Cases<T> {
        T fetched(Fetched result);

        T notModified(NotModified result);

        T throttled(Throttled result);

        T gone(Gone result);

        T refused(Refused result);

        T failed(Failed result);
    }

    <T> T match(Cases<T> cases);
}
