package org.tributary.fetch;

import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.fetch.Carrier.Answer;
import org.tributary.model.Download;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.FetchResult.Failed;
import org.tributary.model.FetchResult.Fetched;
import org.tributary.model.FetchResult.Gone;
import org.tributary.model.FetchResult.NotModified;
import org.tributary.model.FetchResult.Refused;
import org.tributary.model.FetchResult.Throttled;
import org.tributary.model.Source;
import org.tributary.model.Validators;

/**
 * The sole way out. Fetches feeds and pages as a guest that publishers welcome: conditionally, one request at a time a
 * host and a pause apart, away for as long as it was told, and never to an address where no request may go.
 *
 * <p>Each call is at most one visit: redirects are followed (five at most), but nothing is tried again; when to come back
 * is the poll policy's to decide. Safe for many threads.
 */
public final class PoliteFetcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PoliteFetcher.class);
    /** What HTTP and this class say for themselves; feeds.yml cannot. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "accept-encoding",
            "if-none-match",
            "if-modified-since",
            "referer");

    private final Settings settings;
    private final InstantSource clock;
    private final Carrier wire;
    private final HostGate gate;
    private final RobotsBook robots;
    private final String userAgent;
    private final Set<String> excused = ConcurrentHashMap.newKeySet();

    /**
     * The {@code fetch:} part of feeds.yml.
     *
     * @param userAgent what we are called; empty means Tributary and its version
     * @param timeout wall-clock time that a document may take on the network, redirects and its whole body included
     * @param maxBytes of a document, decoded
     * @param pause between two requests to one host
     * @param allowPrivate networks (CIDR) that are not public but may be visited, on every port
     */
    public record Settings(
            Optional<String> userAgent, Duration timeout, long maxBytes, Duration pause, List<String> allowPrivate) {
        public static final Settings DEFAULTS =
                new Settings(Optional.empty(), Duration.ofSeconds(20), 10_000_000, Duration.ofSeconds(5), List.of());

        public Settings {
            allowPrivate = List.copyOf(allowPrivate);
            if (userAgent.isPresent() && !userAgent.get().matches("[\\x21-\\x7e][\\x20-\\x7e]*"))
                throw new IllegalArgumentException("user-agent may hold plain ASCII only: " + userAgent.get());
            if (timeout.isNegative() || timeout.isZero())
                throw new IllegalArgumentException("timeout must be positive");
            if (pause.isNegative()) throw new IllegalArgumentException("pause cannot be negative");
            if (maxBytes < 1) throw new IllegalArgumentException("max-bytes must be positive");
        }
    }

    public PoliteFetcher(Settings settings, InstantSource clock) {
        this(settings, clock, Sleeper.real());
    }

    /** @param sleeper how requests wait for their host's pause */
    public PoliteFetcher(Settings settings, InstantSource clock, Sleeper sleeper) {
        this(settings, clock, sleeper, Dns.SYSTEM);
    }

    PoliteFetcher(Settings settings, InstantSource clock, Sleeper sleeper, Dns resolver) {
        this(
                settings,
                clock,
                sleeper,
                new Wire(settings.timeout(), resolver, new AddressGuard(settings.allowPrivate())));
    }

    PoliteFetcher(Settings settings, InstantSource clock, Sleeper sleeper, Carrier wire) {
        this.settings = settings;
        this.clock = clock;
        this.userAgent = settings.userAgent().orElseGet(PoliteFetcher::ownName);
        this.gate = new HostGate(settings.pause(), clock, sleeper);
        this.wire = wire;
        this.robots = new RobotsBook(
                userAgent,
                clock,
                gate,
                (source, at) ->
                        follow(new Errand(source, at, Validators.NONE, Errand.Kind.ROBOTS, RobotsBook.MOST_BYTES)));
    }

    private static String ownName() {
        String version = PoliteFetcher.class.getPackage().getImplementationVersion();
        return "Tributary/" + (version == null ? "dev" : version) + " (self-hosted news aggregator)";
    }

    /** What is wrong with one line of {@code allow-private}, or empty. */
    public static Optional<String> cidrProblem(String cidr) {
        return AddressGuard.cidrProblem(cidr);
    }

    /**
     * Fetches a source's feed from where it is now.
     *
     * @param at the source's address, or the one it has moved to for good
     * @param known sent only to the address that gave them
     */
    public FetchResult feed(Source source, URI at, Validators known) {
        return follow(new Errand(source, at, known, Errand.Kind.FEED, settings.maxBytes()));
    }

    /** Fetches the web page of an entry, if its site's robots.txt lets us. */
    public FetchResult page(Source source, URI url, Validators known) {
        return follow(new Errand(source, url, known, Errand.Kind.PAGE, settings.maxBytes()));
    }

    /**
     * How long a request to this address would wait for its host if it were made now: zero when the host is free, the
     * rest of the pause, an estimate while others are in its queue, or all the time for which it is held.
     */
    public Duration waitFor(URI at) {
        return hostOf(at).map(gate::waitFor).orElse(Duration.ZERO);
    }

    /** Whether its host asked to be left alone, and for how much longer; zero when it did not. */
    public Duration heldFor(URI at) {
        return hostOf(at).map(gate::heldFor).orElse(Duration.ZERO);
    }

    /** Two addresses with the same key share one host's turn and pause. Empty for what is no web address. */
    public Optional<String> hostKey(URI at) {
        return hostOf(at);
    }

    /** The hosts that asked to be left alone, by {@link #hostKey}, and until when: to be kept across a restart. */
    public Map<String, Instant> holds() {
        return gate.holds();
    }

    /** Leaves a host alone until then, as it asked before the last stop. */
    public void hold(String hostKey, Instant until) {
        gate.hold(hostKey, until);
    }

    @Override
    public void close() {
        wire.close();
    }

    private Optional<String> hostOf(URI at) {
        return Optional.ofNullable(HttpUrl.parse(at.toString())).map(url -> gate.keyOf(url.host()));
    }

    private FetchResult follow(Errand errand) {
        logExcuses(errand.source());
        Chain chain = new Chain(errand.at(), settings.timeout());
        Optional<FetchResult> end = Optional.empty();
        while (end.isEmpty()) end = step(errand, chain);
        return end.get();
    }

    /** One request: the errand's outcome, or empty when it leads on to another request. */
    private Optional<FetchResult> step(Errand errand, Chain chain) {
        Optional<String> objection = UrlGuard.objection(chain.here());
        if (objection.isPresent()) return Optional.of(new Refused("no request goes there: " + objection.get()));
        HttpUrl url = HttpUrl.get(chain.here().toString());
        if (errand.asksRobots()) {
            Optional<FetchResult> closed = robots.objection(errand.source(), url);
            if (closed.isPresent()) return closed;
        }
        return atTheGate(errand, chain, url, gate.keyOf(url.host()));
    }

    private Optional<FetchResult> atTheGate(Errand errand, Chain chain, HttpUrl url, String host) {
        try {
            Duration held = gate.enter(host);
            if (!held.isZero())
                return Optional.of(new Throttled(held, host + " asked us to wait; so all that is there waits"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Failed(Cause.IO, 0, "stopped before its turn came"));
        }
        Answer answer;
        try {
            answer = onTheWire(errand, chain, url);
        } catch (IOException e) {
            boolean again = Wire.isHttp2Trouble(e) && !chain.http1();
            if (again) chain.fallBack();
            return again ? Optional.empty() : Optional.of(Words.of(e, url.host(), settings.timeout()));
        } catch (RuntimeException e) {
            // The client throws these for hosts and certificates that it cannot read; one source must not stop others.
            LOG.warn("{}: the HTTP client failed on {}", errand.source().id(), UrlGuard.shown(chain.here()), e);
            return Optional.of(new Failed(
                    Cause.IO, 0, "the HTTP client failed: " + e.getClass().getSimpleName()));
        } finally {
            gate.leave(host);
        }
        obeyHold(host, answer);
        return outcome(errand, chain, answer);
    }

    private Answer onTheWire(Errand errand, Chain chain, HttpUrl url) throws IOException {
        long begun = System.nanoTime();
        try {
            return wire.ask(
                    url,
                    headers(errand, chain.here(), url),
                    new Carrier.Manner(
                            errand.source().anyCertificate(),
                            chain.http1(),
                            chain.left(),
                            errand.most(),
                            errand.mayBeCut()));
        } finally {
            chain.spent(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private Headers headers(Errand errand, URI here, HttpUrl url) {
        Headers.Builder headers = new Headers.Builder()
                .add("User-Agent", userAgent)
                .add("Accept", errand.kind().accept)
                .add("Accept-Encoding", "gzip, br");
        Source source = errand.source();
        if (!source.headers().isEmpty() && isOwn(source.url(), url))
            source.headers().forEach((name, value) -> {
                if (!OURS.contains(name.toLowerCase(Locale.ROOT)))
                    headers.removeAll(name).addUnsafeNonAscii(name, value);
            });
        if (asksWhether(errand.known(), here)) {
            errand.known().etag().ifPresent(tag -> headers.addUnsafeNonAscii("If-None-Match", tag));
            errand.known().lastModified().ifPresent(date -> headers.addUnsafeNonAscii("If-Modified-Since", date));
        }
        return headers.build();
    }

    /** The same host and port, and not a less secure scheme: there alone go a source's own headers. */
    private static boolean isOwn(URI source, HttpUrl url) {
        HttpUrl own = HttpUrl.parse(source.toString());
        if (own == null || !own.host().equals(url.host())) return false;
        boolean upgraded = !own.isHttps() && url.isHttps() && own.port() == 80 && url.port() == 443;
        return upgraded || (own.port() == url.port() && own.scheme().equals(url.scheme()));
    }

    private static boolean asksWhether(Validators known, URI here) {
        return known.url().isPresent()
                && known.url().get().toString().equals(here.toString())
                && (known.etag().isPresent() || known.lastModified().isPresent());
    }

    /** Retry-After counts for the whole host, with whatever error it comes; without one, 429 and 503 still mean a wait. */
    private void obeyHold(String host, Answer answer) {
        Instant now = clock.instant();
        Duration asked = answer.status() >= 400 ? RetryAfter.of(answer.headers(), now) : Duration.ZERO;
        if (!asked.isZero()) gate.hold(host, now.plus(asked));
        else if (isThrottle(answer)) gate.holdForNow(host);
        else if (answer.status() < 500) gate.wellAnswered(host);
    }

    /** A challenge for browsers often wears a 503; it asks for no patience. */
    private static boolean isThrottle(Answer answer) {
        boolean busy = answer.status() == 429 || answer.status() == 503;
        return busy && Words.challenge(answer.headers()).isEmpty();
    }

    private Optional<FetchResult> outcome(Errand errand, Chain chain, Answer answer) {
        int status = answer.status();
        Headers headers = answer.headers();
        switch (status) {
            case 301, 302, 303, 307, 308:
                return chain.follow(status, Optional.ofNullable(headers.get("Location")));
            case 304:
                if (asksWhether(errand.known(), chain.here())) return Optional.of(unchanged(errand, chain, headers));
                break;
            case 410:
                return Optional.of(new Gone(status));
            default:
                break;
        }
        if (isThrottle(answer)) {
            Duration asked = RetryAfter.of(headers, clock.instant());
            return Optional.of(new Throttled(asked, Words.wait(status, asked, clock.instant())));
        }
        boolean document = status >= 200
                && status < 300
                && status != 206
                && Words.challenge(headers).isEmpty();
        return Optional.of(document ? fetched(chain, answer) : Words.ofStatus(status, headers));
    }

    /** A 304 that names a validator replaces that one and keeps the other. */
    private FetchResult unchanged(Errand errand, Chain chain, Headers headers) {
        Validators known = errand.known();
        Validators kept = new Validators(
                named(headers, "ETag").or(known::etag),
                named(headers, "Last-Modified").or(known::lastModified),
                known.bodyHash(),
                known.url());
        return new NotModified(kept, Freshness.of(headers, clock.instant()), chain.movedTo());
    }

    private FetchResult fetched(Chain chain, Answer answer) {
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
                new Download(chain.here(), answer.body(), folded),
                given,
                Freshness.of(headers, clock.instant()),
                chain.movedTo());
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

    /** An exception to good manners that feeds.yml asks for is said aloud, once. */
    private void logExcuses(Source source) {
        if (source.obeysRobots() && !source.anyCertificate()) return;
        if (!excused.add(source.id())) return;
        if (!source.obeysRobots()) LOG.warn("{}: robots.txt is not asked, as feeds.yml says", source.id());
        if (source.anyCertificate()) LOG.warn("{}: any TLS certificate will do, as feeds.yml says", source.id());
    }
}
