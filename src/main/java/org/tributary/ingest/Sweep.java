package org.tributary.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.dedup.Fingerprinter;
import org.tributary.dedup.Folding;
import org.tributary.extract.Extractor;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.Ruled;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.model.Takedown;
import org.tributary.parse.FeedParser;
import org.tributary.schedule.PollPolicy;
import org.tributary.store.Store;

/** Claims sources that are due and sees to it that each is polled; the way in of the house starts here. */
public final class Sweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int CLAIMED_AT_A_TIME = 100;

    private final Settings settings;
    private final Store store;
    private final InstantSource clock;
    private final HostLines lines;
    private final Ledger ledger;
    private final Poller poller;
    private final Repacing repacing;
    private final Acquaintances acquaintances;
    private final PageRetries pages;
    private final PageChecks checks;
    private final boolean rechecks;
    private final Rereading rereading;
    private final Ward well;
    private final Ward ailing;
    private final Map<String, CompletableFuture<Void>> rereads = new ConcurrentHashMap<>();
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Source> sources = Map.of();
    private volatile Consumer<PollReport> listener = report -> {};
    private volatile boolean rulesChanged;
    private volatile boolean closed;

    /**
     * How much at a time.
     *
     * @param workers threads that fetch and extract
     * @param inHand polls under way at most, those included whose pages wait for a pause; a quarter as many beside them
     *     are of sources that failed last time
     * @param lease how long a claim lasts without {@link #renew}
     */
    public record Settings(int workers, int inHand, Duration lease) {
        public static final Settings DEFAULTS = new Settings(64, 512, Duration.ofMinutes(5));

        public Settings withLease(Duration shorter) {
            return new Settings(workers, inHand, shorter);
        }
    }

    /** The well or the ailing: hosts that hang take the hands of neither (S32). */
    private static final class Ward {
        final boolean ailing;
        final int most;
        final Semaphore hands;

        Ward(boolean ailing, int most) {
            this.ailing = ailing;
            this.most = most;
            this.hands = new Semaphore(most);
        }
    }

    public Sweep(
            Settings settings,
            Store store,
            PoliteFetcher fetcher,
            FeedParser parser,
            Extractor extractor,
            Fingerprinter fingerprinter,
            Folding folding,
            PollPolicy policy,
            InstantSource clock,
            StorySettings wishes) {
        this(
                settings,
                store,
                fetcher,
                parser,
                extractor,
                fingerprinter,
                folding,
                policy,
                clock,
                wishes,
                new HostLines(hosts(fetcher), settings.workers()));
    }

    /** @param lines made for {@link #hosts} of this fetcher */
    Sweep(
            Settings settings,
            Store store,
            PoliteFetcher fetcher,
            FeedParser parser,
            Extractor extractor,
            Fingerprinter fingerprinter,
            Folding folding,
            PollPolicy policy,
            InstantSource clock,
            StorySettings wishes,
            HostLines lines) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.repacing = new Repacing(store.sourceStates(), policy, inHand::contains, clock);
        this.well = new Ward(false, settings.inHand());
        this.ailing = new Ward(true, Math.max(1, settings.inHand() / 4));
        this.lines = lines;
        this.ledger = new Ledger(store.stories());
        Placing placing = new Placing(store.stories(), folding);
        this.acquaintances = new Acquaintances(store, clock);
        PageReader reader = new PageReader(lines, fetcher, extractor, acquaintances, clock);
        Desk desk = new Desk(lines, fetcher, extractor, reader, fingerprinter, placing, ledger, clock, wishes);
        this.poller = new Poller(store, fetcher, parser, policy, desk, lines, ledger, clock);
        this.rereading = new Rereading(store, parser, desk, lines, ledger, clock);
        this.pages =
                new PageRetries(store, lines, fetcher, reader, fingerprinter, placing, ledger, clock, wishes.recheck());
        this.checks = new PageChecks(store, lines, fetcher, reader, fingerprinter, placing, ledger, clock);
        this.rechecks = wishes.recheck();
        store.stories().prefer(wishes.prefer());
    }

    static HostLines.Hosts hosts(PoliteFetcher fetcher) {
        return new HostLines.Hosts() {
            @Override
            public String key(URI at) {
                return fetcher.hostKey(at).orElse("");
            }

            /** Where a host is held, the fetcher turns us away at once; to wait in line for that would take hours. */
            @Override
            public Duration untilFree(URI at) {
                return fetcher.heldFor(at).isZero() ? fetcher.waitFor(at) : Duration.ZERO;
            }
        };
    }

    /** From now on these are the sources. */
    public void name(Collection<Source> named) {
        store.sources().name(named, clock.instant());
        store.sourceStates().mendAfterClockJump(clock.instant());
        store.sourceStates().dueAgain(PollPolicy.NOT_ASKED, clock.instant());
        sources = named.stream().collect(Collectors.toUnmodifiableMap(Source::id, Function.identity()));
        rulesChanged = true;
        repacing.begin(sources);
    }

    /** Feeds whose rules are new are read again from what they last sent; one that is being polled comes when that has ended. */
    private void reread() {
        if (!rulesChanged || closed) return;
        rulesChanged = false;
        rereading.stale(sources).forEach((id, rules) -> {
            Source source = sources.get(id);
            if (source == null || inHand.contains(id) || rereads.containsKey(id)) rulesChanged = true;
            else
                rereads.put(id, rereading.read(source, rules).whenComplete((read, trouble) -> {
                    if (trouble != null) LOG.warn("{}: what its feed last sent could not be read again", id, trouble);
                }));
        });
        rereads.values().removeIf(CompletableFuture::isDone);
    }

    /** Hears of each poll when it has ended. */
    public void listen(Consumer<PollReport> listener) {
        this.listener = listener;
    }

    /** It hears of each visit while it is going on. */
    public void watch(Onlooker onlooker) {
        poller.watch(onlooker);
    }

    /**
     * How much is under way.
     *
     * @param polls sources that are being visited, those included that wait for the pause of their host
     * @param errands requests for feeds and pages that wait for a host's pause
     * @param unwritten what is made and waits for its commit
     */
    public record Load(int polls, int errands, int unwritten) {}

    public Load load() {
        return new Load(inHand.size(), lines.waiting(), ledger.waiting());
    }

    /** Claims what is due, as far as there are hands, and returns at once. */
    public void tick() {
        reread();
        repacing.goOn(sources);
        for (Ward ward : List.of(well, ailing))
            while (!closed && !claim(ward, clock.instant()).isEmpty()) LOG.debug("more may be due");
    }

    /** Polls every source that is due now, once, waits for its pages, and reports by source id. */
    public List<PollReport> once() {
        Instant cutoff = clock.instant();
        reread();
        CompletableFuture<?> read = CompletableFuture.allOf(rereads.values().toArray(CompletableFuture[]::new));
        List<CompletableFuture<Optional<PollReport>>> polls = new ArrayList<>();
        for (Ward ward : List.of(well, ailing)) claimAll(ward, cutoff, polls);
        await(CompletableFuture.allOf(polls.toArray(CompletableFuture[]::new)));
        await(read.exceptionally(trouble -> null));
        return polls.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(PollReport::sourceId))
                .toList();
    }

    private void claimAll(Ward ward, Instant cutoff, List<CompletableFuture<Optional<PollReport>>> polls) {
        while (!closed) {
            awaitHands(ward);
            List<CompletableFuture<Optional<PollReport>>> more = claim(ward, cutoff);
            if (more.isEmpty()) return;
            polls.addAll(more);
        }
    }

    private void awaitHands(Ward ward) {
        try {
            while (!ward.hands.tryAcquire(settings.lease().toMillis() / 5, TimeUnit.MILLISECONDS)) renew();
            ward.hands.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void await(CompletableFuture<?> all) {
        while (!all.isDone()) {
            try {
                all.get(settings.lease().toMillis() / 5, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                renew();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a poll's end is always a value", e);
            }
        }
    }

    private List<CompletableFuture<Optional<PollReport>>> claim(Ward ward, Instant due) {
        int free = Math.min(ward.hands.drainPermits(), ward.most);
        int most = Math.min(free, CLAIMED_AT_A_TIME);
        ward.hands.release(free - most);
        if (most == 0) return List.of();
        int used = 0;
        try {
            List<CompletableFuture<Optional<PollReport>>> polls = new ArrayList<>();
            Instant lease = clock.instant().plus(settings.lease());
            for (SourceState state : store.sourceStates().claim(due, most, lease, ward.ailing)) {
                used++;
                polls.add(poll(ward, state));
            }
            return polls;
        } finally {
            ward.hands.release(most - used);
        }
    }

    private CompletableFuture<Optional<PollReport>> poll(Ward ward, SourceState state) {
        Source source = sources.get(state.sourceId());
        if (!inHand.add(state.sourceId())) { // its claim ran out (the machine slept), but we are still at it
            ward.hands.release();
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (store.isShared()) acquaintances.forget(state.sourceId()); // another process may have visited it since
        CompletableFuture<PollReport> poll = source == null
                ? CompletableFuture.failedFuture(new IllegalStateException(state.sourceId() + " is named no more"))
                : rereads.getOrDefault(source.id(), CompletableFuture.completedFuture(null))
                        .exceptionally(trouble -> null)
                        .thenCompose(read -> poller.poll(source, state));
        return poll.handle((report, trouble) -> {
            inHand.remove(state.sourceId());
            ward.hands.release();
            if (trouble != null) {
                LOG.error("the poll of {} could not be ended; it is tried again", state.sourceId(), trouble);
                return heard(PollReport.without(state.sourceId(), false, "could not be stored: " + rootOf(trouble)));
            }
            return heard(report);
        });
    }

    private Optional<PollReport> heard(PollReport report) {
        listener.accept(report);
        return Optional.of(report);
    }

    private static String rootOf(Throwable trouble) {
        Throwable root = trouble;
        while (root.getCause() != null) root = root.getCause();
        return String.valueOf(root.getMessage());
    }

    /** We are still at work on what we claimed; to be called several times within a lease. */
    public void renew() {
        store.sourceStates().renew(List.copyOf(inHand), clock.instant().plus(settings.lease()));
        int late = store.sourceStates().mendAfterClockJump(clock.instant());
        if (late > 0) LOG.warn("the clock was ahead for a while: {} sources are due now", late);
    }

    /** Asks again for pages that failed; done when all that were due are settled. */
    public CompletableFuture<Void> retryPages() {
        return closed ? CompletableFuture.completedFuture(null) : pages.retry(sources);
    }

    /** Asks pages whether they were corrected, those that are due; done when each was asked. */
    public CompletableFuture<Void> recheckPages() {
        return closed || !rechecks ? CompletableFuture.completedFuture(null) : checks.check(sources);
    }

    /** A person's word that an article is not of that story ({@link org.tributary.store.Lane#split}). */
    public Ruled split(long storyId, long articleId, boolean withItsStory) {
        Instant now = clock.instant();
        return ledger.append(lane -> lane.split(storyId, articleId, withItsStory, now))
                .join();
    }

    /** A person's word that two stories are one. */
    public Ruled join(long storyId, long otherId) {
        Instant now = clock.instant();
        return ledger.append(lane -> lane.join(storyId, otherId, now)).join();
    }

    /** A person's wish that something be removed for good ({@link org.tributary.store.Lane#takeDown}). */
    public Ruled takeDown(Takedown wish) {
        Instant now = clock.instant();
        return ledger.append(lane -> lane.takeDown(wish, now)).join();
    }

    /** Whether nothing goes on although so many workers are asleep; for whoever moves the clock. */
    boolean isStill(int wellAsleep, int ailingAsleep) {
        return lines.isStill(wellAsleep, ailingAsleep) && ledger.isStill();
    }

    /** Claims no more; what is under way has some seconds to end, the rest is given back. */
    @Override
    public void close() {
        closed = true;
        lines.close();
        ledger.close();
        store.sourceStates().release();
    }
}
