package org.tributary.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;

/** How long a server asks us to stay away (RFC 9110, section 10.2.3), in seconds or until a date; obeyed in full. */
final class RetryAfter {
    /** Not a limit of our patience: moments must still fit a database column. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private RetryAfter() {}

    /** Zero when the server names no time, or one that is past or nonsense. */
    static Duration of(Headers headers, Instant now) {
        String value = headers.get("Retry-After");
        if (value == null) return Duration.ZERO;
        Duration asked = Freshness.seconds(value.strip())
                .or(() -> HttpDates.read(value).map(until -> until(until, headers, now)))
                .orElse(Duration.ZERO);
        if (asked.isNegative()) return Duration.ZERO;
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /** By the server's clock or by ours, whichever is later: a server whose clock is behind still means a wait. */
    private static Duration until(Instant end, Headers headers, Instant now) {
        Duration ours = Duration.between(now, end);
        return Optional.ofNullable(headers.get("Date"))
                .flatMap(HttpDates::read)
                .map(sent -> Duration.between(sent, end))
                .filter(theirs -> theirs.compareTo(ours) > 0)
                .orElse(ours);
    }
}
