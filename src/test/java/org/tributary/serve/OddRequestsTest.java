package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.publish.SampleStories;

/** Requests that our pages do not answer are answered in our words all the same. */
class OddRequestsTest {
    private final Served served = Served.privately().with(SampleStories.river());

    @AfterEach
    void close() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/feed.atom", "/health", "/api/v1/stories"})
    void another_method_is_told_which_ones_there_are(String path) {
        for (String method : new String[] {"POST", "PUT", "DELETE"}) {
            HttpResponse<byte[]> answer = served.send(method, path);
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow").orElse("")).isEqualTo("GET, HEAD, OPTIONS");
        }
        assertThat(served.send("POST", "/nothing").statusCode()).isEqualTo(404);
        assertThat(served.get("/nothing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/a/b/c", "/stories/999999", "/stories/x", "/publications/none", "/?after=nowhere"})
    void a_browser_that_goes_astray_gets_a_page_with_a_way_on(String path) {
        HttpResponse<byte[]> answer = served.get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        String page = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page).contains("role=\"search\"", "role=\"alert\"", ">River</bdi>");
        String up = path.chars().filter(letter -> letter == '/').count() == 1
                ? "./"
                : "../"
                        .repeat((int) path.chars()
                                        .filter(letter -> letter == '/')
                                        .count()
                                - 1);
        assertThat(page).contains("href=\"" + up + "style.css");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/stories/999999", "/api/v1/nothing", "/publications/none.atom", "/nothing.json"})
    void programs_and_feeds_keep_their_own_form_of_an_error_whoever_asks(String path) {
        HttpResponse<byte[]> answer = served.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .matches("application/problem[+]json|text/plain;charset=utf-8");
        assertThat(served.get(path).body()).isEqualTo(answer.body());
    }

    @Test
    void who_is_not_let_in_hears_nothing_of_the_river_on_the_page_that_says_so() {
        try (Served closed =
                new Served(Served.settings(Optional.empty(), Optional.of("k"))).with(SampleStories.river())) {
            for (String path : new String[] {"/", "/nothing", "/sources"}) {
                HttpResponse<byte[]> answer = closed.get(path, "Accept", "text/html");
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
                assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                        .doesNotContain("NATO", "the region", "feed.atom");
            }
        }
    }

    @Test
    void not_modified_is_no_text() {
        HttpResponse<byte[]> first = served.get("/feed.atom");
        HttpResponse<byte[]> again = served.get(
                "/feed.atom",
                "If-None-Match",
                first.headers().firstValue("ETag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Content-Type")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%zz", "/stories/%c3%28", "/%2e%2e/x"})
    void an_address_that_cannot_be_read_is_told_in_words(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.server.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 4")
                    .contains("text/plain")
                    .doesNotContainIgnoringCase("<html", "jetty");
        }
    }
}
