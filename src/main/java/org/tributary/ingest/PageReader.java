package org.tributary.ingest;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tributary.extract.Extractor;
import org.tributary.extract.Reading;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.Download;
import org.tributary.model.Extraction;
import org.tributary.model.FeedEntry;
import org.tributary.model.FetchResult;
import org.tributary.model.Source;
import org.tributary.model.Validators;

/**
 * Reads an entry's page with all that is known of its source, and goes on to the further pages of the same article; or,
 * if the page gives nothing good, to one plainer form of it. All of them stand on the page's own host and come through
 * the same line, so robots.txt and the pause hold for each.
 */
final class PageReader {
    /** Nobody cuts an article in more; what says so is a trap. */
    private static final int MOST_PAGES = 10;

    private final HostLines lines;
    private final PoliteFetcher fetcher;
    private final Extractor extractor;
    private final Acquaintances acquaintances;
    private final InstantSource clock;

    PageReader(
            HostLines lines,
            PoliteFetcher fetcher,
            Extractor extractor,
            Acquaintances acquaintances,
            InstantSource clock) {
        this.lines = lines;
        this.fetcher = fetcher;
        this.extractor = extractor;
        this.acquaintances = acquaintances;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param lesson what the source's pages have taught, to be written with the article
     * @param again when a further page that failed is worth another try
     */
    record Read(Extraction extraction, Acquaintances.Lesson lesson, Optional<Instant> again, String why) {}

    CompletableFuture<Read> read(Source source, FeedEntry entry, Optional<Download> page, boolean ailing) {
        Errand errand = new Errand(source, entry, ailing, new ArrayList<>(), this);
        Reading reading = errand.reading(page.stream().toList());
        if (page.isEmpty()) return done(errand, reading);
        errand.pages.add(page.get());
        if (reading.extraction().origin() == Extraction.Origin.PAGE) return goOn(errand, reading);
        return plainer(errand, reading);
    }

    private record Errand(Source source, FeedEntry entry, boolean ailing, List<Download> pages, PageReader reader) {
        Reading reading(List<Download> pages) {
            return reader.extractor.read(
                    source, entry, pages, reader.acquaintances.of(source.id()).template());
        }
    }

    private CompletableFuture<Read> done(Errand errand, Reading reading) {
        return CompletableFuture.completedFuture(read(errand, reading, Optional.empty(), ""));
    }

    private Read read(Errand errand, Reading reading, Optional<Instant> again, String why) {
        return new Read(reading.extraction(), acquaintances.learn(errand.source.id(), reading), again, why);
    }

    private CompletableFuture<Read> goOn(Errand errand, Reading sofar) {
        Optional<URI> next = sofar.next().filter(to -> isNew(errand, to));
        if (next.isEmpty() || errand.pages.size() >= MOST_PAGES) return done(errand, sofar);
        return fetched(errand, next.get()).thenCompose(result -> {
            PageVisit visit = PageVisit.of(result, 0, clock.instant());
            if (visit.came().isEmpty())
                return CompletableFuture.completedFuture(read(errand, sofar, visit.again(), visit.why()));
            errand.pages.add(visit.came().get());
            return goOn(errand, errand.reading(errand.pages));
        });
    }

    /** The page itself gave nothing good; what it gave counts for its source's rhythm all the same. */
    private CompletableFuture<Read> plainer(Errand errand, Reading poor) {
        Optional<URI> form =
                poor.otherForms().stream().filter(to -> isNew(errand, to)).findFirst();
        if (form.isEmpty()) return done(errand, poor);
        return fetched(errand, form.get()).thenApply(result -> {
            Read read = read(errand, poor, Optional.empty(), "");
            if (!(result instanceof FetchResult.Fetched fetched)) return read;
            Extraction other = errand.reading(List.of(fetched.download())).extraction();
            if (other.origin() != Extraction.Origin.PAGE) return read;
            return new Read(other, read.lesson(), Optional.empty(), "");
        });
    }

    private CompletableFuture<FetchResult> fetched(Errand errand, URI at) {
        return lines.page(at, errand.ailing, () -> fetcher.page(errand.source, at, Validators.NONE));
    }

    private boolean isNew(Errand errand, URI to) {
        Optional<String> host = fetcher.hostKey(errand.pages.get(0).url());
        return host.isPresent()
                && host.equals(fetcher.hostKey(to))
                && errand.pages.stream().noneMatch(page -> page.url().equals(to));
    }
}
