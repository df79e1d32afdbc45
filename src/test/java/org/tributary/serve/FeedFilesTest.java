package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.publish.AtomSchema;
import org.tributary.publish.SampleStories;

class FeedFilesTest {
    @Test
    void the_three_feeds_are_written_whole(@TempDir Path folder) throws Exception {
        try (Served served = Served.privately().with(SampleStories.river())) {
            Path web = folder.resolve("web");
            new FeedFiles(WebServer.Settings.DEFAULTS, served.store).write(web, served.menu, 100);
            assertThat(AtomSchema.faults(Files.readAllBytes(web.resolve("feed.atom"))))
                    .isEmpty();
            assertThat(Files.readString(web.resolve("feed.atom")))
                    .contains("lower villages")
                    .contains("http://127.0.0.1:8080/feed.atom");
            assertThat(Files.readString(web.resolve("feed.rss"))).contains("<rss");
            assertThat(Files.readString(web.resolve("feed.json"))).contains("jsonfeed.org");
            try (var files = Files.list(web)) {
                assertThat(files).hasSize(3);
            }
        }
    }

    @Test
    void where_the_river_is_public_they_hold_excerpts(@TempDir Path web) throws Exception {
        try (Served served = Served.privately().with(SampleStories.river())) {
            new FeedFiles(Served.settings(Optional.of("https://river.example/"), Optional.empty()), served.store)
                    .write(web, served.menu, 100);
            assertThat(Files.readString(web.resolve("feed.atom")))
                    .contains("https://river.example/feed.atom")
                    .doesNotContain("lower villages");
        }
    }
}
