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
    private final PageReader reader;
    private final Fingerprinter fingerprinter;
    private final Placing placing;
    private final Ledger ledger;
    private final InstantSource clock;
    private final StorySettings settings;

    Desk(
            HostLines lines,
            PoliteFetcher fetcher,
            Extractor extractor,
            PageReader reader,
            Fingerprinter fingerprinter,
            Placing placing,
            Ledger ledger,
            InstantSource clock,
            StorySettings settings) {
        this.settings = settings;
        this.lines = lines;
        this.fetcher = fetcher;
        this.extractor = extractor;
        this.reader = reader;
        this.fingerprinter = fingerprinter;
        this.placing = placing;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Files one entry for the first time. */
    CompletableFuture<Filing> file(Visit visit, Item item) {
        return withPage(visit, item, (page, read) -> {
            Article article = Draft.article(visit, item, read.extraction(), fingerprinter, settings.trackers());
            return ledger.write(lane -> {
                Lane.Placed placed = placing.place(lane, article, item.hash());
                if (!placed.isFiled()) return new Filing(false, false);
                read.lesson().write(lane);
                settle(lane, placed.articleId(), page, read);
                if (placed.isNew()) plan(lane, placed.articleId(), article, page);
                return new Filing(placed.isNew(), placed.joined());
            });
        });
    }

    /** Files a new version of a stored entry. What its page said is not replaced by a teaser if the page fails now. */
    CompletableFuture<Filing> refile(Visit visit, Item item, Known known) {
        return withPage(visit, item, (page, read) -> {
            Article article = Draft.article(visit, item, read.extraction(), fingerprinter, settings.trackers());
            Instant now = clock.instant();
            return ledger.write(lane -> {
                placing.refile(
                        lane,
                        known.articleId(),
                        article,
                        item.hash(),
                        now,
                        page.wanted() && page.came().isEmpty());
                read.lesson().write(lane);
                if (page.came().isPresent()) lane.pages().settled(known.articleId());
                settle(lane, known.articleId(), page, read);
                plan(lane, known.articleId(), article, page);
                return new Filing(false, false);
            });
        });
    }

    /** A page from which an article was taken is looked at again, to see whether it was corrected. */
    private void plan(Lane lane, long articleId, Article article, PageVisit page) {
        if (settings.recheck() && page.came().isPresent() && article.origin() == Extraction.Origin.PAGE)
            PageChecks.plan(lane, articleId, article.ordered(), 0, page.validators(), clock.instant());
    }

    private static void settle(Lane lane, long articleId, PageVisit page, PageReader.Read read) {
        page.again().ifPresent(due -> lane.pages().again(articleId, due, 1, page.why()));
        read.again().ifPresent(due -> lane.pages().again(articleId, due, 1, read.why()));
    }

    private interface Next {
        CompletableFuture<Filing> with(PageVisit page, PageReader.Read read);
    }

    private CompletableFuture<Filing> withPage(Visit visit, Item item, Next next) {
        Optional<URI> page = item.entry().link().filter(link -> wantsPage(visit.source(), item));
        if (page.isEmpty()) return withPage(visit, item, PageVisit.NOT_WANTED, next);
        return lines.page(page.get(), visit.ailing(), () -> withPage(visit, item, page(visit, page.get()), next))
                .thenCompose(filing -> filing);
    }

    private CompletableFuture<Filing> withPage(Visit visit, Item item, PageVisit page, Next next) {
        return reader.read(visit.source(), item.entry(), page.came(), visit.ailing())
                .thenCompose(read -> next.with(page, read));
    }

    /** Whether an entry is worth a visit to its page. */
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

    /** What filing one entry came to. */
    record Filing(boolean isNew, boolean joined) {}
}
