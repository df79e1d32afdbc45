package org.tributary.parse;

import java.util.List;

/** The kinds of source, the certain ones before the less certain. */
final class FeedReaders {
    static final List<FeedReader> ALL = List.of(new JsonFeedReader(), new RomeReader(), new MendedReader());

    private FeedReaders() {}
}
