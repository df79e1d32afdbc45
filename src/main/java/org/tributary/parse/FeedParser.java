package org.tributary.parse;

import java.util.Optional;
import org.tributary.model.Download;
import org.tributary.model.Feed;
import org.tributary.model.ParseResult;
import org.tributary.model.ParseResult.NotAFeed;
import org.tributary.model.ParseResult.Parsed;

/**
 * Reads a download as a feed of any kind. Never throws; time and memory are bounded by the size of the download, whatever
 * is in it. The answer of equal bytes is equal: no clock, no network, no state.
 */
public final class FeedParser {
    public ParseResult parse(Download download) {
        FeedDocument document = FeedDocument.of(download);
        for (FeedReader reader : FeedReaders.ALL) {
            Optional<Feed> feed = reader.read(document);
            if (feed.isPresent()) return new Parsed(feed.get());
        }
        return new NotAFeed(ParseResult.Kind.BROKEN, "no feed");
    }
}
