package org.tributary.parse;

import java.util.Optional;
import org.tributary.model.Feed;

/** A kind of source. One is asked after the other ({@link FeedReaders#ALL}) until one knows the document. */
interface FeedReader {
    /** The feed; empty where the document is not of this reader's kind or cannot be read by it. */
    Optional<Feed> read(FeedDocument document);
}
