package org.tributary.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.fetch.Carrier.Answer;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.FetchResult.Failed;
import org.tributary.model.FetchResult.Refused;
import org.tributary.model.FetchResult.Throttled;
import org.tributary.model.HostRecord;
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
    /** A turn lasts longer than any request by this. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    private final Settings settings;
    private final InstantSource clock;
    private final Carrier wire;
    private final HostGate gate;
    private final RobotsBook robots;
    private final HostRecords records = new HostRecords();
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

    /** A fetcher that forgets, when it is closed, which hosts asked to be left alone. */
    public PoliteFetcher(Settings settings, InstantSource clock) {
        this(settings, clock, Sleeper.real());
    }

    /** @param sleeper how requests wait for their host's pause */
    public PoliteFetcher(Settings settings, InstantSource clock, Sleeper sleeper) {
        this(settings, clock, sleeper, Dns.SYSTEM);
    }

    /** @param holds a file of ours, which keeps across restarts which hosts asked to be left alone */
    public PoliteFetcher(Settings settings, InstantSource clock, Path holds) {
        this(settings, clock, holds, Turns.ALONE);
    }

    /** @param turns of other processes that ask the same hosts */
    public PoliteFetcher(Settings settings, InstantSource clock, Path holds, Turns turns) {
        this(settings, clock, Sleeper.real(), wire(settings, Dns.SYSTEM), new HoldsFile(holds)::write, turns);
        new HoldsFile(holds).read().forEach(gate::hold);
    }

    PoliteFetcher(Settings settings, InstantSource clock, Sleeper sleeper, Dns resolver) {
        this(settings, clock, sleeper, wire(settings, resolver), holds -> {});
    }

    PoliteFetcher(
            Settings settings,
            InstantSource clock,
            Sleeper sleeper,
            Carrier wire,
            Consumer<Map<String, Instant>> remember) {
        this(settings, clock, sleeper, wire, remember, Turns.ALONE);
    }

    private PoliteFetcher(
            Settings settings,
            InstantSource clock,
            Sleeper sleeper,
            Carrier wire,
            Consumer<Map<String, Instant>> remember,
            Turns turns) {
        this.settings = settings;
        this.clock = clock;
        this.userAgent = settings.userAgent().orElseGet(PoliteFetcher::ownName);
        this.gate = new HostGate(
                settings.pause(),
                clock,
                sleeper,
                remember,
                turns,
                settings.timeout().plus(TO_ANSWER));
        this.wire = wire;
        this.robots = new RobotsBook(
                userAgent,
                clock,
                gate,
                (source, at) ->
                        follow(new Errand(source, at, Validators.NONE, Errand.Kind.ROBOTS, RobotsBook.MOST_BYTES)));
    }

    private static Carrier wire(Settings settings, Dns resolver) {
        return new Wire(settings.timeout(), resolver, new AddressGuard(settings.allowPrivate()));
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

    /**
     * What robots.txt says against an address, for a feed that we poll because a person asked us to: to be shown, not
     * obeyed. Nothing is asked for it; empty while the rules of its site are not known.
     */
    public Optional<String> robotsWord(URI at) {
        return Optional.ofNullable(HttpUrl.parse(at.toString())).flatMap(robots::word);
    }

    /** The sitemaps that the robots.txt of this address's site names; it is asked for it if it was not today. */
    public List<URI> sitemaps(Source source, URI at) {
        return Optional.ofNullable(HttpUrl.parse(at.toString()))
                .map(url -> robots.sitemaps(source, url))
                .orElse(List.of());
    }

    /** The sitemaps that the robots.txt of its site names; nothing is asked for it. */
    public List<URI> sitemaps(URI at) {
        return Optional.ofNullable(HttpUrl.parse(at.toString()))
                .map(robots::sitemaps)
                .orElse(List.of());
    }

    /** What each host had of us since this fetcher was made. */
    public List<HostRecord> records() {
        return records.all(gate);
    }

    /** Leaves a host alone until then, as it asked before the last stop. */
    void hold(String hostKey, Instant until) {
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
            if (closed.isPresent()) {
                records.closed(gate.keyOf(url.host()));
                return closed;
            }
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
            // Before the next in line is let in.
            obeyHold(host, answer);
            records.answered(host, answer.status(), Hearing.isThrottle(answer), errand.kind());
        } catch (IOException e) {
            records.silent(host);
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
        return Hearing.outcome(errand, chain, answer, clock.instant());
    }

    private Answer onTheWire(Errand errand, Chain chain, HttpUrl url) throws IOException {
        long begun = System.nanoTime();
        try {
            return wire.ask(
                    url,
                    Asking.headers(errand, chain.here(), url, userAgent),
                    new Carrier.Manner(
                            errand.source().anyCertificate(),
                            chain.http1(),
                            chain.left(),
                            errand.most(),
                            errand.mayBeCut(),
                            () -> gate.isOurs(gate.keyOf(url.host()))));
        } finally {
            chain.spent(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** Retry-After counts for the whole host, with whatever error it comes; without one, 429 and 503 still mean a wait. */
    private void obeyHold(String host, Answer answer) {
        Instant now = clock.instant();
        Duration asked = answer.status() >= 400 ? RetryAfter.of(answer.headers(), now) : Duration.ZERO;
        if (!asked.isZero()) gate.hold(host, now.plus(asked));
        else if (Hearing.isThrottle(answer)) gate.holdForNow(host);
        else if (answer.status() < 500) gate.wellAnswered(host);
    }

    /** An exception to good manners that feeds.yml asks for is said aloud, once. */
    private void logExcuses(Source source) {
        if (source.obeysRobots() && !source.anyCertificate()) return;
        if (!excused.add(source.id())) return;
        if (!source.obeysRobots()) LOG.warn("{}: robots.txt is not asked, as feeds.yml says", source.id());
        if (source.anyCertificate()) LOG.warn("{}: any TLS certificate will do, as feeds.yml says", source.id());
    }
}
