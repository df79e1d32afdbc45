package org.tributary.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.tributary.Databases;
import org.tributary.dedup.Fingerprinter;
import org.tributary.dedup.Folding;
import org.tributary.extract.Extractor;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.Article;
import org.tributary.model.Source;
import org.tributary.model.Story;
import org.tributary.parse.FeedParser;
import org.tributary.schedule.PollPolicy;
import org.tributary.store.Store;

/** The way in with all its real parts, and a clock that stands still until it is told to go on. */
final class Newsroom implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    final Store store;
    final Sweep sweep;
    private final PoliteFetcher fetcher;
    private final List<Source> sources = new ArrayList<>();

    Newsroom() {
        this(Databases.fresh(), Duration.ofSeconds(2));
    }

    Newsroom(String url, Duration timeout) {
        store = Store.open(Databases.at(url));
        fetcher = new PoliteFetcher(
                new PoliteFetcher.Settings(
                        Optional.empty(), timeout, 10_000_000, Duration.ZERO, List.of("127.0.0.0/8")),
                now::get);
        sweep = new Sweep(
                Sweep.Settings.DEFAULTS,
                store,
                fetcher,
                new FeedParser(),
                new Extractor(Extractor.Settings.DEFAULTS),
                new Fingerprinter(),
                new Folding(),
                new PollPolicy(PollPolicy.Settings.DEFAULTS, address -> true),
                now::get,
                StorySettings.DEFAULTS);
    }

    Instant time() {
        return Objects.requireNonNull(now.get());
    }

    Newsroom reads(Source... more) {
        sources.addAll(List.of(more));
        sweep.name(sources);
        return this;
    }

    Newsroom reads(String id, URI feed) {
        return reads(Source.of(id, feed));
    }

    /** Goes on to when everything that is not stopped is due, and polls it. */
    List<PollReport> later() {
        now.updateAndGet(at -> at.plus(Duration.ofHours(25)));
        return sweep.once();
    }

    List<Story> river() {
        return store.stories().newest(1000, Optional.empty());
    }

    List<Article> articles() {
        return river().stream().flatMap(story -> story.articles().stream()).toList();
    }

    @Override
    public void close() {
        sweep.close();
        fetcher.close();
        store.close();
    }
}
