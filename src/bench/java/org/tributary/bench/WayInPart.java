package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tributary.dedup.Fingerprinter;
import org.tributary.dedup.Folding;
import org.tributary.extract.Extractor;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.ingest.PollReport;
import org.tributary.ingest.StorySettings;
import org.tributary.ingest.Sweep;
import org.tributary.model.Download;
import org.tributary.model.Extraction;
import org.tributary.model.ParseResult;
import org.tributary.model.Source;
import org.tributary.parse.FeedParser;
import org.tributary.schedule.PollPolicy;
import org.tributary.store.Store;

/** The parts that the same input can be given to again and again: polling, reading a feed, reading a page. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 4)
public class WayInPart {
    private static final int SOURCES = 500;

    /** Sources that have been polled once. */
    @State(Scope.Benchmark)
    public static class Outlets {
        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
        private Path folder;
        private Unchanging server;
        private Store store;
        private PoliteFetcher fetcher;
        private Sweep sweep;

        @Setup
        public void open() throws IOException {
            folder = Files.createTempDirectory("poll");
            server = new Unchanging();
            store = Store.open(Store.Settings.at("jdbc:h2:file:" + folder.resolve("tributary")));
            fetcher = new PoliteFetcher(
                    new PoliteFetcher.Settings(
                            Optional.empty(), Duration.ofSeconds(20), 1_000_000, Duration.ZERO, List.of("127.0.0.0/8")),
                    now::get);
            sweep = new Sweep(
                    Sweep.Settings.DEFAULTS,
                    store,
                    fetcher,
                    new FeedParser(),
                    new Extractor(Extractor.Settings.DEFAULTS),
                    new Fingerprinter(),
                    new Folding(),
                    new PollPolicy(PollPolicy.Settings.DEFAULTS, at -> true),
                    now::get,
                    StorySettings.DEFAULTS);
            sweep.name(IntStream.range(0, SOURCES)
                    .mapToObj(i -> Source.of("s" + i, server.at("feed" + i)))
                    .toList());
            sweep.once();
        }

        @TearDown
        public void close() throws IOException {
            sweep.close();
            fetcher.close();
            store.close();
            server.close();
            Folders.clear(folder);
        }
    }

    /** Asked with its validators, answered 304, its state on disk; the server's own part, some 0.02 ms, is in it. */
    @Benchmark
    @OperationsPerInvocation(SOURCES)
    public List<PollReport> poll(Outlets outlets) {
        outlets.now.updateAndGet(at -> at.plus(Duration.ofHours(25)));
        List<PollReport> reports = outlets.sweep.once();
        if (reports.size() != SOURCES) throw new IllegalStateException(reports.size() + " were due");
        return reports;
    }

    /** Documents, one after the other. */
    abstract static class Documents {
        private List<Download> all = List.of();
        private int at;

        void are(List<Download> documents) {
            all = documents;
        }

        Download next() {
            at = (at + 1) % all.size();
            return all.get(at);
        }
    }

    /** Feeds of twenty items. */
    @State(Scope.Benchmark)
    public static class Feeds extends Documents {
        private final FeedParser parser = new FeedParser();

        @Setup
        public void read() throws IOException, InterruptedException {
            Path folder = Files.createTempDirectory("feeds");
            are(Samples.feeds(Farm.made(folder, 100, 20)));
            Folders.clear(folder);
        }
    }

    @Benchmark
    public ParseResult parse(Feeds feeds) {
        return feeds.parser.parse(feeds.next());
    }

    /** Real pages. */
    @State(Scope.Benchmark)
    public static class Pages extends Documents {
        private final Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);

        @Setup
        public void read() throws IOException {
            are(Samples.pages());
        }
    }

    @Benchmark
    public Extraction extract(Pages pages) {
        return pages.extractor.extract(pages.next());
    }
}
