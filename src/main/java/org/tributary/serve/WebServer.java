package org.tributary.serve;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.index.SearchIndex;
import org.tributary.store.Store;

/** The door for readers: feeds, pages, health. One place answers for everything that goes wrong behind it. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int MAX_THREADS = 40;
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** At the end, a connection on which nobody asks anything is closed after this. */
    private static final Duration IDLE = Duration.ofMillis(100);

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private final Settings settings;
    private final HealthReport health;
    private final Meters meters;
    private final Elsewhere elsewhere;
    private final Store store;
    private final River river;
    private final Findings findings;
    private final Export export;
    private final Door door;
    private final ZoneId zone;
    private final Style style = Style.load();
    private final Javalin javalin;
    private volatile boolean stopping;

    /**
     * Where we listen and who may read.
     *
     * @param publicUrl how the world reaches us; where there is one, the world gets excerpts
     * @param key readers add it as {@code ?key=...} and get everything
     * @param writeKey who brings it in a header may split and join stories; without one nobody may
     * @param oldKeys former ones that are still good
     * @param oldWriteKeys former ones that are still good
     */
    public record Settings(
            String address,
            int port,
            Optional<URI> publicUrl,
            Optional<String> key,
            Optional<String> writeKey,
            List<String> oldKeys,
            List<String> oldWriteKeys) {
        public static final Settings DEFAULTS = new Settings("127.0.0.1", 8080, Optional.empty(), Optional.empty());

        public Settings {
            oldKeys = List.copyOf(oldKeys);
            oldWriteKeys = List.copyOf(oldWriteKeys);
        }

        public Settings(String address, int port, Optional<URI> publicUrl, Optional<String> key) {
            this(address, port, publicUrl, key, Optional.empty());
        }

        Settings(String address, int port, Optional<URI> publicUrl, Optional<String> key, Optional<String> writeKey) {
            this(address, port, publicUrl, key, writeKey, List.of(), List.of());
        }

        /** Without the keys: nothing that prints it by mistake gives one away. */
        @Override
        public String toString() {
            return "serve " + address + ":" + port
                    + publicUrl.map(url -> " as " + url).orElse("");
        }

        /** What is wrong with them, for whoever reads them from a file. */
        public Optional<String> problem() {
            if (key.filter(String::isBlank).isPresent()) return Optional.of("serve.key is empty");
            if (writeKey.filter(String::isBlank).isPresent()) return Optional.of("serve.write-key is empty");
            if (oldKeys.stream().anyMatch(String::isBlank)) return Optional.of("serve.old-keys has an empty one");
            if (oldWriteKeys.stream().anyMatch(String::isBlank))
                return Optional.of("serve.old-write-keys has an empty one");
            if (key.isEmpty() && !oldKeys.isEmpty())
                return Optional.of("serve.old-keys are for a time beside a new serve.key: set that");
            if (writeKey.isEmpty() && !oldWriteKeys.isEmpty())
                return Optional.of("serve.old-write-keys are for a time beside a new serve.write-key: set that");
            if (key.isPresent() || isLoopback()) return Optional.empty();
            return Optional.of(
                    "serve.address " + address + " can be reached from other machines, so serve.key is needed");
        }

        /** The networks in which this machine itself finds the server. */
        public List<String> networks() {
            List<String> loopback = List.of("127.0.0.0/8", "::1/128");
            boolean literal = address.matches("[0-9.]+|.*:.*") && !address.equals("0.0.0.0") && !address.equals("::");
            return literal
                    ? Stream.concat(loopback.stream(), Stream.of(address)).toList()
                    : loopback;
        }

        private boolean isLoopback() {
            try {
                return InetAddress.getByName(address).isLoopbackAddress();
            } catch (java.net.UnknownHostException e) {
                return false;
            }
        }

        /** The address of {@code /} as readers know it; never taken from a request (its Host header is anybody's word). */
        URI base(int actualPort) {
            String known = publicUrl
                    .map(URI::toString)
                    .orElseGet(() -> here(actualPort).toString());
            return URI.create(known.endsWith("/") ? known : known + "/");
        }

        /** Where it listens, as this machine reaches it. */
        URI here(int actualPort) {
            boolean everywhere = address.equals("0.0.0.0") || address.equals("::");
            String host = everywhere ? "localhost" : address.contains(":") ? "[" + address + "]" : address;
            return URI.create("http://" + host + ":" + actualPort + "/");
        }
    }

    /**
     * @param menu what feeds.yml promises now; another answer is another object. The store's sources are named first.
     * @param elsewhere what other rooms do for this one
     * @param zone in which pages show times
     */
    public WebServer(
            Settings settings,
            Store store,
            SearchIndex index,
            IndexFollower follower,
            Supplier<Menu> menu,
            HealthReport health,
            Elsewhere elsewhere,
            InstantSource clock,
            ZoneId zone) {
        this.elsewhere = elsewhere;
        settings.problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        this.settings = settings;
        this.store = store;
        this.health = health;
        this.meters = new Meters(store, follower, clock);
        this.river = new River(store.stories(), index, follower);
        this.zone = zone;
        this.door = new Door(settings, menu, river, clock);
        this.export = new Export(store, river, clock);
        this.findings = new Findings(store, index, follower);
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Begins to listen.
     *
     * @throws PortInUse when somebody else listens there
     */
    public void start() {
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new PortInUse(
                    "port " + settings.port() + " of " + settings.address()
                            + " is taken by another program; stop that one, or give serve.port another number",
                    e);
        }
    }

    /** Another program listens where we should; in words. */
    public static final class PortInUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        PortInUse(String words, Throwable cause) {
            super(words, cause);
        }
    }

    /** Where we listen; another one than was asked for where that was 0. */
    public int port() {
        return javalin.port();
    }

    /** Where the API answers, as its routes are written. */
    List<String> apiPaths() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(one -> one.endpoint.path)
                .filter(path -> path.startsWith(ApiRoutes.ROOT))
                .distinct()
                .toList();
    }

    /** How readers reach us. */
    public URI base() {
        return settings.base(port());
    }

    /** How programs of this machine reach us. */
    public URI here() {
        return settings.here(port());
    }

    /** What {@code /metrics} tells, to be fed by whoever has something to count. */
    public Meters meters() {
        return meters;
    }

    /** Lets running answers end, for five seconds at most. */
    @Override
    public void close() {
        stopping = true;
        for (Connector connector : javalin.jettyServer().server().getConnectors())
            if (connector instanceof AbstractConnector open) open.setShutdownIdleTimeout(IDLE.toMillis());
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE; // compressed bytes are kept, not made
        config.jetty.host = settings.address();
        config.jetty.port = settings.port();
        config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, 4);
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(GRACE.toMillis());
            server.setErrorHandler(WebServer::unreadable);
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(16 << 10);
        });
        config.routes.before(this::guard);
        new FeedRoutes(door, () -> new Feeds(river, store, base())).open(config);
        Corrections corrections = new Corrections(store.articles(), elsewhere.difference(), zone);
        Pages pages =
                new Pages(river, store, new StoryTelling(store, corrections, zone), zone, style, elsewhere.hosts());
        new PageRoutes(door, pages, style, health::problems).open(config);
        ErrorPages errors = new ErrorPages(door, pages);
        new CorrectionRoutes(door, pages, corrections, store.sources(), this::base).open(config);
        new RulingRoutes(new WriteKey(new Keys(settings.writeKey(), settings.oldWriteKeys())), elsewhere.rulings())
                .open(config);
        new ApiRoutes(door, river, store).open(config);
        new ExportRoutes(door, export).open(config);
        Door.get(config, "/search.tsv", this::search);
        Door.get(config, "/health", this::health);
        Door.get(config, "/health/live", context -> say(context, HealthReport.live()));
        Door.get(config, "/health/ready", context -> say(context, ready()));
        Door.get(config, "/metrics", this::metrics);
        config.requestLogger.http((context, millis) ->
                meters.served(routeOf(context), context.statusCode(), Duration.ofNanos((long) (millis * 1_000_000))));
        config.routes.error(404, context -> nothingThere(context, errors));
        config.routes.exception(Refusal.class, (refusal, context) -> refuse(refusal, context, errors));
        config.routes.exception(MethodNotAllowedResponse.class, WebServer::otherMethod);
        config.routes.exception(Exception.class, (problem, context) -> fail(problem, context, errors));
    }

    private void guard(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("X-Robots-Tag", "noindex, nofollow");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        door.ownName(context);
    }

    /** For the command line, when this process holds the store. */
    private void search(Context context) {
        door.reader(context);
        Wish wish = door.wish(context, "");
        context.contentType("text/tab-separated-values; charset=utf-8").result(findings.lines(wish));
    }

    private void health(Context context) {
        say(context, health.now(door.isTrusted(context)));
    }

    private HealthReport.Health ready() {
        return stopping ? HealthReport.notReady("it is being stopped") : health.ready();
    }

    private static void say(Context context, HealthReport.Health health) {
        context.status(health.status()).contentType("application/json; charset=utf-8");
        context.header("Cache-Control", "no-store").result(health.json());
    }

    /** How much is read, and of whom, is nobody's business but the owner's. */
    private void metrics(Context context) {
        door.trustedOnly(context);
        context.contentType("text/plain; version=0.0.4; charset=utf-8");
        context.header("Cache-Control", "no-store").result(meters.text());
    }

    private static String routeOf(Context context) {
        Endpoint matched = context.endpoints().lastHttpEndpoint();
        return matched == null ? "none" : matched.path;
    }

    private static void refuse(Refusal refusal, Context context, ErrorPages errors) {
        if (refusal.status == 401) context.header("WWW-Authenticate", "Bearer");
        if (ErrorPages.isAskedFor(context, refusal.status)) errors.send(context, refusal.status, refusal.words);
        else say(context, refusal.status, refusal.words, refusal.position);
    }

    /** What never came as far as our pages, as an address with a broken percent sign: in words, not as Jetty's page. */
    private static boolean unreadable(Request request, Response response, Callback done) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        Content.Sink.write(response, true, "This request cannot be read (" + response.getStatus() + ").\n", done);
        return true;
    }

    private static void otherMethod(MethodNotAllowedResponse refusal, Context context) {
        Set<String> allowed = new TreeSet<>(Set.of("OPTIONS"));
        allowed.addAll(List.of(refusal.getDetails()
                .getOrDefault("availableMethods", "GET, HEAD")
                .split(", ")));
        context.header("Allow", String.join(", ", allowed));
        say(context, 405, "This address answers " + String.join(", ", allowed) + " only.");
    }

    /** Javalin's own words for an address that nobody answers, in ours. */
    private static void nothingThere(Context context, ErrorPages errors) {
        String said = context.result();
        if (said != null && !said.startsWith("Endpoint ")) return;
        String words =
                "There is nothing at this address; / shows the feeds, /api/v1/openapi.json what programs may ask.";
        if (ErrorPages.isAskedFor(context, 404))
            errors.send(context, 404, "This address leads to no page. It may have been mistyped, or was never one.");
        else say(context, 404, words);
    }

    /** Readers learn that it failed, the log learns why. */
    private void fail(Exception problem, Context context, ErrorPages errors) {
        LOG.error("{} could not be answered", context.path(), problem);
        context.header("Retry-After", "60");
        String words = "This cannot be answered now; please try again later.";
        if (ErrorPages.isAskedFor(context, 503)) errors.send(context, 503, words);
        else say(context, 503, words);
    }

    private static void say(Context context, int status, String words) {
        say(context, status, words, OptionalInt.empty());
    }

    private static void say(Context context, int status, String words, OptionalInt position) {
        context.status(status);
        if (context.path().startsWith(ApiRoutes.ROOT))
            context.contentType("application/problem+json").result(ApiRoutes.problem(status, words, position));
        else context.contentType("text/plain; charset=utf-8").result(words + "\n");
    }
}
