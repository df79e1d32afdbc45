package org.tributary.schedule;

import java.time.Duration;
import org.tributary.model.FetchResult;
import org.tributary.model.SourceState;

/** The outcome of a poll as a person would say it, with the likely cause and what to do. */
final class Words {
    private Words() {}

    static String of(FetchResult.Failed failed) {
        String detail = failed.detail().isBlank() ? "" : " (" + failed.detail() + ")";
        return switch (failed.cause()) {
            case DNS -> "its host name could not be looked up" + detail;
            case TIMEOUT -> "no answer in time" + detail;
            case TLS -> "its certificate was not accepted" + detail;
            case STATUS -> failed.detail().isBlank() ? status(failed.status()) : failed.detail();
            case TOO_LARGE -> "the document is too large" + detail;
            case REDIRECTS -> "its redirects lead nowhere" + detail;
            case IO -> "the connection failed" + detail;
        };
    }

    private static String status(int status) {
        if (status == 401) return "the server wants a login (401): give it in headers";
        if (status == 403) return "the server does not let us in (403): it may block robots, or want a login";
        if (status == 404) return "not there (404): the feed may have moved";
        if (status >= 500) return "the server has trouble (" + status + ")";
        return "the server answered " + status;
    }

    static String of(FetchResult.Throttled throttled) {
        String wait = throttled.retryAfter().isZero() ? "" : " for " + of(throttled.retryAfter());
        return "asked to wait" + wait + (throttled.why().isBlank() ? "" : " (" + throttled.why() + ")");
    }

    /** What is added to the outcome of a poll that was led elsewhere for good; of an address no query, which may be a key. */
    static String of(SourceState.Move move) {
        if (move.to().isEmpty()) return "";
        String there = move.to().get().toString().replaceFirst("\\?.*", "?…");
        return move.believed()
                ? "; moved for good to " + there + ": give that address in feeds.yml"
                : "; says that it has moved for good to " + there;
    }

    static String gone(int status) {
        return "gone for good (" + status + "): no longer polled; remove it or give its new address";
    }

    /** 90 s, 15 min, 2 h, 3 d: the largest unit that divides it, else minutes or seconds. */
    static String of(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds % 86_400 == 0) return seconds / 86_400 + " d";
        if (seconds % 3_600 == 0) return seconds / 3_600 + " h";
        if (seconds % 60 == 0 || seconds > 600) return (seconds + 59) / 60 + " min";
        return seconds + " s";
    }
}
