package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.fetch.StrictServer.answer;
import static org.tributary.fetch.VirtualClock.NOON;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.fetch.Carrier.Answer;
import org.tributary.fetch.StrictServer.Doc;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Fetched;
import org.tributary.model.FetchResult.NotModified;
import org.tributary.model.PaceWish;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.model.Validators;
import org.tributary.schedule.Facts;
import org.tributary.schedule.PollPolicy;

/**
 * Thirty virtual days with 200 sources on 60 hosts, restarts and reloads, under the eyes of a {@link StrictServer}: the
 * fetcher and the poll policy together may not once be a bad guest.
 */
@Timeout(120)
class ThirtyDaysTest {
    private static final int SOURCES = 200;
    private static final int HOSTS = 60;
    private static final Duration ALL = Duration.ofDays(30);

    private final VirtualClock clock = new VirtualClock();
    private final StrictServer server = new StrictServer(clock);
    private final Random random = new Random(30);
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, SourceState> states = new HashMap<>();
    private final Map<String, Integer> polls = new HashMap<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::id));
    private int edits;
    private int replans;
    private Map<String, Instant> kept = Map.of();
    private PoliteFetcher fetcher = fetcher();
    private PollPolicy policy = policy();

    private record Due(Instant at, String id) {}

    private PoliteFetcher fetcher() {
        return new PoliteFetcher(PoliteFetcher.Settings.DEFAULTS, clock, clock, server, holds -> kept = holds);
    }

    private static PollPolicy policy() {
        return new PollPolicy(PollPolicy.Settings.DEFAULTS, any -> false);
    }

    @Test
    void in_thirty_days_nobody_has_cause_to_complain() {
        for (int i = 0; i < SOURCES; i++) add(i);
        live();
        assertThat(byRule()).as(() -> some(20)).isEmpty();
        assertThat(server.counts).doesNotContainKey("200 though unchanged");
        // A guest who stays away is polite, too; this one came.
        for (int i = 0; i < SOURCES; i++)
            if (i % 20 != 17)
                assertThat(polls.get("s" + i)).as("polls of s" + i).isGreaterThan(20);
        assertThat(server.counts.get("304")).isGreaterThan(10_000);
        assertThat(server.counts.get("429")).isPositive();
        assertThat(server.counts.get("503")).isPositive();
        assertThat(server.counts.get("410")).isEqualTo(10);
        assertThat(replans).isGreaterThan(100);
    }

    /** The strict server itself is tested: a guest who forgets everything after each request is caught. */
    @Test
    void the_strict_server_catches_a_bad_guest() {
        for (int i = 0; i < 40; i++) add(i);
        for (int round = 0; round < 72; round++) {
            for (Source source : List.copyOf(sources.values())) ask(source, source.url());
            ask(named("s15"), URI.create("https://" + site(22) + "/moved/15"));
            clock.pass(Duration.ofMinutes(40));
        }
        assertThat(byRule().keySet()).contains("P1", "P11", "P14", "P16", "P25");
    }

    private void ask(Source source, URI at) {
        fetcher.close();
        fetcher = fetcher();
        assertThat(fetcher.feed(source, at, Validators.NONE)).isNotNull();
    }

    private String some(int lines) {
        return server.violations.stream().limit(lines).collect(Collectors.joining("\n"));
    }

    private Map<String, Long> byRule() {
        return server.violations.stream()
                .collect(Collectors.groupingBy(line -> line.substring(0, line.indexOf(' ')), Collectors.counting()));
    }

    private void live() {
        Instant end = NOON.plus(ALL);
        Instant restart = NOON.plus(Duration.ofHours(7));
        Instant reload = NOON.plus(Duration.ofHours(30));
        while (!due.isEmpty() && clock.instant().isBefore(end)) {
            if (clock.instant().isAfter(restart)) {
                restart();
                restart = clock.instant().plus(Duration.ofHours(20 + random.nextInt(60)));
            }
            if (clock.instant().isAfter(reload)) {
                reload();
                reload = clock.instant().plus(Duration.ofHours(40));
            }
            Due next = due.remove();
            Duration early = Duration.between(clock.instant(), next.at());
            if (!early.isNegative()) clock.pass(early);
            poll(named(next.id()));
        }
    }

    /** Everything is forgotten but what the store keeps: the states of the sources, and the holds of the hosts. */
    private void restart() {
        fetcher.close();
        clock.pass(List.of(Duration.ofSeconds(10), Duration.ofMinutes(7), Duration.ofHours(9))
                .get(random.nextInt(3)));
        fetcher = fetcher();
        Map.copyOf(kept).forEach(fetcher::hold);
        server.guestsSlept();
        policy = policy();
    }

    /** feeds.yml was read again: the same sources, each seventh at another pace. */
    private void reload() {
        policy = policy();
        edits++;
        for (int i = 0; i < SOURCES; i++) sources.put("s" + i, source(i));
        for (Source source : sources.values()) {
            SourceState before = Objects.requireNonNull(states.get(source.id()));
            SourceState anew = policy.replanned(source, before, clock.instant());
            if (anew.equals(before)) continue;
            replans++;
            states.put(source.id(), anew);
            due.removeIf(one -> one.id().equals(source.id()));
            due.add(new Due(anew.nextPoll().orElseThrow(), source.id()));
        }
    }

    /** As the sweep does it: a source whose host is busy waits in its line, without a worker. */
    private void poll(Source source) {
        SourceState claimed = Objects.requireNonNull(states.get(source.id()));
        URI at = claimed.address(source);
        Duration wait = fetcher.heldFor(at).isZero() ? fetcher.waitFor(at) : Duration.ZERO;
        Instant welcome = policy.welcome(claimed, clock.instant().plus(wait));
        if (welcome.isAfter(clock.instant())) {
            due.add(new Due(welcome, source.id()));
            return;
        }
        SourceState before = policy.knock(claimed, clock.instant());
        polls.merge(source.id(), 1, Integer::sum);
        FetchResult result = sameBody(before, fetcher.feed(source, at, policy.asks(before)));
        Optional<Facts> facts = Optional.empty();
        if (result instanceof Fetched fetched) {
            facts = Optional.of(read(fetched));
            visitPage(source, fetched);
        }
        SourceState after = policy.after(source, before, result, facts, clock.instant());
        states.put(source.id(), after);
        after.nextPoll().ifPresent(next -> due.add(new Due(next, source.id())));
    }

    private Source named(String id) {
        return Objects.requireNonNull(sources.get(id), id);
    }

    private static FetchResult sameBody(SourceState before, FetchResult result) {
        boolean same = result instanceof Fetched fetched
                && fetched.validators().bodyHash().equals(before.validators().bodyHash());
        if (!same) return result;
        Fetched fetched = (Fetched) result;
        return new NotModified(fetched.validators(), fetched.freshFor(), fetched.movedTo());
    }

    private Facts read(Fetched fetched) {
        Doc doc = server.found(fetched.download().url().toString());
        return new Facts(20, 1, 0, List.of(clock.instant()), doc.wish);
    }

    /** Each fifth source's feed has summaries only; each new item has a page, some of them closed to robots. */
    private void visitPage(Source source, Fetched fetched) {
        int i = Integer.parseInt(source.id().substring(1));
        if (i % 5 != 0) return;
        Doc feed = server.found(fetched.download().url().toString());
        boolean closed = feed.version % 4 == 0;
        Doc page = server.doc("https://www." + site(i) + (closed ? "/closed/" : "/") + i + "/" + feed.version);
        if (page.asked > 0) return;
        page.once = true;
        page.closed = closed;
        FetchResult result = fetcher.page(source, URI.create(page.url), Validators.NONE);
        boolean refused = result instanceof FetchResult.Refused;
        if (closed)
            assertThat(refused || result instanceof FetchResult.Throttled).isTrue();
    }

    private static String site(int i) {
        return "site" + i % HOSTS + ".example";
    }

    private Source source(int i) {
        Source plain = Source.of("s" + i, URI.create(address(i)));
        Optional<Duration> every = every(i).or(() ->
                edits % 2 == 1 && i % 7 == 2 ? Optional.of(Duration.ofHours(1 + i % 5)) : Optional.empty());
        return new Source(
                plain.id(),
                plain.outlet(),
                plain.url(),
                plain.tags(),
                plain.language(),
                every,
                plain.fullText(),
                plain.select(),
                plain.headers(),
                plain.exclude(),
                plain.republish(),
                true,
                false);
    }

    private static Optional<Duration> every(int i) {
        if (i % 31 == 1) return Optional.of(Duration.ofMinutes(2));
        return i % 29 == 3 ? Optional.of(Duration.ofMinutes(15)) : Optional.empty();
    }

    private static String address(int i) {
        String host = (i % 3 == 0 ? "www." : i % 3 == 1 ? "feeds." : "") + site(i);
        return "https://" + host + "/feed/" + i;
    }

    private void add(int i) {
        Source source = source(i);
        sources.put(source.id(), source);
        states.put(source.id(), SourceState.fresh(source.id(), NOON));
        polls.put(source.id(), 0);
        due.add(new Due(NOON, source.id()));
        Doc doc = server.doc(address(i));
        doc.rhythm = Duration.ofMinutes(60L << i % 8);
        every(i).ifPresent(every -> {
            doc.least = every.compareTo(Duration.ofMinutes(5)) < 0 ? Duration.ofMinutes(5) : every;
            doc.retry = doc.least;
        });
        behave(doc, i);
        Doc robots = server.doc("https://www." + site(i) + "/robots.txt");
        robots.least = Duration.ZERO;
        robots.etags = false;
        robots.dates = false;
        robots.script = StrictServer.robots(i % HOSTS % 4 == 1 ? "Crawl-delay: 20" : "");
        server.crawlDelay(robots, i % HOSTS % 4 == 1 ? Duration.ofSeconds(20) : StrictServer.PAUSE);
    }

    private void behave(Doc doc, int i) {
        switch (i % 20) {
            case 0 -> doc.dates = false;
            case 1 -> doc.etags = false;
            case 3 -> {
                doc.etags = false;
                doc.dates = false;
                if (every(i).isEmpty()) doc.least = Duration.ofHours(1);
            }
            case 4 -> doc.answering304 = (same, now) -> Optional.of(answer(304));
            case 5 ->
                doc.script = (same, now) -> {
                    boolean withdrawn = day(now) >= 10 && day(now) < 20;
                    same.etags = !withdrawn;
                    same.dates = !withdrawn;
                    return Optional.empty();
                };
            case 6 -> {
                doc.extra = List.of("Cache-Control: public, max-age=7200", "Age: 600");
                doc.promised = Duration.ofSeconds(6600);
            }
            case 7 -> {
                doc.extra = List.of("Date: Tue, 24 Nov 2026 10:00:00 GMT", "Expires: Tue, 24 Nov 2026 11:30:00 GMT");
                doc.promised = Duration.ofMinutes(90);
            }
            case 8 -> doc.wish = new PaceWish(Optional.of(Duration.ofHours(3)), Set.of(), Set.of());
            case 9 -> {
                doc.wish = new PaceWish(Optional.empty(), hours(0, 6), Set.of());
                doc.script = (same, now) -> random.nextInt(10) == 0 ? Optional.of(answer(502)) : Optional.empty();
            }
            case 10 ->
                doc.wish = new PaceWish(Optional.empty(), Set.of(), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
            case 11 -> doc.script = now_and_then(now -> busy(429, Duration.ofHours(1), "3600"));
            case 12 -> doc.script = now_and_then(now -> busy(503, Duration.ofHours(2), date(now, 2)));
            case 13 ->
                doc.script = (same, now) ->
                        day(now) % 9 == 5 ? Optional.of(answer(i % 40 == 13 ? 429 : 503)) : Optional.empty();
            case 14 -> moves(doc, i, 301, 3);
            case 15 -> moves(doc, i, 302, 0);
            case 16 -> moves(doc, i, 308, 0);
            case 17 -> doc.script = (same, now) -> day(now) >= 12 ? Optional.of(answer(410)) : Optional.empty();
            case 18 ->
                doc.script = (same, now) -> {
                    if (day(now) >= 4 && day(now) < 6) return Optional.of(answer(500));
                    return day(now) == 8 ? Optional.of(StrictServer.timeout()) : Optional.empty();
                };
            case 19 ->
                doc.script = (same, now) -> {
                    if (day(now) >= 10 && day(now) < 14) return Optional.of(answer(403));
                    return day(now) == 20 ? Optional.of(answer(404)) : Optional.empty();
                };
            default -> doc.rhythm = Duration.ofDays(400);
        }
    }

    private void moves(Doc doc, int i, int status, int day) {
        Doc target = server.doc("https://" + site(i + 7) + "/moved/" + i);
        target.rhythm = doc.rhythm;
        target.least = doc.least;
        target.onlyLed = true;
        if (status == 301 || status == 308) target.movedFrom = Optional.of(doc.url);
        doc.script = (same, now) ->
                day(now) >= day ? Optional.of(answer(status, "Location: " + target.url)) : Optional.empty();
    }

    private interface Busy {
        Answer at(Instant now);
    }

    private StrictServer.Script now_and_then(Busy busy) {
        return (doc, now) -> random.nextInt(20) == 0 ? Optional.of(busy.at(now)) : Optional.empty();
    }

    private static Answer busy(int status, Duration time, String retry) {
        return answer(status, "Retry-After: " + retry, "X-Seconds: " + time.toSeconds());
    }

    private static String date(Instant now, int hours) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(now.plus(Duration.ofHours(hours)).atOffset(ZoneOffset.UTC));
    }

    private static long day(Instant now) {
        return Duration.between(NOON, now).toDays();
    }

    private static Set<Integer> hours(int from, int to) {
        return IntStream.range(from, to).boxed().collect(Collectors.toSet());
    }
}
