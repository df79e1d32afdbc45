package org.tributary.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import okhttp3.HttpUrl;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.FetchResult.Failed;
import org.tributary.model.FetchResult.Fetched;
import org.tributary.model.FetchResult.Gone;
import org.tributary.model.FetchResult.NotModified;
import org.tributary.model.FetchResult.Refused;
import org.tributary.model.FetchResult.Throttled;
import org.tributary.model.Source;

/**
 * What each site's robots.txt says to us (RFC 9309): asked for at most once a day, read up to 500 KiB. A site without
 * one is open; a site whose robots.txt cannot be had is closed for an hour.
 */
final class RobotsBook {
    static final long MOST_BYTES = 500 * 1024;

    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration CLOSED_FOR = Duration.ofHours(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(120);
    private static final int ROOM = 20_000;

    private final String token;
    private final InstantSource clock;
    private final HostGate gate;
    private final BiFunction<Source, URI, FetchResult> ask;
    private final Map<String, Entry> sites = new ConcurrentHashMap<>();

    /**
     * @param userAgent of which the product name is the token that robots.txt may know us by
     * @param ask fetches a robots.txt
     */
    RobotsBook(String userAgent, InstantSource clock, HostGate gate, BiFunction<Source, URI, FetchResult> ask) {
        this.token = userAgent.strip().replaceFirst("(?s)[/\\s(].*", "").toLowerCase(Locale.ROOT);
        this.clock = clock;
        this.gate = gate;
        this.ask = ask;
    }

    /** A site's rules, or why nobody gets in for now. */
    private record Rules(Optional<BaseRobotRules> said, Optional<FetchResult> closed, Instant until) {}

    /** Holds the place of a site, so that two pages of it do not both ask. */
    private static final class Entry {
        volatile Optional<Rules> rules = Optional.empty();
    }

    /** Why this page may not be fetched, as the errand's outcome; empty when it may. */
    Optional<FetchResult> objection(Source source, HttpUrl page) {
        HttpUrl robots = site(page);
        if (sites.size() >= ROOM) sites.clear();
        Entry entry = sites.computeIfAbsent(robots.toString(), site -> new Entry());
        synchronized (entry) {
            Optional<Rules> known = entry.rules.filter(rules -> clock.instant().isBefore(rules.until()));
            if (known.isEmpty()) {
                FetchResult answer = ask.apply(source, robots.uri());
                if (answer instanceof Throttled) return Optional.of(answer);
                known = Optional.of(rules(robots, answer));
                entry.rules = known;
            }
            return objection(known.get(), page);
        }
    }

    private Optional<FetchResult> objection(Rules rules, HttpUrl page) {
        if (rules.closed().isPresent()) {
            boolean waits = rules.closed().get() instanceof Throttled;
            Duration left = Duration.between(clock.instant(), rules.until());
            return waits
                    ? rules.closed().map(closed -> new Throttled(left, ((Throttled) closed).why()))
                    : rules.closed();
        }
        return closing(rules, page).map(Refused::new);
    }

    private static Optional<String> closing(Rules rules, HttpUrl page) {
        boolean open = rules.said().map(said -> said.isAllowed(page.toString())).orElse(true);
        return open
                ? Optional.empty()
                : Optional.of("the robots.txt of " + page.host() + " closes " + page.encodedPath() + " to us");
    }

    /** What a site's rules say against an address, as far as they are known without asking. */
    Optional<String> word(HttpUrl address) {
        Entry entry = sites.get(site(address).toString());
        if (entry == null) return Optional.empty();
        return entry.rules.flatMap(rules -> closing(rules, address));
    }

    /** The sitemaps that a site's robots.txt names, as far as it is known without asking. */
    List<URI> sitemaps(HttpUrl address) {
        Entry entry = sites.get(site(address).toString());
        if (entry == null) return List.of();
        return entry.rules.flatMap(Rules::said).map(BaseRobotRules::getSitemaps).orElse(List.of()).stream()
                .flatMap(each -> Optional.ofNullable(HttpUrl.parse(each)).stream())
                .map(HttpUrl::uri)
                .distinct()
                .limit(20)
                .toList();
    }

    private static HttpUrl site(HttpUrl address) {
        return address.newBuilder("/robots.txt").build();
    }

    private Rules rules(HttpUrl robots, FetchResult answer) {
        Rules rules = answer.match(new Reading(robots));
        rules.said()
                .map(BaseRobotRules::getCrawlDelay)
                .filter(delay -> delay > 0)
                .map(delay -> delay > LONGEST_DELAY.toMillis() ? LONGEST_DELAY : Duration.ofMillis(delay))
                .ifPresent(delay -> gate.slowTo(gate.keyOf(robots.host()), delay));
        return rules;
    }

    private Rules open() {
        return new Rules(Optional.empty(), Optional.empty(), clock.instant().plus(GOOD_FOR));
    }

    private Rules closed(FetchResult why) {
        return new Rules(Optional.empty(), Optional.of(why), clock.instant().plus(CLOSED_FOR));
    }

    private Rules waits(String host, String why) {
        String words = "the robots.txt of " + host + " cannot be had (" + why + "), so its pages wait";
        return closed(new Throttled(CLOSED_FOR, words));
    }

    /** What each outcome of asking for robots.txt means (RFC 9309, section 2.3.1). */
    private final class Reading implements FetchResult.Cases<Rules> {
        private final HttpUrl robots;

        Reading(HttpUrl robots) {
            this.robots = robots;
        }

        @Override
        public Rules fetched(Fetched result) {
            // A delay that is too long closes the site in the library's eyes; we wait as long as we are willing to.
            BaseRobotRules said = new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                    .parseContent(robots.toString(), result.download().body(), "text/plain", List.of(token));
            return new Rules(
                    Optional.of(said), Optional.empty(), clock.instant().plus(GOOD_FOR));
        }

        @Override
        public Rules notModified(NotModified result) {
            return open();
        }

        @Override
        public Rules throttled(Throttled result) {
            return waits(robots.host(), result.why());
        }

        @Override
        public Rules gone(Gone result) {
            return open();
        }

        @Override
        public Rules refused(Refused result) {
            return closed(result);
        }

        @Override
        public Rules failed(Failed result) {
            boolean unavailable = result.cause() == Cause.REDIRECTS
                    || (result.cause() == Cause.STATUS && result.status() >= 400 && result.status() < 500);
            if (unavailable) return open();
            // Its pages live at the same name, so that is their outcome too.
            return result.cause() == Cause.DNS ? closed(result) : waits(robots.host(), result.detail());
        }
    }
}
