package org.tributary.parse;

import java.util.Optional;
import org.tributary.model.Download;
import org.tributary.model.Feed;
import org.tributary.model.ParseResult;
import org.tributary.model.ParseResult.Parsed;

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

    /** A reader that breaks over a document has not read it; the next one may. */
    private static Optional<Feed> read(FeedReader reader, FeedDocument document) {
        try {
            return reader.read(document);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
