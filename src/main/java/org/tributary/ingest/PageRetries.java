package org.tributary.ingest;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.dedup.Fingerprinter;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.Article;
import org.tributary.model.Extraction;
import org.tributary.model.FeedEntry;
import org.tributary.model.Source;
import org.tributary.model.Validators;
import org.tributary.store.Articles.PageDue;
import org.tributary.store.Store;

/** Pages that failed are asked for again, a few times: one hiccup must not cost an article its text. */
final class PageRetries {
    private static final Logger LOG = LoggerFactory.getLogger(PageRetries.class);
    private static final int AT_A_TIME = 200;
    /** For further pages of an article whose first one came. */
    private static final int MOST_TRIES = 3;

    private final Store store;
    private final HostLines lines;
    private final PoliteFetcher fetcher;
    private final PageReader reader;
    private final Fingerprinter fingerprinter;
    private final Placing placing;
    private final Ledger ledger;
    private final InstantSource clock;
    private final boolean recheck;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    PageRetries(
            Store store,
            HostLines lines,
            PoliteFetcher fetcher,
            PageReader reader,
            Fingerprinter fingerprinter,
            Placing placing,
            Ledger ledger,
            InstantSource clock,
            boolean recheck) {
        this.recheck = recheck;
        this.store = store;
        this.lines = lines;
        this.fetcher = fetcher;
        this.reader = reader;
        this.fingerprinter = fingerprinter;
        this.placing = placing;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Sets out for the pages that are due; done when all of them are settled. */
    CompletableFuture<Void> retry(Map<String, Source> sources) {
        List<PageDue> due = store.articles().pagesDue(clock.instant(), AT_A_TIME);
        return CompletableFuture.allOf(due.stream()
                .filter(page -> underWay.add(page.articleId()))
                .map(page -> retry(page, sources).whenComplete((done, trouble) -> {
                    underWay.remove(page.articleId());
                    if (trouble != null) LOG.warn("a page could not be settled", trouble);
                }))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> retry(PageDue due, Map<String, Source> sources) {
        Optional<Article> article = store.articles().find(due.articleId());
        Optional<Source> source = article.map(one -> sources.get(one.sourceId()));
        if (source.isEmpty()) return settle(due);
        URI at = article.get().url();
        return lines.page(at, true, () -> visit(due, article.get(), source.get()))
                .thenCompose(done -> done);
    }

    private CompletableFuture<?> settle(PageDue due) {
        return ledger.append(lane -> {
            lane.pages().settled(due.articleId());
            return due;
        });
    }

    private CompletableFuture<?> visit(PageDue due, Article stored, Source source) {
        PageVisit page =
                PageVisit.of(fetcher.page(source, stored.url(), Validators.NONE), due.tries(), clock.instant());
        if (page.again().isPresent())
            return ledger.append(lane -> {
                lane.pages().again(due.articleId(), page.again().get(), due.tries() + 1, page.why());
                return due;
            });
        if (page.came().isEmpty()) return settle(due);
        return reader.read(source, entry(stored), page.came(), true)
                .thenCompose(read -> refile(due, stored, page, read));
    }

    private CompletableFuture<?> refile(PageDue due, Article stored, PageVisit page, PageReader.Read read) {
        Extraction found = read.extraction();
        Instant now = clock.instant();
        return ledger.append(lane -> {
            read.lesson().write(lane);
            lane.pages().settled(due.articleId());
            if (due.tries() < MOST_TRIES)
                read.again().ifPresent(at -> lane.pages().again(due.articleId(), at, due.tries() + 1, read.why()));
            if (found.origin() == Extraction.Origin.PAGE) {
                if (recheck) PageChecks.plan(lane, due.articleId(), stored.ordered(), 0, page.validators(), now);
                Article whole = Draft.withPage(stored, found, fingerprinter);
                placing.refile(lane, due.articleId(), whole, due.entryHash(), now, false);
            }
            return due;
        });
    }

    /** What the feed said, as far as it is stored. */
    static FeedEntry entry(Article stored) {
        return new FeedEntry(
                stored.guid(),
                stored.title(),
                Optional.of(stored.url()),
                stored.published(),
                stored.updated(),
                stored.summary(),
                "",
                stored.text(),
                stored.html(),
                stored.authors(),
                stored.enclosures(),
                stored.categories(),
                stored.image().stream().toList(),
                Optional.of(stored.language()).filter(language -> !language.isEmpty()));
    }
}
