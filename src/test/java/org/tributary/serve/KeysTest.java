package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tributary.publish.SampleStories;

/** Keys: how they are replaced, and that nothing gives one away. */
class KeysTest {
    private static final String NEW = "new-sesame-5b1c";
    private static final String OLD = "old-sesame-77aa";
    private static final String WRITE = "write-sesame-90e2";
    private static final String OLD_WRITE = "write-sesame-before-31";

    private static WebServer.Settings settings(List<String> old, List<String> oldWrite) {
        return new WebServer.Settings(
                "127.0.0.1",
                0,
                Optional.of(URI.create("https://river.example/")),
                Optional.of(NEW),
                Optional.of(WRITE),
                old,
                oldWrite);
    }

    @Test
    void S25_a_former_key_is_good_until_it_is_removed() {
        try (Served served = new Served(settings(List.of(OLD), List.of(OLD_WRITE)))) {
            for (String key : List.of(NEW, OLD))
                assertThat(served.get("/sources?key=" + key).statusCode()).isEqualTo(200);
            for (String key : List.of(WRITE, OLD_WRITE))
                assertThat(write(served, key))
                        .as("it may; there is no such story")
                        .isEqualTo(409);
            assertThat(served.get("/sources?key=" + WRITE).statusCode()).isEqualTo(403);
            assertThat(write(served, NEW))
                    .as("the key of readers changes nothing")
                    .isEqualTo(403);
        }
        try (Served served = new Served(settings(List.of(), List.of()))) {
            assertThat(served.get("/sources?key=" + OLD).statusCode()).isEqualTo(403);
            assertThat(write(served, OLD_WRITE)).isEqualTo(403);
            assertThat(served.get("/sources?key=" + NEW).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_former_key_without_a_present_one_opens_nothing_and_is_told() {
        WebServer.Settings orphan = new WebServer.Settings(
                "0.0.0.0", 0, Optional.empty(), Optional.empty(), Optional.empty(), List.of(OLD), List.of());
        assertThat(orphan.problem())
                .hasValueSatisfying(words -> assertThat(words).contains("serve.old-keys"));
        assertThat(settings(List.of(" "), List.of()).problem()).isPresent();
    }

    @Test
    void S28_no_key_stands_in_the_log_nor_in_what_strangers_get() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("org.tributary");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        Level before = ours.getLevel();
        ours.setLevel(Level.TRACE);
        try (Served served = new Served(settings(List.of(OLD), List.of(OLD_WRITE))).with(SampleStories.river())) {
            for (String path : List.of("/", "/feed.atom", "/sources", "/health", "/metrics", "/nothing"))
                for (String key : List.of(NEW, OLD, "wrong-sesame")) {
                    served.get(path + "?key=" + key);
                    assertThat(FeedsTest.text(served.get(path, "Referer", "http://x/?key=" + key)))
                            .doesNotContain("sesame");
                }
            write(served, WRITE);
            served.store.close();
            assertThat(served.get("/stories/99?key=" + NEW).statusCode()).isEqualTo(503);
            assertThat(write(served, OLD_WRITE)).isEqualTo(503);
            assertThat(served.get("/health?key=" + NEW).statusCode()).isEqualTo(503);
        } finally {
            root.detachAppender(log);
            ours.setLevel(before);
        }
        assertThat(log.list).as("the failures are logged").isNotEmpty();
        for (ILoggingEvent event : log.list) {
            assertThat(event.getFormattedMessage()).doesNotContain("sesame");
            if (event.getThrowableProxy() != null)
                assertThat(String.valueOf(event.getThrowableProxy().getMessage()))
                        .doesNotContain("sesame");
        }
        assertThat(settings(List.of(OLD), List.of(OLD_WRITE))).asString().doesNotContain("sesame");
    }

    @Test
    void S26_neither_links_nor_rights_follow_what_a_request_says_of_itself() {
        List<String[]> lies = List.of(
                new String[] {"X-Forwarded-For", "127.0.0.1"},
                new String[] {"X-Forwarded-Host", "evil.example"},
                new String[] {"X-Forwarded-Proto", "gopher"},
                new String[] {"X-Real-IP", "127.0.0.1"},
                new String[] {"Forwarded", "for=127.0.0.1;host=evil.example;proto=http"},
                new String[] {"X-Original-URL", "/sources"});
        try (Served served = new Served(settings(List.of(), List.of())).with(SampleStories.river())) {
            String plain = served.text("/feed.atom");
            assertThat(plain).contains("https://river.example/");
            for (String[] lie : lies) {
                assertThat(FeedsTest.text(served.get("/feed.atom", lie)))
                        .as(lie[0])
                        .isEqualTo(plain);
                assertThat(served.get("/metrics", lie).statusCode()).as(lie[0]).isEqualTo(401);
                assertThat(FeedsTest.text(served.get("/", lie))).doesNotContain("evil.example");
            }
            assertThat(raw(served, "/", "evil.example"))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("evil.example");
        }
    }

    @Test
    void S26_a_river_without_a_key_answers_to_names_of_its_own_machine_alone() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            for (String own : List.of("localhost", "localhost:80", "127.0.0.1:8080", "[::1]:8080", "river.localhost"))
                assertThat(raw(served, "/feed.atom", own)).as(own).startsWith("HTTP/1.1 200");
            for (String other :
                    List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "[::1].evil"))
                assertThat(raw(served, "/feed.atom", other))
                        .as(other)
                        .matches("(?s)HTTP/1.1 4(21|00).*")
                        .doesNotContain("Dam");
        }
    }

    private static int write(Served served, String key) {
        return served.post("/api/v1/join", "story=1000001&other=1000002", "Authorization", "Bearer " + key)
                .statusCode();
    }

    /** Java's client sets Host by itself. */
    private static String raw(Served served, String path, String host) {
        try (var socket = new java.net.Socket("127.0.0.1", served.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
