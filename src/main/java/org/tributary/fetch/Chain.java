package org.tributary.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.FetchResult.Failed;
import org.tributary.model.FetchResult.Refused;
import org.tributary.model.WebUrl;

/** Where an errand stands: the address of its next request, how it was led there, and the time it has left. */
final class Chain {
    private static final int HOPS = 5;

    private final URI start;
    private final Set<String> seen = new LinkedHashSet<>();
    private URI here;
    private boolean permanent = true;
    private boolean http1;
    private Duration left;

    Chain(URI at, Duration timeout) {
        this.start = withoutFragment(at);
        this.here = start;
        this.left = timeout;
        seen.add(here.toString());
    }

    URI here() {
        return here;
    }

    /** Wall-clock time on the network; waiting for a host's turn does not count. */
    Duration left() {
        return left;
    }

    void spent(Duration time) {
        left = left.minus(time);
    }

    boolean http1() {
        return http1;
    }

    /** HTTP/2 failed here; the same address once more, over HTTP/1.1. */
    void fallBack() {
        http1 = true;
    }

    /** Where permanent redirects alone have led, if anywhere. */
    Optional<URI> movedTo() {
        return permanent && !here.equals(start) ? Optional.of(here) : Optional.empty();
    }

    /** Follows a redirect; what comes back is why it cannot be followed, or empty. */
    Optional<FetchResult> follow(int status, Optional<String> location) {
        permanent &= status == 301 || status == 308;
        if (location.isEmpty()) return dead("answers " + status + " without saying where to");
        Optional<FetchResult> foreign = foreignScheme(location.get());
        if (foreign.isPresent()) return foreign;
        Optional<URI> next = WebUrl.resolve(here, location.get()).map(Chain::withoutFragment);
        if (next.isEmpty()) return dead("redirects to something that is no address");
        boolean down = here.getScheme().equalsIgnoreCase("https")
                && next.get().getScheme().equalsIgnoreCase("http");
        return down ? followSecurely(next.get()) : go(next.get());
    }

    /** From https we never go down to http; most who send us there answer under https as well. */
    private Optional<FetchResult> followSecurely(URI next) {
        permanent = false;
        Optional<URI> secure = secured(next);
        if (secure.isEmpty() || seen.contains(secure.get().toString()))
            return dead("redirects from https down to plain " + UrlGuard.shown(next)
                    + ", where we do not follow; name that address in feeds.yml if you trust it");
        return go(secure.get());
    }

    private Optional<FetchResult> go(URI next) {
        if (!seen.add(next.toString())) {
            boolean itself = next.equals(here);
            return dead(
                    itself
                            ? "redirects to itself; it may want cookies, which we do not keep"
                            : "redirects in a loop: back to " + UrlGuard.shown(next));
        }
        if (seen.size() > HOPS + 1)
            return dead("redirects more than " + HOPS + " times, last to " + UrlGuard.shown(next));
        here = next;
        http1 = false;
        return Optional.empty();
    }

    private static Optional<FetchResult> foreignScheme(String location) {
        String scheme = location.strip().replaceFirst("(?s)[^A-Za-z0-9+.-].*", "");
        boolean named = location.strip().startsWith(scheme + ":") && !scheme.isEmpty();
        boolean web = scheme.toLowerCase(Locale.ROOT).matches("https?");
        if (!named || web) return Optional.empty();
        return Optional.of(new Refused("redirects to '" + scheme + ":'; only http and https are visited"));
    }

    private static Optional<FetchResult> dead(String why) {
        return Optional.of(new Failed(Cause.REDIRECTS, 0, why));
    }

    private static Optional<URI> secured(URI http) {
        if (http.getPort() != -1 && http.getPort() != 80) return Optional.empty();
        try {
            String host = http.getHost();
            if (host == null) return Optional.empty();
            String rest = http.getRawQuery() == null ? "" : "?" + http.getRawQuery();
            return Optional.of(new URI("https://" + host + http.getRawPath() + rest));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static URI withoutFragment(URI at) {
        String text = at.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? at : URI.create(text.substring(0, hash));
    }
}
