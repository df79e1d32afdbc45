package org.tributary.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.index.SearchIndex;
import org.tributary.model.Story;
import org.tributary.publish.FeedWriters;
import org.tributary.store.Store;

/**
 * Everything that answers a wish, a row a story, newest first, with its texts as far as they may be shown. It walks by
 * pages, so a million rows need no more memory than five hundred.
 */
public final class Export {
    private static final int PAGE = 500;

    private final River river;
    private final Store store;
    private final InstantSource clock;

    public Export(Store store, SearchIndex index, IndexFollower follower, InstantSource clock) {
        this(store, new River(store.stories(), index, follower), clock);
    }

    Export(Store store, River river, InstantSource clock) {
        this.store = store;
        this.river = river;
        this.clock = clock;
    }

    /** Takes one row after the other. */
    @FunctionalInterface
    public interface Rows {
        void take(ObjectNode row) throws IOException;
    }

    /** How a row is written. */
    public enum Format {
        JSONL("application/x-ndjson") {
            @Override
            public void row(ObjectNode row, OutputStream out) throws IOException {
                out.write((row + "\n").getBytes(StandardCharsets.UTF_8));
            }
        },
        CSV("text/csv; charset=utf-8; header=present") {
            @Override
            public void begin(OutputStream out) throws IOException {
                out.write(Csv.HEADER.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void row(ObjectNode row, OutputStream out) throws IOException {
                out.write(Csv.row(row).getBytes(StandardCharsets.UTF_8));
            }
        };

        final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        /** What stands before the rows. */
        public void begin(OutputStream out) throws IOException {}

        public abstract void row(ObjectNode row, OutputStream out) throws IOException;
    }

    /**
     * All rights are the caller's: this is for whoever holds the store.
     *
     * @param most at most so many rows; empty for all
     * @throws IllegalArgumentException where the query cannot be answered, with the reason in words
     */
    public void rows(String query, Optional<Integer> most, Rows rows) throws IOException {
        try {
            Wish wish = Wish.of(Map.of("q", List.of(query)), "", clock.instant());
            rows(wish, most.orElse(Integer.MAX_VALUE), Reader.TRUSTED, rows);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.words, refusal);
        }
    }

    void rows(Wish wish, int most, Reader reader, Rows rows) throws IOException {
        river.catchUp();
        int left = most;
        Optional<Wish> next = Optional.of(wish);
        while (next.isPresent() && left > 0) {
            Wish page = next.get().sized(Math.min(PAGE, left));
            Catalogue catalogue = new Catalogue(store.sources().all());
            ApiJson json = new ApiJson(catalogue.rights(reader == Reader.TRUSTED));
            River.Page found = river.page(page, catalogue);
            for (Story story : found.stories()) {
                Optional<ObjectNode> row = json.whole(story, List.of());
                if (row.isPresent()) rows.take(row.get());
            }
            left -= page.n();
            next = found.next().map(page::below);
        }
    }

    /** The same query as a feed; the preferred format. */
    public byte[] feed(String query, int n, String title, java.net.URI base) {
        try {
            Wish wish =
                    Wish.of(Map.of("q", List.of(query)), "", clock.instant()).sized(n);
            Feeds feeds = new Feeds(river, store, base);
            return feeds.merged(new Menu(title, new ArrayList<>()), wish, Reader.TRUSTED, FeedWriters.ALL.get(0))
                    .bytes();
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.words, refusal);
        }
    }
}
