package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs it for years relies on: it stops when it is told to, and says what it does. */
@Tag("whole")
class StopTest {
    private static final String FEED = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Tigris</title><link>http://127.0.0.1/</link>
            <description>d</description><item><title>News of Tigris</title><guid isPermaLink="false">1</guid>
            <description>What is told today by the Tigris is told nowhere else.</description></item></channel></rss>""";

    /** {@link Running#close} gives it fifteen seconds. */
    @Test
    void S35_it_stops_within_fifteen_seconds_though_an_outlet_and_a_reader_hang(@TempDir Path folder) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Outlets outlets = new Outlets()) {
            outlets.put("/good", "application/rss+xml", FEED);
            outlets.at("/hangs", exchange -> {
                try (exchange) {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Program program = new Program(folder, Map.of("TRIBUTARY_LOG", "json"));
            program.feeds("""
                    fetch: {pause: 0s, timeout: 2m, allow-private: [127.0.0.0/8]}
                    serve: {port: 0}
                    sources:
                      - {url: "%s", id: good}
                      - {url: "%s", id: hangs}
                    """.formatted(outlets.at("/good"), outlets.at("/hangs")));
            try (Socket reader = new Socket();
                    Running running = Running.start(program, folder)) {
                hang(reader, running.at("/"));
                await("the outlets are asked")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> outlets.answers().contains("odd /hangs"));
                await("what came is counted")
                        .atMost(Duration.ofSeconds(30))
                        .until(() ->
                                text(running, "/metrics").contains("tributary_polls_total{outcome=\"fetched\"} 1.0"));
                assertThat(text(running, "/metrics")).contains("tributary_queue{queue=\"polls\"} 1.0");
                assertThat(text(running, "/health/live")).contains("live");
                assertThat(text(running, "/health/ready")).contains("\"ready\"");
                everyLineIsJson(running.log());
            } finally {
                end.countDown();
            }
        }
        assertThat(new Program(folder).run("verify").exit())
                .as("the store is whole")
                .isZero();
    }

    @Test
    void the_log_names_the_program_alone_and_ends_with_a_word_that_all_is_stored(@TempDir Path folder)
            throws Exception {
        try (Outlets outlets = new Outlets()) {
            outlets.put("/good", "application/rss+xml", FEED);
            Program program = new Program(folder);
            program.feeds("fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nserve: {port: 0}\nsources:\n  - url: \""
                    + outlets.at("/good") + "\"\n");
            Running running = Running.start(program, folder);
            try (running) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> text(running, "/feed.atom").contains("News of Tigris"));
            }
            assertThat(running.log().lines())
                    .allMatch(line -> line.matches("[0-9:]{8} (INFO |WARN ) tributary - .*"))
                    .last()
                    .asString()
                    .endsWith("stopped; all that came is stored");
        }
    }

    @Test
    void a_form_of_the_log_that_there_is_not_is_told(@TempDir Path folder) throws Exception {
        Program.Ended ended = new Program(folder, Map.of("TRIBUTARY_LOG", "yaml")).run("check");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).isEqualTo("tributary: TRIBUTARY_LOG is 'yaml'; it may be text or json\n");
    }

    /** A reader that sends half a request and then nothing. */
    private static void hang(Socket reader, URI at) throws Exception {
        reader.connect(new java.net.InetSocketAddress(at.getHost(), at.getPort()));
        OutputStream out = reader.getOutputStream();
        out.write("GET /feed.atom HTTP/1.1\r\nHost: 127.0.0.1\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void everyLineIsJson(String log) throws Exception {
        assertThat(log).isNotBlank();
        for (String line : log.lines().toList()) {
            JsonNode entry = new ObjectMapper().readTree(line);
            assertThat(entry.path("level").asText()).isNotBlank();
            assertThat(entry.path("timestamp").asLong()).isPositive();
            assertThat(entry.path("formattedMessage").asText()).isNotBlank();
        }
    }

    private static String text(Running running, String path) throws Exception {
        return new String(running.get(path), StandardCharsets.UTF_8);
    }
}
