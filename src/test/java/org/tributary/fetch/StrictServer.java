package org.tributary.fetch;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.tributary.model.PaceWish;

/**
 * All publishers of a small world, in one memory and by one virtual clock, who write down every breach of good manners.
 * It knows only what a server can know: what it was asked, when, and what it had answered before.
 */
final class StrictServer implements Carrier {
    static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Set<String> WELCOME =
            Set.of("user-agent", "accept", "accept-encoding", "if-none-match", "if-modified-since");

    final List<String> violations = new ArrayList<>();
    final Map<String, Integer> counts = new TreeMap<>();
    final Map<String, Doc> docs = new HashMap<>();
    private final Map<String, Host> hosts = new HashMap<>();
    private final VirtualClock clock;
    private final Random random = new Random(4);

    StrictServer(VirtualClock clock) {
        this.clock = clock;
    }

    /** What a whole registrable domain remembers. */
    private static final class Host {
        Instant lastEnd = Instant.MIN;
        Instant heldUntil = Instant.MIN;
        int unnamedHolds;
        Duration delay = PAUSE;
    }

    /** How an answer differs from the usual one; empty: it does not. */
    interface Script {
        Optional<Answer> answer(Doc doc, Instant now) throws IOException;
    }

    /** One address, and what its server remembers of those who asked for it. */
    final class Doc {
        final String url;
        Script script = (doc, now) -> Optional.empty();
        Script answering304 = (doc, now) -> Optional.empty();
        boolean etags = true;
        boolean dates = true;
        List<String> extra = List.of();
        PaceWish wish = PaceWish.NONE;
        Duration promised = Duration.ZERO;
        Duration least = Duration.ofMinutes(10);
        Duration retry = Duration.ofHours(1);
        Duration rhythm = Duration.ofHours(3);
        boolean once;
        boolean closed;
        Optional<String> text = Optional.empty();
        Runnable answering = () -> {};

        int version;
        int tags;
        int asked;
        private Instant nextPost = VirtualClock.NOON;
        private Instant notBefore = Instant.MIN;
        private String why = "";
        private Optional<String> etag = Optional.empty();
        private Optional<String> date = Optional.empty();
        private int given = -1;
        private boolean wishKnown;
        private Instant lastProbe = Instant.MIN;
        private int unchangedInARow;
        private int failures;
        Optional<Instant> ledHere = Optional.empty();
        Optional<Instant> firstLed = Optional.empty();
        int led;
        boolean onlyLed;
        boolean left;
        Optional<String> movedFrom = Optional.empty();

        Doc(String url) {
            this.url = url;
        }

        /** Posts what its rhythm says has been written by now. */
        void write(Instant now) {
            while (!nextPost.isAfter(now)) {
                version++;
                tags++;
                nextPost = nextPost.plus(
                        rhythm.multipliedBy(50 + random.nextInt(100)).dividedBy(100));
            }
        }

        String body() {
            return text.isPresent() ? text.get() : "<rss version='2.0'><!-- " + url + " " + version + " --></rss>";
        }

        void later(Instant until, String reason) {
            if (until.isAfter(notBefore)) {
                notBefore = until;
                why = reason;
            }
        }
    }

    /** A document that there is. */
    Doc found(String url) {
        return Objects.requireNonNull(docs.get(url), url);
    }

    Doc doc(String url) {
        return docs.computeIfAbsent(url, Doc::new);
    }

    /** From the moment on at which its robots.txt was read, a site's guests are to keep that much apart. */
    void crawlDelay(Doc robots, Duration delay) {
        robots.answering = () -> host(domain(HttpUrl.get(robots.url))).delay = delay;
    }

    static Script robots(String line) {
        String text = "User-agent: *\nDisallow: /closed/\n" + line + "\n";
        return (doc, now) -> {
            doc.text = Optional.of(text);
            return Optional.empty();
        };
    }

    private Host host(String domain) {
        return hosts.computeIfAbsent(domain, name -> new Host());
    }

    private static String domain(HttpUrl url) {
        String[] labels = url.host().split("\\.", -1);
        return labels[labels.length - 2] + "." + labels[labels.length - 1];
    }

    private void breach(String rule, String url, String how) {
        violations.add(rule + " " + clock.instant() + " " + url + ": " + how);
    }

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    @Override
    public Answer ask(HttpUrl url, Headers headers, Manner manner) throws IOException {
        Instant now = clock.instant();
        Host host = host(domain(url));
        count("requests");
        checkHost(host, url, now);
        checkHeaders(url, headers);
        try {
            Doc doc = docs.get(url.toString());
            if (doc == null) {
                boolean robots = url.encodedPath().equals("/robots.txt");
                if (!robots) breach("P22", url.toString(), "was made up");
                host.unnamedHolds = 0;
                return answer(404);
            }
            doc.write(now);
            check(doc, headers, now);
            return answer(doc, host, headers, now);
        } finally {
            clock.pass(Duration.ofMillis(50 + random.nextInt(1500)));
            host.lastEnd = clock.instant();
        }
    }

    private void checkHost(Host host, HttpUrl url, Instant now) {
        if (host.lastEnd.isAfter(Instant.MIN) && host.lastEnd.plus(host.delay).isAfter(now))
            breach("P18", url.toString(), "only " + Duration.between(host.lastEnd, now) + " after the last request");
        if (host.heldUntil.isAfter(now)) breach("P16", url.toString(), "held until " + host.heldUntil);
    }

    private void checkHeaders(HttpUrl url, Headers headers) {
        for (String name : headers.names())
            if (!WELCOME.contains(name.toLowerCase(Locale.ROOT))) breach("P22", url.toString(), "sends " + name);
        String agent = headers.get("User-Agent");
        if (agent == null || !agent.startsWith("Tributary/")) breach("P21", url.toString(), "is " + agent);
    }

    private void check(Doc doc, Headers headers, Instant now) {
        doc.asked++;
        if (doc.notBefore.isAfter(now)) breach("P11", doc.url, "too early, " + doc.why + " until " + doc.notBefore);
        if (doc.closed) breach("P29", doc.url, "is closed to robots");
        if (doc.once && doc.asked > 1) breach("P20", doc.url, "the page was fetched before");
        checkSkips(doc, now);
        checkLead(doc, now);
        checkValidators(doc, headers, now);
    }

    private void checkSkips(Doc doc, Instant now) {
        ZonedDateTime at = now.atZone(ZoneOffset.UTC);
        boolean skipped = doc.wish.skipHours().contains(at.getHour())
                || doc.wish.skipDays().contains(at.getDayOfWeek());
        if (doc.wishKnown && skipped) breach("P14", doc.url, "in an hour or day that it skips");
    }

    /** Whether the guest was sent here just now, or comes by itself, and whether it may. */
    private void checkLead(Doc doc, Instant now) {
        boolean sent = doc.ledHere.isPresent();
        doc.ledHere = Optional.empty();
        if (doc.left) breach("P25", doc.url, "has moved for good, which should be believed by now");
        if (!doc.onlyLed || sent) return;
        boolean may = doc.led >= 3
                && doc.firstLed
                        .filter(first -> !first.plus(Duration.ofDays(3)).isAfter(now))
                        .isPresent();
        if (!may) breach("P25", doc.url, "is believed too early, after " + doc.led + " times since " + doc.firstLed);
        doc.movedFrom.ifPresent(old -> found(old).left = true);
    }

    private void checkValidators(Doc doc, Headers headers, Instant now) {
        Optional<String> etag = Optional.ofNullable(headers.get("If-None-Match"));
        Optional<String> date = Optional.ofNullable(headers.get("If-Modified-Since"));
        boolean expected = doc.etag.isPresent() || doc.date.isPresent();
        if (etag.isEmpty() && date.isEmpty() && expected) {
            boolean may = doc.unchangedInARow >= 10
                    && !doc.lastProbe.plus(Duration.ofDays(7)).isAfter(now);
            if (!may) breach("P1", doc.url, "unconditional, after " + doc.unchangedInARow + " times 304");
            doc.lastProbe = now;
            count("probes");
        } else if (!etag.equals(doc.etag) || !date.equals(doc.date)) {
            breach("P1", doc.url, etag + " " + date + " instead of " + doc.etag + " " + doc.date);
        }
    }

    private Answer answer(Doc doc, Host host, Headers asked, Instant now) throws IOException {
        Optional<Answer> special;
        try {
            special = doc.script.answer(doc, now);
        } catch (IOException e) {
            failed(doc, now);
            throw e;
        }
        if (special.isPresent()) {
            remember(doc, host, special.get(), now);
            return special.get();
        }
        doc.answering.run();
        doc.failures = 0;
        host.unnamedHolds = 0;
        if (!doc.once) promise(doc, now);
        boolean same = doc.given == doc.version
                && (asked.get("If-None-Match") != null || asked.get("If-Modified-Since") != null);
        doc.unchangedInARow = doc.given == doc.version ? doc.unchangedInARow + 1 : 0;
        count(same ? "304" : doc.once ? "pages" : "200");
        boolean probed = now.equals(doc.lastProbe);
        if (doc.given == doc.version && !same && !probed && (doc.etag.isPresent() || doc.date.isPresent()))
            count("200 though unchanged");
        return same ? unchanged(doc, now) : whole(doc);
    }

    private void promise(Doc doc, Instant now) {
        doc.later(now.plus(doc.least), "interval");
        doc.later(now.plus(doc.promised), "fresh");
        doc.wish.period().ifPresent(period -> doc.later(now.plus(period), "ttl"));
        doc.wishKnown = true;
    }

    private Answer whole(Doc doc) {
        doc.given = doc.version;
        doc.etag = doc.etags ? Optional.of("W/\"" + doc.tags + " " + doc.url.length() + "\"") : Optional.empty();
        doc.date = doc.dates ? Optional.of("Version " + doc.version + ",  whenever") : Optional.empty();
        return new Answer(200, headers(doc, true), doc.body().getBytes(StandardCharsets.UTF_8));
    }

    /** A 304; some servers name new validators in it. */
    private Answer unchanged(Doc doc, Instant now) throws IOException {
        boolean renewed = doc.answering304.answer(doc, now).isPresent() && doc.etags;
        if (renewed) {
            doc.tags++;
            doc.etag = Optional.of("W/\"" + doc.tags + " " + doc.url.length() + "\"");
        }
        return new Answer(304, headers(doc, renewed), new byte[0]);
    }

    private static Headers headers(Doc doc, boolean validators) {
        Headers.Builder headers = new Headers.Builder();
        for (String line : doc.extra) headers.add(line);
        if (validators) {
            doc.etag.ifPresent(etag -> headers.add("ETag", etag));
            doc.date.ifPresent(date -> headers.add("Last-Modified", date));
        }
        return headers.build();
    }

    /** What a guest knows of a host only while it is awake: the pause that robots.txt asked for, and how often it was busy. */
    void guestsSlept() {
        for (Host host : hosts.values()) {
            host.delay = PAUSE;
            host.unnamedHolds = 0;
        }
    }

    /** What an answer that is no feed means for the next request. */
    private void remember(Doc doc, Host host, Answer answer, Instant now) {
        if (answer.status() < 500 && answer.status() != 429) host.unnamedHolds = 0;
        count(Integer.toString(answer.status()));
        String retry = answer.headers().get("Retry-After");
        switch (answer.status()) {
            case 429, 503 -> {
                Duration wait = retry == null
                        ? Duration.ofMinutes(5).multipliedBy(1L << host.unnamedHolds++)
                        : Duration.ofSeconds(Long.parseLong(
                                Objects.requireNonNull(answer.headers().get("X-Seconds"))));
                host.heldUntil = now.plus(wait).truncatedTo(ChronoUnit.SECONDS);
            }
            case 410 -> doc.later(Instant.MAX, "gone");
            case 401, 403 -> doc.later(now.plus(Duration.ofDays(1)), "not let in");
            case 301, 302, 303, 307, 308 -> lead(doc, answer, now);
            default -> failed(doc, now);
        }
    }

    private void failed(Doc doc, Instant now) {
        count("errors");
        doc.failures++;
        doc.later(now.plus(doc.retry.multipliedBy(Math.min(24, doc.failures))), "error " + doc.failures);
    }

    private void lead(Doc doc, Answer answer, Instant now) {
        boolean firm = answer.status() == 301 || answer.status() == 308;
        doc.later(now.plus(doc.least), "interval");
        Doc next = found(Objects.requireNonNull(answer.headers().get("Location")));
        next.ledHere = Optional.of(now);
        doc.etag = Optional.empty();
        doc.date = Optional.empty();
        if (firm) {
            if (next.led == 0) next.firstLed = Optional.of(now);
            next.led++;
        }
    }

    static Answer answer(int status, String... lines) {
        Headers.Builder headers = new Headers.Builder();
        for (String line : lines) headers.add(line);
        return new Answer(status, headers.build(), new byte[0]);
    }

    static Answer timeout() throws IOException {
        throw new SocketTimeoutException("timeout");
    }

    @Override
    public void close() {}
}
