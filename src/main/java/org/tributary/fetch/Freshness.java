package org.tributary.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;

/**
 * For how long a server says that its document need not be asked for again (RFC 9111, section 4.2): max-age less Age,
 * else Expires less Date. A shared cache's s-maxage is not meant for us. Nonsense counts as silence.
 */
final class Freshness {
    /** More than this nobody means for news. */
    static final Duration MOST = Duration.ofHours(24);

    private Freshness() {}

    static Duration of(Headers headers, Instant now) {
        String control = String.join(",", headers.values("Cache-Control")).toLowerCase(Locale.ROOT);
        if (has(control, "no-cache") || has(control, "no-store")) return Duration.ZERO;
        Optional<Duration> life = directive(control, "max-age").or(() -> untilExpires(headers, now));
        Duration left = life.orElse(Duration.ZERO).minus(age(headers));
        if (left.isNegative()) return Duration.ZERO;
        return left.compareTo(MOST) > 0 ? MOST : left;
    }

    private static boolean has(String control, String name) {
        for (String part : control.split(",", -1)) if (part.strip().equals(name)) return true;
        return false;
    }

    private static Optional<Duration> directive(String control, String name) {
        for (String part : control.split(",", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && pair[0].strip().equals(name))
                return seconds(pair[1].strip().replaceAll("^\"|\"$", ""));
        }
        return Optional.empty();
    }

    private static Optional<Duration> untilExpires(Headers headers, Instant now) {
        String expires = headers.get("Expires");
        if (expires == null) return Optional.empty();
        String date = headers.get("Date");
        Instant sent = date == null ? now : HttpDates.read(date).orElse(now);
        return HttpDates.read(expires).map(end -> Duration.between(sent, end));
    }

    private static Duration age(Headers headers) {
        String age = headers.get("Age");
        return age == null ? Duration.ZERO : seconds(age.strip()).orElse(Duration.ZERO);
    }

    /** A whole number of seconds; empty for anything else. Twelve digits are thousands of years, more are a mistake. */
    static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,12}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }
}
