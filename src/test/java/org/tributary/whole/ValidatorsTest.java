package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.HouseAt;
import org.tributary.ingest.PollReport;
import org.tributary.store.Released;

/** P8 from end to end: whatever happens to the program between two polls, no feed is asked for without its condition. */
@Tag("whole")
class ValidatorsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String MODIFIED = "Mon, 23 Nov 2026 10:00:00 GMT";
    private static final String FEED = "<rss version='2.0'><channel><title>%s</title><item><guid>%s-1</guid>"
            + "<title>News of %s</title><description>A text of one line.</description></item></channel></rss>";

    private final List<String> unconditional = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void P8_no_request_is_unconditional_after_a_restart_an_edit_and_a_new_source() throws Exception {
        try (Outlets outlets = new Outlets()) {
            List<String> paths = new ArrayList<>();
            for (String kind : List.of("both", "etag", "modified"))
                for (int i = 0; i < 4; i++) paths.add("/" + kind + i);
            paths.forEach(path -> outlets.at(path, this::answer));
            String sources = "";
            for (String path : paths)
                sources += "  - {url: \"" + outlets.at(path) + "\", id: " + path.substring(1) + ", full-text: never}\n";

            once("title: One\nserve: {port: 0}\n", sources, NOON);
            assertThat(unconditional).as("the first request of each").hasSameElementsAs(paths);
            unconditional.clear();

            for (int day = 1; day <= 3; day++)
                assertThat(once("title: One\nserve: {port: 0}\n", sources, NOON.plus(Duration.ofDays(day))))
                        .hasSize(paths.size())
                        .allMatch(report -> report.outcome().equals("unchanged"));
            assertThat(unconditional).as("after restarts").isEmpty();

            outlets.at("/new", this::answer);
            String edited =
                    sources.replace("id: both0", "outlet: Renamed, tags: [a], language: ar, every: 20m, id: both0")
                                    .replace("id: etag1", "exclude: [football], republish: full, id: etag1")
                            + "  - {url: \"" + outlets.at("/new") + "\", id: new, full-text: never}\n";
            once(
                    "title: Two\nserve: {port: 0, public-url: \"https://river.test/\"}\n",
                    edited,
                    NOON.plus(Duration.ofDays(4)));
            assertThat(unconditional)
                    .as("after an edit of all that may be edited, and P12: one request of a new source")
                    .containsExactly("/new");
            assertThat(asked).hasSize(5 * paths.size() + 1);
        }
    }

    @Test
    void P8_no_request_is_unconditional_after_the_store_of_an_older_release_was_brought_up() throws Exception {
        try (Outlets outlets = new Outlets()) {
            outlets.at("/post", this::answer);
            URI feed = outlets.at("/post");
            Files.createDirectories(folder.resolve("data"));
            Released.make(folder.resolve("data/tributary"), "2", statement -> {
                statement.execute("UPDATE source SET url = '" + feed + "' WHERE id = 'post'");
                statement.execute("UPDATE source_state SET etag = '\"of /post\"', last_modified = '" + MODIFIED
                        + "', validators_url = '" + feed + "' WHERE source_id = 'post'");
            });
            String sources = "  - {url: \"" + feed + "\", id: post, outlet: The Post, full-text: never}\n";
            for (int day = 1; day <= 2; day++)
                assertThat(once("serve: {port: 0}\n", sources, NOON.plus(Duration.ofDays(day))))
                        .extracting(PollReport::outcome)
                        .containsExactly("unchanged");
            assertThat(asked).containsExactly("/post", "/post");
            assertThat(unconditional).isEmpty();
        }
    }

    private List<PollReport> once(String head, String sources, Instant moment) throws IOException {
        Path yaml = Files.writeString(
                folder.resolve("feeds.yml"),
                head + "fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nsources:\n" + sources);
        return HouseAt.once(yaml, moment, folder.resolve("out"));
    }

    /** A server that holds us to our word: what it gave must come back byte for byte, in both headers. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String etag = path.startsWith("/modified") ? "" : "\"of " + path + "\"";
            String modified = path.startsWith("/etag") ? "" : MODIFIED;
            asked.add(path);
            boolean conditional =
                    carries(exchange, "If-None-Match", etag) && carries(exchange, "If-Modified-Since", modified);
            if (!conditional) unconditional.add(path);
            Headers headers = exchange.getResponseHeaders();
            if (!etag.isEmpty()) headers.set("ETag", etag);
            if (!modified.isEmpty()) headers.set("Last-Modified", modified);
            headers.set("Content-Type", "application/rss+xml");
            String name = path.substring(1);
            byte[] body = FEED.formatted(name, name, name).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(conditional ? 304 : 200, conditional ? -1 : body.length);
            if (!conditional) exchange.getResponseBody().write(body);
        }
    }

    private static boolean carries(HttpExchange exchange, String name, String value) {
        String given = exchange.getRequestHeaders().getFirst(name);
        return value.isEmpty() ? given == null : value.equals(given);
    }
}
