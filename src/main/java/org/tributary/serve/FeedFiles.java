package org.tributary.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tributary.index.SearchIndex;
import org.tributary.publish.FeedWriter;
import org.tributary.publish.FeedWriters;
import org.tributary.store.Store;

/** The merged feed as files, for any static web server. */
public final class FeedFiles {
    private final WebServer.Settings settings;
    private final Store store;

    public FeedFiles(WebServer.Settings settings, Store store) {
        this.settings = settings;
        this.store = store;
    }

    /**
     * Writes feed.atom, feed.rss and feed.json; whoever reads one meanwhile gets the old one whole.
     *
     * @param n at most so many stories
     */
    public void write(Path folder, Menu menu, int n) {
        Wish wish = Wish.of(Map.of("n", List.of(Integer.toString(n))), "", Instant.EPOCH);
        Reader reader = settings.publicUrl().isPresent() ? Reader.PUBLIC : Reader.TRUSTED;
        URI base = settings.base(settings.port());
        try (SearchIndex unasked = SearchIndex.inMemory()) {
            River river = new River(store.stories(), unasked, new IndexFollower(store.stories(), unasked));
            Feeds feeds = new Feeds(river, store, base);
            Files.createDirectories(folder);
            for (FeedWriter writer : FeedWriters.ALL)
                write(
                        folder.resolve("feed." + writer.suffix()),
                        feeds.merged(menu, wish, reader, writer).bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the feeds could not be written to " + folder, e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.write(beside, bytes);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
