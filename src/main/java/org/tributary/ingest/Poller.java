package org.tributary.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.ingest.Desk.Filing;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.FetchResult;
import org.tributary.model.PaceWish;
import org.tributary.model.ParseResult;
import org.tributary.model.Source;
import org.tributary.model.SourceKind;
import org.tributary.model.SourceState;
import org.tributary.model.Validators;
import org.tributary.parse.FeedParser;
import org.tributary.schedule.Facts;
import org.tributary.schedule.PollPolicy;
import org.tributary.store.Articles.Known;
import org.tributary.store.Lane;
import org.tributary.store.Sources;
import org.tributary.store.Store;
import org.tributary.store.StoreTrouble;

/** Visits one source: fetch, parse, find out which entries are new or changed, hand those to the desk. */
final class Poller {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final Store store;
    private final PoliteFetcher fetcher;
    private final FeedParser parser;
    private final PollPolicy policy;
    private final Desk desk;
    private final HostLines lines;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Backfill backfill;
    private volatile Onlooker onlooker = Onlooker.NOBODY;
    private final Map<String, String> titles = new ConcurrentHashMap<>();

    Poller(
            Store store,
            PoliteFetcher fetcher,
            FeedParser parser,
            PollPolicy policy,
            Desk desk,
            HostLines lines,
            Ledger ledger,
            InstantSource clock) {
        this.store = store;
        this.fetcher = fetcher;
        this.parser = parser;
        this.policy = policy;
        this.desk = desk;
        this.lines = lines;
        this.ledger = ledger;
        this.clock = clock;
        this.backfill = new Backfill(fetcher, parser);
        for (Sources.Remembered known : store.sources().all()) titles.put(known.id(), known.title());
    }

    /** Done when the last entry is filed and the state that knows of them is on disk. */
    CompletableFuture<PollReport> poll(Source source, SourceState claimed) {
        boolean ailing = claimed.failures() > 0;
        long claimedAt = System.nanoTime();
        return lines.feed(claimed.address(source), ailing, () -> visit(source, claimed, ailing))
                .thenCompose(report -> report)
                .whenComplete((report, trouble) -> onlooker.ended(Duration.ofNanos(System.nanoTime() - claimedAt)));
    }

    /** From now on it hears of each visit. */
    void watch(Onlooker watching) {
        onlooker = watching;
    }

    private CompletableFuture<PollReport> visit(Source source, SourceState claimed, boolean ailing) {
        Instant welcome = policy.welcome(claimed, clock.instant());
        if (welcome.isAfter(clock.instant())) {
            onlooker.polled(Onlooker.Outcome.POSTPONED);
            return end(policy.postponed(claimed, welcome));
        }
        SourceState before = policy.knock(claimed, clock.instant());
        try {
            FetchResult result = sameBody(before, fetched(source, before));
            if (result instanceof FetchResult.Fetched fetched) return read(source, before, fetched, ailing);
            onlooker.polled(Onlooker.Outcome.of(result));
            return end(policy.after(source, before, result, Optional.empty(), clock.instant()));
        } catch (RuntimeException e) {
            if (StoreTrouble.isAway(e)) throw e; // no failure of the source's: it is visited again when its claim ends
            LOG.error("polling {} failed by our own mistake", source.id(), e);
            onlooker.polled(Onlooker.Outcome.FAILED);
            FetchResult mistake = new FetchResult.Failed(FetchResult.Cause.IO, 0, "our own mistake: " + e);
            return end(policy.after(source, before, mistake, Optional.empty(), clock.instant()));
        }
    }

    /** A list page is a page: its site's robots.txt is obeyed. Of an index of sitemaps the first is what counts. */
    private FetchResult fetched(Source source, SourceState before) {
        Validators known = policy.asks(before);
        if (source.kind() == SourceKind.PAGE) return fetcher.page(source, before.address(source), known);
        FetchResult result = fetcher.feed(source, before.address(source), known);
        if (source.kind() != SourceKind.SITEMAP || !(result instanceof FetchResult.Fetched fetched)) return result;
        return parser.sitemap(fetched.download())
                .flatMap(index -> index.more().stream().findFirst())
                .map(first -> fetcher.feed(source, first, known))
                .orElse(result);
    }

    /** An equal body under new validators is not modified, but the new validators count (P3). */
    private static FetchResult sameBody(SourceState before, FetchResult result) {
        if (result instanceof FetchResult.Fetched fetched
                && fetched.validators().bodyHash().isPresent()
                && fetched.validators().bodyHash().equals(before.validators().bodyHash()))
            return new FetchResult.NotModified(fetched.validators(), fetched.freshFor(), fetched.movedTo());
        return result;
    }

    private CompletableFuture<PollReport> read(
            Source source, SourceState before, FetchResult.Fetched fetched, boolean ailing) {
        ParseResult parsed = parser.parse(source, fetched.download());
        if (parsed instanceof ParseResult.NotAFeed no) {
            onlooker.polled(Onlooker.Outcome.UNREADABLE);
            return end(policy.unreadable(source, before, no, clock.instant()));
        }
        onlooker.polled(Onlooker.Outcome.FETCHED);
        Feed feed = ((ParseResult.Parsed) parsed).feed();
        for (String problem : feed.problems()) LOG.info("{}: {}", source.id(), problem);
        Visit visit = new Visit(source, outlet(source, feed), feed.link(), now(), before.isFirstPoll(), ailing);
        return file(visit, before, fetched, feed);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.instant().toEpochMilli());
    }

    static String outlet(Source source, Feed feed) {
        return source.outlet().orElse(feed.title().isBlank() ? source.id() : feed.title());
    }

    private CompletableFuture<PollReport> file(
            Visit visit, SourceState before, FetchResult.Fetched fetched, Feed feed) {
        Source source = visit.source();
        List<Item> window = Item.of(source, feed);
        Backfill.Found left = hasGap(source, before, window)
                ? backfill.find(source, before, feed, entry -> isStored(source, entry))
                : Backfill.Found.NOTHING_MISSING;
        List<FeedEntry> all = new ArrayList<>(feed.entries());
        all.addAll(left.entries());
        List<Item> items = left.entries().isEmpty() ? window : Item.of(source, feed.with(all));
        List<String> guids = items.stream().map(Item::guid).toList();
        Map<String, Known> known = store.articles().known(source.id(), guids);
        Set<String> past = store.articles().past(source.id(), guids);
        Set<String> gone = store.articles().takenDown(source.id(), addresses(items));
        Tally tally = new Tally(source.id());
        List<Instant> moments = new ArrayList<>();
        List<CompletableFuture<?>> filings = new ArrayList<>();
        for (Item item : oldestFirst(items)) {
            if (gone.contains(item.guid())) continue;
            Known stored = known.get(item.guid());
            if (past.contains(item.guid())) continue;
            if (stored == null) {
                Optional<Instant> own = item.entry().published().or(item.entry()::updated);
                own.ifPresentOrElse(moments::add, tally::undated);
                if (!visit.isFirst()) met(item, visit.seen());
                filings.add(tally.count(() -> desk.file(visit, item), item));
            } else if (stored.entryHash() != item.hash() && mayFile(source, item, stored, visit)) {
                tally.changed();
                filings.add(tally.count(() -> desk.refile(visit, item, stored), item));
            }
        }
        return CompletableFuture.allOf(filings.toArray(CompletableFuture[]::new))
                .thenCompose(filed -> {
                    Facts facts = new Facts(
                            window.size(),
                            Math.max(0, tally.fresh() - left.entries().size()),
                            tally.refiled(),
                            moments,
                            visit.isFirst() ? 0 : tally.undated,
                            left.entries().size(),
                            !left.whole(),
                            feed.pace());
                    FetchResult result = tally.skipped() == 0 ? fetched : forgetful(fetched, before);
                    SourceState after = policy.after(source, before, result, Optional.of(facts), clock.instant());
                    return ledger.append(lane -> {
                        rememberTitle(lane, source, feed);
                        lane.keepFeed(source.id(), fetched.download(), Rereading.rules(source), visit.seen());
                        lane.save(List.of(after));
                        return tally.report(after.outcome());
                    });
                });
    }

    /** Nothing that the feed lists was known: more may have come and gone since the last poll. */
    private boolean hasGap(Source source, SourceState before, List<Item> window) {
        if (before.isFirstPoll() || window.size() < 2) return false;
        List<String> guids = window.stream().map(Item::guid).toList();
        return store.articles().known(source.id(), guids).isEmpty()
                && store.articles().past(source.id(), guids).isEmpty()
                && store.articles().hasAny(source.id());
    }

    private boolean isStored(Source source, FeedEntry entry) {
        List<String> guid = Item.of(
                        source,
                        new Feed(
                                "",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                PaceWish.NONE,
                                List.of(entry),
                                List.of()))
                .stream()
                .map(Item::guid)
                .toList();
        List<String> address = entry.link().map(URI::toString).stream().toList();
        return !store.articles().known(source.id(), guid).isEmpty()
                || !store.articles().past(source.id(), guid).isEmpty()
                || !store.articles().addresses(source.id(), address).isEmpty();
    }

    private static Map<String, String> addresses(List<Item> items) {
        return items.stream()
                .collect(Collectors.toMap(
                        Item::guid,
                        item -> item.entry()
                                .link()
                                .map(link -> CanonicalUrl.of(link).value())
                                .orElse("")));
    }

    private void met(Item item, Instant seen) {
        item.entry()
                .published()
                .filter(published -> !published.isAfter(seen))
                .ifPresent(published -> onlooker.met(Duration.between(published, seen)));
    }

    private boolean mayFile(Source source, Item item, Known stored, Visit visit) {
        boolean fetches = item.entry().link().isPresent() && desk.wantsPage(source, item);
        return Rechecks.allow(stored, visit.seen(), fetches);
    }

    private void rememberTitle(Lane lane, Source source, Feed feed) {
        if (feed.title().isBlank() || feed.title().equals(titles.get(source.id()))) return;
        lane.titled(source.id(), feed.title());
        titles.put(source.id(), feed.title());
    }

    /** Newer entries get higher numbers, and of two copies in one feed the older founds the story. */
    private static List<Item> oldestFirst(List<Item> items) {
        List<Item> reversed = new ArrayList<>(items);
        Collections.reverse(reversed);
        return reversed;
    }

    /** An entry could not be filed: the old validators stay, so that the feed is read again and the entry tried again. */
    private static FetchResult forgetful(FetchResult.Fetched fetched, SourceState before) {
        return new FetchResult.Fetched(fetched.download(), before.validators(), fetched.freshFor(), fetched.movedTo());
    }

    private CompletableFuture<PollReport> end(SourceState after) {
        return ledger.append(lane -> {
            lane.save(List.of(after));
            return PollReport.without(after.sourceId(), after.failures() == 0, after.outcome());
        });
    }

    /** Counts what a poll came to; one bad entry is skipped with a reason, the rest is filed (S33). */
    private static final class Tally {
        private final String sourceId;
        private int fresh;
        private int reprints;
        private int changed;
        private int skipped;
        private int undated;

        Tally(String sourceId) {
            this.sourceId = sourceId;
        }

        private interface Filer {
            CompletableFuture<Filing> file();
        }

        CompletableFuture<?> count(Filer filer, Item item) {
            try {
                return filer.file().handle((filing, trouble) -> trouble == null ? add(filing) : skip(item, trouble));
            } catch (RuntimeException e) {
                skip(item, e);
                return CompletableFuture.completedFuture(this);
            }
        }

        private synchronized Tally add(Filing filing) {
            if (filing.isNew()) fresh++;
            if (filing.joined()) reprints++;
            return this;
        }

        private synchronized Tally skip(Item item, Throwable trouble) {
            skipped++;
            LOG.warn("{}: the entry {} is skipped for now", sourceId, item.guid(), trouble);
            return this;
        }

        /** A first poll's undated entries say nothing of the rhythm. */
        void undated() {
            undated++;
        }

        synchronized void changed() {
            changed++;
        }

        synchronized int fresh() {
            return fresh;
        }

        synchronized int refiled() {
            return changed;
        }

        synchronized int skipped() {
            return skipped;
        }

        synchronized PollReport report(String outcome) {
            String words = skipped == 0 ? outcome : outcome + ", " + skipped + " skipped";
            return new PollReport(sourceId, true, words, fresh, changed, reprints, skipped);
        }
    }
}
