package org.tributary.parse;

import java.util.Optional;
import org.tributary.model.Download;
import org.tributary.model.Feed;
import org.tributary.model.ParseResult;
import org.tributary.model.ParseResult.Parsed;
import org.tributary.model.Source;
import org.tributary.model.SourceKind;

/**
 * Reads a download as a feed of any kind. Never throws; time and memory are bounded by the size of the download, whatever
 * is in it. Equal bytes give an equal answer: no clock, no network, no state; safe to share between threads.
 */
public final class FeedParser {
    /** Goes up when equal bytes are read otherwise than before: what is stored of feeds is then read again (P6). */
    public static final int VERSION = 1;

    /** The feed, its addresses absolute and its HTML sanitised, or in a person's words what came instead. */
    public ParseResult parse(Download download) {
        FeedDocument document = FeedDocument.of(download);
        for (FeedReader reader : FeedReaders.ALL) {
            Optional<Feed> feed = read(reader, document);
            if (feed.isPresent()) return new Parsed(feed.get());
        }
        return NotFeed.of(document);
    }

    /** What came from a source, read as what feeds.yml says that it is. */
    public ParseResult parse(Source source, Download download) {
        if (source.kind() == SourceKind.FEED) return parse(download);
        FeedDocument document = FeedDocument.of(download);
        FeedReader reader = source.kind() == SourceKind.SITEMAP ? new SitemapReader() : new ListReader(source.list());
        return read(reader, document)
                .<ParseResult>map(Parsed::new)
                .orElseGet(() -> NotFeed.of(document, source.kind()));
    }

    /** A sitemap that came unasked for by name, as robots.txt names them. */
    public Optional<Feed> sitemap(Download download) {
        return read(new SitemapReader(), FeedDocument.of(download));
    }

    /** A reader that breaks over a document has not read it; the next one may. */
    private static Optional<Feed> read(FeedReader reader, FeedDocument document) {
        try {
            return reader.read(document);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
