package org.tributary.ingest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.tributary.dedup.Fingerprinter;
import org.tributary.dedup.Folding;
import org.tributary.extract.Extractor;
import org.tributary.fetch.BadHosts;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.index.SearchIndex;
import org.tributary.model.FullText;
import org.tributary.model.Source;
import org.tributary.parse.FeedParser;
import org.tributary.schedule.PollPolicy;
import org.tributary.serve.IndexFollower;
import org.tributary.store.Store;

/**
 * The way in at work among bad hosts for hours or days of a virtual clock: real sockets, a store in a file, the index. As a
 * program, {@code Soak FOLDER SOURCES DAYS}, it prints after each day how late the latest good source was polled, and
 * what is in use: give it {@code -Xmx256m}.
 */
final class Soak implements AutoCloseable {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration CHORES = Duration.ofMinutes(4);
    /** The sweep of the program looks each second; looking less often, more polls go on at once, which is harder. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final VirtualTime time = new VirtualTime(NOON);
    private final BadWorld world;
    private final Store store;
    private final SearchIndex index;
    private final IndexFollower follower;
    private final PoliteFetcher fetcher;
    private final Sweep sweep;
    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private final PriorityQueue<Due> agenda = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final ConcurrentLinkedQueue<String> ended = new ConcurrentLinkedQueue<>();
    private Instant chores = NOON;
    private volatile Duration latest = Duration.ZERO;
    private volatile String latestFeed = "";
    private int polls;

    private record Due(Instant at, String id) {}

    /**
     * What is in use after a time.
     *
     * @param latest by how much the latest poll of a good source came after its time, since the last measure
     * @param heap bytes, after a collection
     */
    record Use(int polls, Duration latest, String which, long articles, long heap, int threads, long files) {
        @Override
        public String toString() {
            return polls + " polls, latest good one " + latest.toSeconds() + " s late (" + which + "), " + articles
                    + " articles, heap " + heap / 1_000_000 + " MB, " + threads + " threads, " + files + " files";
        }
    }

    Soak(Path folder, int sources, int items) throws IOException {
        world = BadWorld.start(items);
        store = Store.open(Store.Settings.at("jdbc:h2:file:" + folder.resolve("soak")));
        index = SearchIndex.open(folder.resolve("index"), SearchIndex.Settings.DEFAULTS);
        follower = new IndexFollower(store.stories(), index);
        fetcher = BadHosts.fetcher(time, time, Soak::hangs, this::asked);
        sweep = new Sweep(
                Sweep.Settings.DEFAULTS,
                store,
                fetcher,
                new FeedParser(),
                new Extractor(Extractor.Settings.DEFAULTS),
                new Fingerprinter(),
                new Folding(folder.resolve("candidates")),
                new PollPolicy(PollPolicy.Settings.DEFAULTS, address -> true),
                time,
                StorySettings.DEFAULTS,
                new HostLines(Sweep.hosts(fetcher), Sweep.Settings.DEFAULTS.workers(), time));
        List<Source> named = new ArrayList<>();
        for (int i = 0; i < sources; i++) named.add(source(i));
        sweep.name(named);
        for (Source source : named) plan(source.id(), NOON);
        sweep.listen(report -> ended.add(report.sourceId()));
    }

    private static boolean hangs(URI at) {
        int feed = BadWorld.number(at);
        return feed >= 0 && BadWorld.kind(feed) == BadWorld.Kind.HANGS;
    }

    /** One in four has a fixed pace, one in ten feeds has teasers, whose pages are fetched. */
    private Source source(int i) {
        Source plain = Source.of("s" + i, world.feed(i));
        return new Source(
                plain.id(),
                plain.outlet(),
                plain.url(),
                plain.tags(),
                plain.language(),
                i % 4 == 0 ? Optional.of(Duration.ofHours(1)) : Optional.empty(),
                i % 10 == 5 ? FullText.ALWAYS : FullText.NEVER,
                plain.select(),
                plain.headers(),
                plain.exclude(),
                plain.republish(),
                true,
                false);
    }

    private void asked(URI at) {
        int feed = BadWorld.number(at);
        if (feed < 0 || BadWorld.kind(feed) != BadWorld.Kind.GOOD) return;
        Duration late = Duration.between(Objects.requireNonNull(due.get("s" + feed)), time.instant());
        synchronized (this) {
            if (late.compareTo(latest) <= 0) return;
            latest = late;
            latestFeed = "s" + feed + " at " + time.instant();
        }
    }

    private void plan(String id, Instant at) {
        due.put(id, at);
        agenda.add(new Due(at, id));
    }

    /** Lives for so long, and says what is in use at its end. */
    Use live(Duration time) {
        Instant end = this.time.instant().plus(time);
        while (this.time.instant().isBefore(end)) step(end);
        return use();
    }

    private void step(Instant end) {
        sweep.tick();
        if (!time.instant().isBefore(chores)) {
            chores = time.instant().plus(CHORES);
            sweep.renew();
            sweep.retryPages();
            time.settle(sweep);
            follower.follow();
        }
        time.settle(sweep);
        for (String id = ended.poll(); id != null; id = ended.poll()) {
            polls++;
            String polled = id;
            store.sourceStates().find(id).flatMap(state -> state.nextPoll()).ifPresent(next -> plan(polled, next));
        }
        time.moveTo(next(end));
        time.settle(sweep);
    }

    private Instant next(Instant end) {
        while (!agenda.isEmpty()
                && !agenda.peek().at().equals(due.get(agenda.peek().id()))) agenda.remove();
        Instant now = time.instant();
        Instant look = agenda.isEmpty() ? end : agenda.peek().at();
        if (look.isBefore(now.plus(LOOK))) look = now.plus(LOOK);
        Instant wake = time.next().orElse(end).plusMillis(500);
        Instant next = look.isBefore(wake) ? look : wake;
        return next.isBefore(end) ? next : end;
    }

    private Use use() {
        System.gc();
        System.gc();
        Use use = new Use(
                polls,
                latest,
                latestFeed,
                store.articles().count(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                files());
        latest = Duration.ZERO;
        polls = 0;
        return use;
    }

    private static long files() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException e) {
            return -1; // not Linux: nobody counts
        }
    }

    /** In how many ways good and bad sources last ended, by their words without numbers. */
    Map<String, Integer> outcomes() {
        Map<String, Integer> ways = new HashMap<>();
        store.sourceStates()
                .all()
                .forEach(state -> ways.merge(
                        BadWorld.kind(Integer.parseInt(state.sourceId().substring(1))) + ": "
                                + state.outcome().replaceAll("[0-9.:]+", "#"),
                        1,
                        Integer::sum));
        return ways;
    }

    @Override
    public void close() {
        time.close();
        sweep.close();
        fetcher.close();
        index.close();
        store.close();
        world.close();
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        try (Soak soak = new Soak(folder, Integer.parseInt(args[1]), 2)) {
            for (int day = 1; day <= Integer.parseInt(args[2]); day++)
                System.out.println("day " + day + ": " + soak.live(Duration.ofDays(1)));
            soak.outcomes().forEach((words, times) -> System.out.println(times + " " + words));
        }
    }
}
