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
import org.tributary.model.FetchResult;
import org.tributary.model.Source;
import org.tributary.model.Validators;
import org.tributary.store.Articles.PageCheck;
import org.tributary.store.Lane;
import org.tributary.store.Store;

/**
 * Asks pages whether they were corrected: conditionally, and ever more seldom ({@link Rechecks}). A trouble is no reason
 * to ask sooner; a page that is gone is asked no more, and its article stays.
 */
final class PageChecks {
    private static final Logger LOG = LoggerFactory.getLogger(PageChecks.class);
    private static final int AT_A_TIME = 200;

    private final Store store;
    private final HostLines lines;
    private final PoliteFetcher fetcher;
    private final PageReader reader;
    private final Fingerprinter fingerprinter;
    private final Placing placing;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    PageChecks(
            Store store,
            HostLines lines,
            PoliteFetcher fetcher,
            PageReader reader,
            Fingerprinter fingerprinter,
            Placing placing,
            Ledger ledger,
            InstantSource clock) {
        this.store = store;
        this.lines = lines;
        this.fetcher = fetcher;
        this.reader = reader;
        this.fingerprinter = fingerprinter;
        this.placing = placing;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Sets out for the pages that are due; done when each was asked. */
    CompletableFuture<Void> check(Map<String, Source> sources) {
        List<PageCheck> due = store.articles().checksDue(clock.instant(), AT_A_TIME);
        return CompletableFuture.allOf(due.stream()
                .filter(page -> underWay.add(page.articleId()))
                .map(page -> check(page, sources).handle((done, trouble) -> {
                    underWay.remove(page.articleId());
                    if (trouble != null) LOG.warn("article {} could not be looked at again", page.articleId(), trouble);
                    return page;
                }))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> check(PageCheck due, Map<String, Source> sources) {
        Optional<Article> article = store.articles().find(due.articleId());
        Optional<Source> source = article.map(one -> sources.get(one.sourceId()));
        if (source.isEmpty()) return settle(due);
        URI at = article.get().url();
        return lines.page(at, true, () -> visit(due, article.get(), source.get()))
                .thenCompose(done -> done);
    }

    private CompletableFuture<?> settle(PageCheck due) {
        return ledger.append(lane -> {
            lane.pages().checked(due.articleId());
            return due;
        });
    }

    private CompletableFuture<?> visit(PageCheck due, Article stored, Source source) {
        FetchResult result = fetcher.page(source, stored.url(), due.validators());
        if (result instanceof FetchResult.Gone) return settle(due);
        if (result instanceof FetchResult.NotModified same) return again(due, stored, same.validators());
        if (!(result instanceof FetchResult.Fetched fetched)) return again(due, stored, due.validators());
        return reader.read(source, PageRetries.entry(stored), Optional.of(fetched.download()), true)
                .thenCompose(read -> refile(due, stored, fetched.validators(), read));
    }

    /** Half of an article, because a further page of it failed just now, is no newer version of the whole. */
    private CompletableFuture<?> refile(PageCheck due, Article stored, Validators validators, PageReader.Read read) {
        Extraction found = read.extraction();
        if (found.origin() != Extraction.Origin.PAGE) return again(due, stored, validators);
        if (read.again().isPresent()) return again(due, stored, due.validators());
        Article newer = Draft.withPage(stored, found, fingerprinter);
        Instant now = clock.instant();
        return ledger.append(lane -> {
            plan(lane, due, stored, validators, now);
            return placing.refile(lane, due.articleId(), newer, due.entryHash(), now, false);
        });
    }

    private CompletableFuture<?> again(PageCheck due, Article stored, Validators validators) {
        Instant now = clock.instant();
        return ledger.append(lane -> {
            plan(lane, due, stored, validators, now);
            return due;
        });
    }

    private static void plan(Lane lane, PageCheck due, Article stored, Validators validators, Instant now) {
        plan(lane, due.articleId(), stored.ordered(), due.checks() + 1, validators, now);
    }

    /** Notes when the page is to be asked next, if ever. */
    static void plan(Lane lane, long articleId, Instant since, int checks, Validators validators, Instant now) {
        lane.pages().checked(articleId);
        Rechecks.next(since, now, checks, validators)
                .ifPresent(due -> lane.pages().check(articleId, due, checks, validators));
    }
}
