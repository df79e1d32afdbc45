package org.tributary.fetch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.Headers;
import org.tributary.fetch.Carrier.Answer;
import org.tributary.model.Download;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Fetched;
import org.tributary.model.FetchResult.Gone;
import org.tributary.model.FetchResult.NotModified;
import org.tributary.model.FetchResult.Throttled;
import org.tributary.model.Validators;

/** What a server's answer means. */
final class Hearing {
    private Hearing() {}

    /** A challenge for browsers often wears a 503; it asks for no patience. */
    static boolean isThrottle(Answer answer) {
        boolean busy = answer.status() == 429 || answer.status() == 503;
        return busy && Words.challenge(answer.headers()).isEmpty();
    }

    /** The errand's outcome, or empty when the chain leads on. */
    static Optional<FetchResult> outcome(Errand errand, Chain chain, Answer answer, Instant now) {
        int status = answer.status();
        Headers headers = answer.headers();
        switch (status) {
            case 301, 302, 303, 307, 308:
                return chain.follow(status, Optional.ofNullable(headers.get("Location")));
            case 304:
                if (Asking.asksWhether(errand.known(), chain.here()))
                    return Optional.of(unchanged(errand, chain, headers, now));
                break;
            case 410:
                return Optional.of(new Gone(status));
            default:
                break;
        }
        if (isThrottle(answer)) {
            Duration asked = RetryAfter.of(headers, now);
            return Optional.of(new Throttled(asked, Words.wait(status, asked, now)));
        }
        boolean document = status >= 200
                && status < 300
                && status != 206
                && Words.challenge(headers).isEmpty();
        return Optional.of(document ? fetched(chain, answer, now) : Words.ofStatus(status, headers));
    }

    /** A 304 that names a validator replaces that one and keeps the other. */
    private static FetchResult unchanged(Errand errand, Chain chain, Headers headers, Instant now) {
        Validators known = errand.known();
        Validators kept = new Validators(
                named(headers, "ETag").or(known::etag),
                named(headers, "Last-Modified").or(known::lastModified),
                known.bodyHash(),
                known.url());
        return new NotModified(kept, Freshness.of(headers, now), chain.movedTo());
    }

    private static FetchResult fetched(Chain chain, Answer answer, Instant now) {
        Headers headers = answer.headers();
        Validators given = new Validators(
                named(headers, "ETag"),
                named(headers, "Last-Modified"),
                Optional.of(sha256(answer.body())),
                Optional.of(chain.here()));
        Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.size(); i++)
            folded.merge(headers.name(i), headers.value(i), (one, next) -> one + ", " + next);
        return new Fetched(
                new Download(chain.here(), answer.body(), folded), given, Freshness.of(headers, now), chain.movedTo());
    }

    private static Optional<String> named(Headers headers, String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
