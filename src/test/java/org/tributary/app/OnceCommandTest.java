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
    void where_nothing_is_due_it_says_what_is_next_and_another_id_is_told_of(@TempDir Path folder) throws Exception {
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
            Files.writeString(file, Files.readString(file).replace("id: one", "id: first"));
            outlet.enqueue(new MockResponse.Builder().code(404).build());
            try (LogLines log = new LogLines()) {
                Typed.of("once", "--config", file.toString());
                assertThat(log.all()).first().asString().startsWith("WARN 'one' and 'first' have the same address");
            }
        }
    }
}
