package org.tributary.publish;

import java.util.List;
import java.util.Optional;

/** The formats we write, the first one preferred. */
public final class FeedWriters {
    public static final List<FeedWriter> ALL = List.of(new AtomWriter(), new RssWriter(), new JsonFeedWriter());

    private FeedWriters() {}

    public static Optional<FeedWriter> of(String suffix) {
        return ALL.stream().filter(writer -> writer.suffix().equals(suffix)).findFirst();
    }
}
