package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Postgres;

/** Two houses on one PostgreSQL, in this process; the second one's clock is five seconds ahead. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FellowsTest {
    private static final String FEED =
            "<rss version='2.0'><channel><title>T</title><item><title>One</title><guid>1</guid></item></channel></rss>";

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void one_whose_clock_is_wrong_takes_no_work_and_all_say_so_and_that_feeds_yml_differs() throws Exception {
        HttpServer outlet = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outlet.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] body = FEED.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        outlet.start();
        String store = Postgres.database();
        InstantSource wall = InstantSource.system();
        InstantSource ahead = () -> wall.instant().plusSeconds(5);
        try (House first = House.open(config("first", store, outlet), wall);
                House.AtWork atWork = first.run();
                House second = House.open(config("second", store, outlet), ahead);
                House.AtWork idle = second.run()) {
            for (URI node : List.of(atWork.server().base(), idle.server().base()))
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(health(node))
                                .contains("its clock is 5.0 s ahead of the database's")
                                .contains("feeds.yml differs"));
            // The second one named its sources last, so the first one's are polled no more; its own wait for its clock.
            assertThat(asked).doesNotContain("/second");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> health(idle.server().base()).contains("\"articles\":1"));
            assertThat(asked).containsOnlyOnce("/first");
        } finally {
            outlet.stop(0);
        }
    }

    private org.tributary.config.Config config(String name, String store, HttpServer outlet) throws Exception {
        Path file = Files.createDirectories(folder.resolve(name)).resolve("feeds.yml");
        Files.writeString(file, """
                store: {url: "%s"}
                serve: {port: 0}
                fetch: {pause: 0s, allow-private: [127.0.0.0/8]}
                sources:
                  - {url: "http://127.0.0.1:%d/%s", id: %s, full-text: never}
                """.formatted(store, outlet.getAddress().getPort(), name, name));
        return House.feedsFile().read(file);
    }

    private static String health(URI node) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(node.resolve("/health")).build(), BodyHandlers.ofString())
                .body();
    }
}
