package org.tributary.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.config.Checks;
import org.tributary.config.Config;
import org.tributary.config.FeedsFile;
import org.tributary.config.Renames;
import org.tributary.dedup.Fingerprinter;
import org.tributary.dedup.Folding;
import org.tributary.dedup.Wording;
import org.tributary.extract.Css;
import org.tributary.extract.Extractor;
import org.tributary.fetch.Messenger;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.fetch.PrivateNetworks;
import org.tributary.fetch.Turns;
import org.tributary.index.QueryParser;
import org.tributary.index.SearchIndex;
import org.tributary.ingest.AlertDesk;
import org.tributary.ingest.PollReport;
import org.tributary.ingest.Retention;
import org.tributary.ingest.StorySettings;
import org.tributary.ingest.Sweep;
import org.tributary.model.Query;
import org.tributary.model.Ruled;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.model.Takedown;
import org.tributary.parse.FeedParser;
import org.tributary.schedule.ChoreScheduler;
import org.tributary.schedule.PollPolicy;
import org.tributary.serve.Elsewhere;
import org.tributary.serve.Export;
import org.tributary.serve.FeedFiles;
import org.tributary.serve.HealthReport;
import org.tributary.serve.IndexFollower;
import org.tributary.serve.Menu;
import org.tributary.serve.Rulings;
import org.tributary.serve.WebServer;
import org.tributary.store.Sources;
import org.tributary.store.Store;

/** All the rooms, wired: the one place that knows each of them. */
final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration INDEXING = Duration.ofMillis(500);
    private static final Duration ALERTS = Duration.ofSeconds(2);
    private static final Duration EDITS = Duration.ofSeconds(1);
    private static final Duration ARRIVALS = Duration.ofSeconds(2);
    private static final Duration RENEWAL = Duration.ofSeconds(30);
    private static final Duration PAGE_RETRIES = Duration.ofMinutes(1);
    private static final Duration PAGE_CHECKS = Duration.ofMinutes(1);
    private static final Duration RETENTION = Duration.ofHours(1);
    private static final int CHORES_AT_A_TIME = 5;

    /** Where others take over what a process that died had in hand, within half a minute. */
    private static final Duration SHARED_LEASE = Duration.ofSeconds(15);

    private static final Duration SHARED_RENEWAL = Duration.ofSeconds(4);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final Config config;
    private final InstantSource clock;
    private final Store store;
    private final SearchIndex index;
    private final IndexFollower follower;
    private final PoliteFetcher fetcher;
    private final Messenger messenger;
    private final Sweep sweep;
    private final Retention retention;
    private final InstantSource wall;
    private final Optional<Fellows> fellows;

    /** @param wall the machine's clock; where a store is shared, its time counts */
    private House(Config config, InstantSource wall, Store store) {
        this.wall = wall;
        this.fellows = store.isShared() ? Optional.of(new Fellows(store, wall)) : Optional.empty();
        InstantSource clock = fellows.<InstantSource>map(Fellows::clock).orElse(wall);
        PoliteFetcher.Settings fetch = config.settings(PoliteFetcher.Settings.class);
        Predicate<URI> ours = new PrivateNetworks(fetch.allowPrivate())::hold;
        SearchIndex.Settings search = config.settings(SearchIndex.Settings.class);
        this.config = config;
        this.clock = clock;
        this.store = store;
        this.index = store.folder()
                .map(folder -> SearchIndex.open(folder.resolve("index"), search))
                .orElseGet(() -> SearchIndex.inMemory(search));
        if (index.lastSeq() > store.stories().lastSeq()) index.clear(); // the store was restored, by whatever means
        this.follower = new IndexFollower(store.stories(), index);
        this.fetcher = store.folder()
                .map(folder -> new PoliteFetcher(fetch, clock, folder.resolve("holds"), turns(store)))
                .orElseGet(() -> new PoliteFetcher(fetch, clock));
        this.messenger = new Messenger(fetch.allowPrivate());
        this.sweep = new Sweep(
                fellows.isPresent() ? Sweep.Settings.DEFAULTS.withLease(SHARED_LEASE) : Sweep.Settings.DEFAULTS,
                store,
                fetcher,
                new FeedParser(),
                new Extractor(Extractor.Settings.DEFAULTS),
                new Fingerprinter(),
                store.folder()
                        .map(folder -> new Folding(folder.resolve("candidates")))
                        .orElseGet(Folding::new),
                new PollPolicy(PollPolicy.Settings.DEFAULTS, ours),
                clock,
                config.settings(StorySettings.class));
        this.retention = new Retention(config.settings(Retention.Settings.class), store, clock, System::nanoTime);
        if (config.partial()) return;
        Renames.between(known(), config.sources()).forEach(renamed -> LOG.warn("{}", renamed));
        name(config.sources());
    }

    private Map<String, String> known() {
        return store.sources().all().stream()
                .filter(Sources.Remembered::named)
                .collect(Collectors.toMap(Sources.Remembered::id, Sources.Remembered::url));
    }

    private static Turns turns(Store store) {
        return store.isShared() ? new SharedTurns(store.hosts()) : Turns.ALONE;
    }

    private void name(Collection<Source> sources) {
        sweep.name(sources);
        retention.name(sources);
    }

    /**
     * Opens the store that feeds.yml names and wires the rooms around it.
     *
     * @throws org.tributary.store.StoreInUse when another process has the store
     */
    static House open(Config config, InstantSource clock) {
        Store store = Store.open(config.settings(Store.Settings.class));
        try {
            return new House(config, clock, store);
        } catch (RuntimeException e) { // the index beside it cannot be opened, say
            store.close();
            throw e;
        }
    }

    /** The reader of feeds.yml, with the sections, and the checks that other rooms know. */
    static FeedsFile feedsFile() {
        Map<String, Record> sections = new LinkedHashMap<>();
        sections.put("serve", WebServer.Settings.DEFAULTS);
        sections.put("store", Store.Settings.DEFAULTS);
        sections.put("fetch", PoliteFetcher.Settings.DEFAULTS);
        sections.put("stories", StorySettings.DEFAULTS);
        sections.put("retention", Retention.Settings.DEFAULTS);
        sections.put("search", SearchIndex.Settings.DEFAULTS);
        Checks checks = new Checks(
                Css::problem,
                PoliteFetcher::cidrProblem,
                QueryParser::problem,
                (networks, host) -> new PrivateNetworks(networks).hold(host));
        return new FeedsFile(sections, checks, System::getenv);
    }

    /** Polls each source that is due, once, with its pages; the listener hears of each when it has ended. */
    List<PollReport> once(Consumer<PollReport> listener) {
        sweep.listen(listener);
        List<PollReport> reports = sweep.once();
        sweep.retryPages().join();
        retention.tick();
        return reports;
    }

    /** Of the sources that feeds.yml names, the one that is polled next; empty where none ever is. */
    Optional<SourceState> nextDue() {
        return store.sourceStates().all().stream()
                .filter(state -> state.nextPoll().isPresent())
                .min(Comparator.comparing(state -> state.nextPoll().orElseThrow()));
    }

    /**
     * Writes the merged feed in each format into a folder.
     *
     * @param stories at most so many, the newest
     */
    void write(Path folder, int stories) {
        new FeedFiles(config.settings(WebServer.Settings.class), store).write(folder, menu(), stories);
    }

    /** What answers a query, row by row. */
    Export export() {
        return new Export(store, index, follower, clock);
    }

    /** Serves and polls until closed. */
    AtWork run() {
        LiveConfig live = new LiveConfig(config, feedsFile(), this::name);
        HealthReport health = new HealthReport(store, follower, clock, () -> problems(live));
        WebServer.Settings serve = config.settings(WebServer.Settings.class);
        WebServer server = new WebServer(
                serve,
                store,
                index,
                follower,
                live::menu,
                health,
                new Elsewhere(Wording::between, rulings(), fetcher::records),
                clock,
                ZoneId.systemDefault());
        Arrivals arrivals = new Arrivals(clock);
        sweep.listen(new Ailments().andThen(arrivals).andThen(Readings.of(sweep, server.meters())));
        server.start();
        ChoreScheduler chores = new ChoreScheduler(CHORES_AT_A_TIME, wall)
                .every(SWEEP, "sweep", () -> {
                    if (fellows.map(Fellows::mayWork).orElse(true)) sweep.tick();
                })
                .every(fellows.isPresent() ? SHARED_RENEWAL : RENEWAL, "renew the claims", sweep::renew)
                .every(EDITS, "look for errands", new Errands(store)::look)
                .every(EDITS, "look at feeds.yml", live::look)
                .every(ARRIVALS, "tell what came", arrivals::tell)
                .every(INDEXING, "index", this::follow);
        List<Chore> once = choresOfOne(live);
        if (fellows.isEmpty()) once.forEach(chore -> chores.every(chore.interval(), chore.name(), chore.work()));
        else {
            fellows.get()
                    .join(
                            live::digest,
                            shared ->
                                    once.forEach(chore -> shared.every(chore.interval(), chore.name(), chore.work())));
            chores.every(BEAT, "beat", fellows.get()::beat);
        }
        chores.start();
        return new AtWork(server, chores);
    }

    /** @param work for one process, however many share the store */
    private record Chore(Duration interval, String name, Runnable work) {}

    private List<Chore> choresOfOne(LiveConfig live) {
        List<Chore> chores = new ArrayList<>(List.of(
                new Chore(
                        PAGE_RETRIES,
                        "ask again for pages",
                        () -> sweep.retryPages().join()),
                new Chore(
                        PAGE_CHECKS,
                        "look for corrections",
                        () -> sweep.recheckPages().join()),
                new Chore(RETENTION, "retention", retention::tick),
                new Chore(ALERTS, "tell webhooks", alertDesk(live::menu)::tick)));
        if (fellows.isPresent()) chores.add(new Chore(FORGETTING, "forget hosts", store.hosts()::forget));
        return chores;
    }

    /** Others may have written, too. */
    private void follow() {
        if (fellows.isPresent()) store.stories().look();
        follower.follow();
    }

    private List<String> problems(LiveConfig live) {
        List<String> problems = new ArrayList<>(live.problems());
        fellows.ifPresent(all -> problems.addAll(all.problems()));
        return problems;
    }

    /** Says each breach of the store's laws, and each difference between the index and the store; returns how many. */
    int verify(Consumer<String> breach) {
        follower.follow();
        return store.laws().check(breach) + new IndexAudit(store, index).check(breach);
    }

    long articles() {
        return store.articles().count();
    }

    /** Makes the index anew from the store. */
    void reindex() {
        index.clear();
        follower.follow();
        index.commit();
    }

    /** Where stories are put right by hand. */
    Rulings rulings() {
        return new Rulings() {
            @Override
            public Ruled split(long storyId, long articleId, boolean withItsStory) {
                return sweep.split(storyId, articleId, withItsStory);
            }

            @Override
            public Ruled join(long storyId, long otherId) {
                return sweep.join(storyId, otherId);
            }

            @Override
            public Ruled takeDown(Takedown wish) {
                Ruled ruled = sweep.takeDown(wish);
                follower.follow();
                return ruled;
            }
        };
    }

    private AlertDesk alertDesk(Supplier<Menu> menu) {
        return new AlertDesk(
                store,
                () -> menu.get().publications(),
                (query, articles) -> {
                    follower.follow();
                    return index.among(understood(query), this::sourcesOf, articles);
                },
                AlertWriter::json,
                messenger::post,
                clock);
    }

    /** The config has checked it; a query of a span moves with the clock. */
    private Query understood(String query) {
        QueryParser.Result read = QueryParser.read(query, clock.instant());
        if (read instanceof QueryParser.Result.Understood understood) return understood.query();
        throw new IllegalStateException("a publication's query was not checked: " + query);
    }

    private Set<String> sourcesOf(String tag) {
        return store.sources().all().stream()
                .filter(source -> source.tags().stream().anyMatch(tag::equalsIgnoreCase))
                .map(Sources.Remembered::id)
                .collect(Collectors.toSet());
    }

    private Menu menu() {
        return LiveConfig.menuOf(config);
    }

    /** A house at work. */
    record AtWork(WebServer server, ChoreScheduler chores) implements AutoCloseable {
        @Override
        public void close() {
            CompletableFuture<Void> chored = CompletableFuture.runAsync(chores::close);
            server.close();
            chored.join();
        }
    }

    /** Where other files of ours lie; empty for a store in memory. */
    Optional<Path> folder() {
        return store.folder();
    }

    /** What is under way has some seconds to end; everything committed is on disk. */
    @Override
    public void close() {
        fellows.ifPresent(Fellows::close);
        sweep.close();
        fetcher.close();
        messenger.close();
        index.close();
        store.close();
    }
}
