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
import org.tributary.model.Takedown;
import org.tributary.model.SourceState;
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
    private final PageRetries pages;
    private final PageChecks checks;
    private final boolean rechecks;
    private final Semaphore hands;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Source> sources = Map.of();
    private volatile Consumer<PollReport> listener = report -> {};
    private volatile boolean closed;

    /**
     * How much at a time.
     *
     * @param workers threads that fetch and extract
     * @param inHand polls under way at most, those included whose pages wait for a pause
     * @param lease how long a claim lasts without {@link #renew}
     */
    public record Settings(int workers, int inHand, Duration lease) {
        public static final Settings DEFAULTS = new Settings(64, 512, Duration.ofMinutes(5));
    }

    /** With the usual wishes for stories. */
    public Sweep(
            Settings settings,
            Store store,
            PoliteFetcher fetcher,
            FeedParser parser,
            Extractor extractor,
            Fingerprinter fingerprinter,
            Folding folding,
            PollPolicy policy,
            InstantSource clock) {
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
                StorySettings.DEFAULTS);
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
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.hands = new Semaphore(settings.inHand());
        this.lines = new HostLines(hosts(fetcher), settings.workers());
        this.ledger = new Ledger(store.stories());
        Placing placing = new Placing(store.stories(), folding);
        PageReader reader = new PageReader(lines, fetcher, extractor, new Acquaintances(store, clock), clock);
        Desk desk = new Desk(lines, fetcher, extractor, reader, fingerprinter, placing, ledger, clock, wishes);
        this.poller = new Poller(store, fetcher, parser, policy, desk, lines, ledger, clock);
        this.pages =
                new PageRetries(store, lines, fetcher, reader, fingerprinter, placing, ledger, clock, wishes.recheck());
        this.checks = new PageChecks(store, lines, fetcher, reader, fingerprinter, placing, ledger, clock);
        this.rechecks = wishes.recheck();
        store.stories().prefer(wishes.prefer());
    }

    private static HostLines.Hosts hosts(PoliteFetcher fetcher) {
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
        sources = named.stream().collect(Collectors.toUnmodifiableMap(Source::id, Function.identity()));
    }

    /** Hears of each poll when it has ended. */
    public void listen(Consumer<PollReport> listener) {
        this.listener = listener;
    }

    /** Claims what is due, as far as there are hands, and returns at once. */
    public void tick() {
        while (!closed && !claim(clock.instant()).isEmpty()) LOG.debug("more may be due");
    }

    /** Polls every source that is due now, once, waits for its pages, and reports by source id. */
    public List<PollReport> once() {
        Instant cutoff = clock.instant();
        List<CompletableFuture<Optional<PollReport>>> polls = new ArrayList<>();
        while (!closed) {
            awaitHands();
            List<CompletableFuture<Optional<PollReport>>> more = claim(cutoff);
            if (more.isEmpty()) break;
            polls.addAll(more);
        }
        await(CompletableFuture.allOf(polls.toArray(CompletableFuture[]::new)));
        return polls.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(PollReport::sourceId))
                .toList();
    }

    private void awaitHands() {
        try {
            while (!hands.tryAcquire(settings.lease().toMillis() / 5, TimeUnit.MILLISECONDS)) renew();
            hands.release();
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

    private List<CompletableFuture<Optional<PollReport>>> claim(Instant due) {
        int free = Math.min(hands.drainPermits(), settings.inHand());
        int most = Math.min(free, CLAIMED_AT_A_TIME);
        hands.release(free - most);
        if (most == 0) return List.of();
        int used = 0;
        try {
            List<CompletableFuture<Optional<PollReport>>> polls = new ArrayList<>();
            for (SourceState state :
                    store.sourceStates().claim(due, most, clock.instant().plus(settings.lease()))) {
                used++;
                polls.add(poll(state));
            }
            return polls;
        } finally {
            hands.release(most - used);
        }
    }

    private CompletableFuture<Optional<PollReport>> poll(SourceState state) {
        Source source = sources.get(state.sourceId());
        if (!inHand.add(state.sourceId())) { // its claim ran out (the machine slept), but we are still at it
            hands.release();
            return CompletableFuture.completedFuture(Optional.empty());
        }
        CompletableFuture<PollReport> poll = source == null
                ? CompletableFuture.failedFuture(new IllegalStateException(state.sourceId() + " is named no more"))
                : poller.poll(source, state);
        return poll.handle((report, trouble) -> {
            inHand.remove(state.sourceId());
            hands.release();
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
        store.sourceStates().renew(clock.instant().plus(settings.lease()));
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

    /** Claims no more; what is under way has some seconds to end, the rest is given back. */
    @Override
    public void close() {
        closed = true;
        lines.close();
        ledger.close();
        store.sourceStates().release();
    }
}
