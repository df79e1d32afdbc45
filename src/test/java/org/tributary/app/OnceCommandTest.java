package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnceCommandTest {
    @Test
    void where_nothing_is_due_it_says_what_is_next_and_when(@TempDir Path folder) throws Exception {
        try (MockWebServer outlet = new MockWebServer()) {
            outlet.enqueue(new MockResponse.Builder()
                    .body("<rss version='2.0'><channel><title>One</title></channel></rss>")
                    .build());
            outlet.start();
            Path file = Files.writeString(
                    folder.resolve("feeds.yml"),
                    "fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nsources:\n  - {url: \"" + outlet.url("/feed")
                            + "\", id: one, full-text: never}\n");
            Typed first = Typed.of("once", "--config", file.toString());
            assertThat(first.out()).as(first.err()).contains("1 source polled");
            Typed second = Typed.of("once", "--config", file.toString());
            assertThat(second.exit()).isZero();
            assertThat(second.out())
                    .matches("no source is due: 0 new; the next is one, at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\n");
        }
    }
}
