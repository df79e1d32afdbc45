package org.tributary.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Postgres;

/** A house that moves from H2 to PostgreSQL goes on there as if nothing had happened. */
@Tag("whole")
class MoveTest {
    @Test
    void after_the_move_nothing_is_asked_again_and_readers_get_the_same_bytes(@TempDir Path folder) throws Exception {
        try (Outlets outlets = new Outlets()) {
            outlets.put("/one/feed", "application/rss+xml", """
                    <rss version="2.0"><channel><title>One</title><description>d</description>
                    <item><title>Repairs begin on the northern pipeline</title><guid>1</guid>
                    <description>The work takes six weeks.</description></item></channel></rss>""");
            Program program = new Program(folder);
            String sources = """
                    fetch: {pause: 0s, allow-private: [127.0.0.0/8]}
                    serve: {port: 0, public-url: "https://river.example.org/"}
                    sources:
                      - {url: "%s", id: one}
                    """.formatted(outlets.at("/one/feed"));
            program.feeds(sources);
            assertThat(program.run("once").out()).contains("1 new");
            String before;
            String etag;
            try (Running running = Running.start(program, folder)) {
                before = new String(running.get("/feed.atom"), UTF_8);
                etag = running.answer("/feed.atom").headers().firstValue("ETag").orElseThrow();
            }
            String url = Postgres.empty();
            Program.Ended copied = program.run("copy", "--from", "jdbc:h2:file:./data/tributary", "--to", url);
            assertThat(copied.exit()).as(copied.err()).isZero();
            assertThat(copied.out()).contains("article: 1 row, checksum ").contains("the two are equal");
            program.feeds("store: {url: \"" + url + "\"}\n" + sources);
            assertThat(program.run("once").out()).startsWith("no source is due");
            try (Running running = Running.start(program, folder)) {
                assertThat(new String(running.get("/feed.atom"), UTF_8)).isEqualTo(before);
                assertThat(running.answer("/feed.atom", "If-None-Match", etag).statusCode())
                        .isEqualTo(304);
            }
            Program.Ended again = program.run("copy", "--from", "jdbc:h2:file:./data/tributary", "--to", url);
            assertThat(again.exit()).isEqualTo(1);
            assertThat(again.err()).contains("holds a store already").doesNotContain("\tat ");
        }
    }
}
