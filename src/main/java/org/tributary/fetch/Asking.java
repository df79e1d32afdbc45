package org.tributary.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.tributary.model.Source;
import org.tributary.model.Validators;

/** What we say to a server: who we are, what we read, what we have already; nothing that it could follow us by. */
final class Asking {
    /** What HTTP and we say for themselves; feeds.yml cannot. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "accept-encoding",
            "if-none-match",
            "if-modified-since",
            "referer");

    private Asking() {}

    static Headers headers(Errand errand, URI here, HttpUrl url, String userAgent) {
        Headers.Builder headers = new Headers.Builder()
                .add("User-Agent", userAgent)
                .add("Accept", errand.kind().accept)
                .add("Accept-Encoding", "gzip, br");
        Source source = errand.source();
        if (!source.headers().isEmpty() && isOwn(source.url(), url))
            source.headers().forEach((name, value) -> {
                if (!OURS.contains(name.toLowerCase(Locale.ROOT)))
                    headers.removeAll(name).addUnsafeNonAscii(name, oneLine(value));
            });
        if (asksWhether(errand.known(), here)) {
            errand.known().etag().ifPresent(tag -> headers.addUnsafeNonAscii("If-None-Match", oneLine(tag)));
            errand.known()
                    .lastModified()
                    .ifPresent(date -> headers.addUnsafeNonAscii("If-Modified-Since", oneLine(date)));
        }
        return headers.build();
    }

    /** A value must not become a second header. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\r\\n\\x00]", "");
    }

    /** The same host and port, and not a less secure scheme: there alone go a source's own headers. */
    private static boolean isOwn(URI source, HttpUrl url) {
        HttpUrl own = HttpUrl.parse(source.toString());
        if (own == null || !own.host().equals(url.host())) return false;
        boolean upgraded = !own.isHttps() && url.isHttps() && own.port() == 80 && url.port() == 443;
        return upgraded || (own.port() == url.port() && own.scheme().equals(url.scheme()));
    }

    /** Whether we hold validators that this very address gave us. */
    static boolean asksWhether(Validators known, URI here) {
        return known.url().isPresent()
                && known.url().get().toString().equals(here.toString())
                && (known.etag().isPresent() || known.lastModified().isPresent());
    }
}
