package org.tributary.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Headers;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.FetchResult.Failed;
import org.tributary.model.FetchResult.Refused;

/** What went wrong, in words for the person who runs this; no word of it holds a header of ours or a query. */
final class Words {
    private Words() {}

    static FetchResult of(IOException e, String host, Duration timeout) {
        Optional<ForbiddenAddress> forbidden = find(e, ForbiddenAddress.class);
        if (forbidden.isPresent()) return new Refused("no request goes there: " + message(forbidden.get()));
        if (e instanceof BadBody bad) return new Failed(bad.what(), 0, message(bad));
        Optional<UnknownHostException> unknown = find(e, UnknownHostException.class);
        if (unknown.isPresent() && unknown.get().getCause() instanceof InterruptedIOException)
            return new Failed(Cause.DNS, 0, "DNS: no answer in time for " + host);
        if (unknown.isPresent()) return new Failed(Cause.DNS, 0, "DNS: no such host " + host);
        if (e instanceof InterruptedIOException)
            return new Failed(Cause.TIMEOUT, 0, "was not done within " + in(timeout));
        if (find(e, SSLException.class).isPresent()) return new Failed(Cause.TLS, 0, "TLS: " + tls(e, host));
        return new Failed(Cause.IO, 0, io(e, host));
    }

    private static String tls(IOException e, String host) {
        if (find(e, CertificateExpiredException.class).isPresent())
            return "the certificate of " + host + " has expired";
        if (find(e, CertificateNotYetValidException.class).isPresent())
            return "the certificate of " + host + " is not valid yet";
        if (e instanceof SSLPeerUnverifiedException) return "the certificate is not one for " + host;
        if (message(e).contains("PKIX path"))
            return "nobody we trust has signed the certificate of " + host
                    + ", or its server leaves out the ones in between";
        return "no secure connection with " + host + " (" + message(e) + ")";
    }

    private static String io(IOException e, String host) {
        if (find(e, ConnectException.class).isPresent()) return host + " refuses the connection";
        if (find(e, NoRouteToHostException.class).isPresent()) return "no route leads to " + host;
        if (e instanceof ProtocolException || message(e).startsWith("unexpected end of stream"))
            return "what " + host + " answers is no whole HTTP answer (" + bare(message(e)) + ")";
        return "the connection with " + host + " broke (" + bare(message(e)) + ")";
    }

    static FetchResult ofStatus(int status, Headers headers) {
        Optional<String> guard = challenge(headers);
        String meaning =
                guard.map(name -> "blocked by a challenge page (" + name + ")").orElse(meaning(status));
        return new Failed(Cause.STATUS, status, "answers " + status + ": " + meaning);
    }

    private static String meaning(int status) {
        return switch (status) {
            case 304 -> "nothing changed, it says, though we did not ask that";
            case 401 -> "it wants a key or a password (headers: in feeds.yml)";
            case 402 -> "it wants to be paid";
            case 403 -> "blocked; it does not let us in";
            case 404 -> "nothing is there; has it moved?";
            case 406, 415 -> "it does not like what we accept";
            case 408 -> "it waited too long for us";
            case 451 -> "closed for legal reasons";
            default -> status >= 500 ? "trouble of the server's own" : "no document";
        };
    }

    /** Which guard stands before the page and asks for a browser, where its headers say so; empty otherwise. */
    static Optional<String> challenge(Headers headers) {
        if (headers.get("cf-mitigated") != null) return Optional.of("Cloudflare");
        if (headers.get("x-datadome") != null) return Optional.of("DataDome");
        if (headers.get("x-amzn-waf-action") != null) return Optional.of("AWS WAF");
        if (headers.get("x-sucuri-block") != null) return Optional.of("Sucuri");
        return Optional.empty();
    }

    /** "asks to wait 30 min (429)", with the moment until which where it is hours away. */
    static String wait(int status, Duration time, Instant now) {
        if (time.isZero()) return "asks to wait (" + status + ")";
        return "asks to wait until " + now.plus(time).truncatedTo(ChronoUnit.SECONDS) + " (" + status + ")";
    }

    private static String in(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** The library puts whole addresses into its messages; they are not for logs. */
    private static String bare(String message) {
        String said = message.replaceAll("https?://\\S*", "it").replaceAll(" on it.*", "");
        // it quotes what came, which may be kilobytes of noise
        String readable = said.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{Sm} ]+", " ");
        return readable.length() <= 100 ? readable : readable.substring(0, 100) + "...";
    }

    private static String message(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** The first of a kind among an exception, its causes, and those that it suppressed (one a dialled address). */
    private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> kind) {
        return find(e, kind, new HashSet<>());
    }

    private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> kind, Set<Throwable> seen) {
        if (!seen.add(e)) return Optional.empty();
        if (kind.isInstance(e)) return Optional.of(kind.cast(e));
        Throwable cause = e.getCause();
        if (cause != null) {
            Optional<T> found = find(cause, kind, seen);
            if (found.isPresent()) return found;
        }
        for (Throwable other : e.getSuppressed()) {
            Optional<T> found = find(other, kind, seen);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }
}
