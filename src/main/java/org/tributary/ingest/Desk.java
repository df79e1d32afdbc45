package org.tributary.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tributary.dedup.Fingerprinter;
import org.tributary.extract.Extractor;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.Article;
import org.tributary.model.Extraction;
import org.tributary.model.FetchResult;
import org.tributary.model.FullText;
import org.tributary.model.Source;
import org.tributary.model.Validators;
import org.tributary.store.Articles.Known;
import org.tributary.store.Lane;

/** Where an entry becomes an article: its page, what the page says, its fingerprint, its place in a story. */
final class Desk {
    private final HostLines lines;
    private final PoliteFetcher fetcher;
    private final Extractor extractor;
    private final Fingerprinter fingerprinter;
    private final Placing placing;
    private final Ledger ledger;
    private final InstantSource clock;

    Desk(
            HostLines lines,
            PoliteFetcher fetcher,
            Extractor extractor,
            Fingerprinter fingerprinter,
            Placing placing,
            Ledger ledger,
            InstantSource clock) {
        this.lines = lines;
        this.fetcher = fetcher;
        this.extractor = extractor;
        this.fingerprinter = fingerprinter;
        this.placing = placing;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Files one entry for the first time. */
    CompletableFuture<Filing> file(Visit visit, Item item) {
        return withPage(visit, item, page -> {
            Article article = article(visit, item, page);
            return ledger.write(lane -> {
                Lane.Placed placed = placing.place(lane, article, item.hash());
                page.again().ifPresent(due -> lane.pageDue(placed.articleId(), due, 1, page.why()));
                return new Filing(placed.isNew(), placed.joined());
            });
        });
    }

    /** Files a new version of a stored entry. What its page said is not replaced by a teaser if the page fails now. */
    CompletableFuture<Filing> refile(Visit visit, Item item, Known known) {
        return withPage(visit, item, page -> {
            Article article = article(visit, item, page);
            Instant now = clock.instant();
            return ledger.write(lane -> {
                placing.refile(
                        lane,
                        known.articleId(),
                        article,
                        item.hash(),
                        now,
                        page.wanted() && page.came().isEmpty());
                if (page.came().isPresent()) lane.pageSettled(known.articleId());
                page.again().ifPresent(due -> lane.pageDue(known.articleId(), due, 1, page.why()));
                return new Filing(false, false);
            });
        });
    }

    private interface Next {
        CompletableFuture<Filing> with(PageVisit page);
    }

    private CompletableFuture<Filing> withPage(Visit visit, Item item, Next next) {
        Optional<URI> page = item.entry().link().filter(link -> wantsPage(visit.source(), item));
        if (page.isEmpty()) return next.with(PageVisit.NOT_WANTED);
        return lines.page(page.get(), visit.ailing(), () -> next.with(page(visit, page.get())))
                .thenCompose(filing -> filing);
    }

    boolean wantsPage(Source source, Item item) {
        if (source.fullText() == FullText.AUTO) return !extractor.isWhole(item.entry());
        return source.fullText() == FullText.ALWAYS;
    }

    private PageVisit page(Visit visit, URI at) {
        Instant now = clock.instant();
        Optional<String> trouble = visit.pageTrouble(now);
        if (trouble.isPresent()) return PageVisit.later(trouble.get(), now.plus(Duration.ofMinutes(10)));
        FetchResult result = fetcher.page(visit.source(), at, Validators.NONE);
        visit.pageAnswered(result);
        return PageVisit.of(result, 0, clock.instant());
    }

    private Article article(Visit visit, Item item, PageVisit page) {
        Extraction found = extractor.extract(visit.source(), item.entry(), page.came());
        return Draft.article(visit, item, found, fingerprinter);
    }

    /** What filing one entry came to. */
    record Filing(boolean isNew, boolean joined) {}
}
