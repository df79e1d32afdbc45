package org.tributary.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.model.Download;
import org.tributary.model.FetchResult;
import org.tributary.model.Validators;

/**
 * What came of visiting an entry's page.
 *
 * @param wanted whether it was to be visited at all
 * @param validators to ask it with when it is looked at again
 * @param again when it is worth another try; empty when it came, or will not come
 */
record PageVisit(boolean wanted, Optional<Download> came, Validators validators, Optional<Instant> again, String why) {
    static final PageVisit NOT_WANTED = new PageVisit(false, Optional.empty(), Validators.NONE, Optional.empty(), "");

    private static final List<Duration> TRIES =
            List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

    static PageVisit later(String why, Instant again) {
        return new PageVisit(true, Optional.empty(), Validators.NONE, Optional.of(again), why);
    }

    private static PageVisit never(String why) {
        return new PageVisit(true, Optional.empty(), Validators.NONE, Optional.empty(), why);
    }

    /** A hiccup is worth three more tries; a page that is closed to us, gone or too large is not. */
    static PageVisit of(FetchResult result, int tries, Instant now) {
        return result.match(new FetchResult.Cases<>() {
            @Override
            public PageVisit fetched(FetchResult.Fetched fetched) {
                return new PageVisit(true, Optional.of(fetched.download()), fetched.validators(), Optional.empty(), "");
            }

            @Override
            public PageVisit notModified(FetchResult.NotModified same) {
                return never("not modified");
            }

            @Override
            public PageVisit throttled(FetchResult.Throttled throttled) {
                return retry(throttled.why(), tries, now, throttled.retryAfter());
            }

            @Override
            public PageVisit gone(FetchResult.Gone gone) {
                return never("gone (" + gone.status() + ")");
            }

            @Override
            public PageVisit refused(FetchResult.Refused refused) {
                return never(refused.why());
            }

            @Override
            public PageVisit failed(FetchResult.Failed failed) {
                String why =
                        failed.cause() + (failed.status() == 0 ? "" : " " + failed.status()) + " " + failed.detail();
                return isHiccup(failed) ? retry(why, tries, now, Duration.ZERO) : never(why);
            }
        });
    }

    private static boolean isHiccup(FetchResult.Failed failed) {
        return switch (failed.cause()) {
            case DNS, TIMEOUT, TLS, IO -> true;
            case TOO_LARGE, REDIRECTS -> false;
            case STATUS -> failed.status() >= 500 || failed.status() == 404 || failed.status() == 408;
        };
    }

    private static PageVisit retry(String why, int tries, Instant now, Duration atLeast) {
        if (tries >= TRIES.size()) return never(why);
        Duration wait = TRIES.get(tries);
        return later(why, now.plus(wait.compareTo(atLeast) > 0 ? wait : atLeast));
    }
}
