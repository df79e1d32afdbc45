package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.publish.SampleStories;

/** P38: validators, 304, compressed bytes that are kept, HEAD. */
class ConditionalAnswersTest {
    private final Served served = Served.privately().with(SampleStories.river());

    @AfterEach
    void close() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/feed.atom", "/feed.rss", "/feed.json", "/publications/nato.atom", "/feed.atom?q=dam", "/"})
    void who_knows_it_gets_304_without_a_body(String path) {
        HttpResponse<byte[]> first = served.get(path);
        String etag = header(first, "ETag");
        assertThat(etag).matches("\"[A-Za-z0-9_-]+\"");
        for (String known : new String[] {etag, "W/" + etag, "\"other\", " + etag, "*"}) {
            HttpResponse<byte[]> again = served.get(path, "If-None-Match", known);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(etag);
            assertThat(header(again, "Cache-Control")).isEqualTo(header(first, "Cache-Control"));
        }
        assertThat(served.get(path, "If-Modified-Since", header(first, "Last-Modified"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(served.get(path, "If-Modified-Since", "Tue, 24 Nov 2020 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(served.get(path, "If-None-Match", "\"old\"", "If-Modified-Since", header(first, "Last-Modified"))
                        .statusCode())
                .as("the tag is the whole question where there is one")
                .isEqualTo(200);
        assertThat(served.get(path, "If-Modified-Since", "nonsense").statusCode())
                .isEqualTo(200);
    }

    @Test
    void compressed_and_plain_are_one_document_under_two_tags() throws Exception {
        HttpResponse<byte[]> plain = served.get("/feed.atom");
        HttpResponse<byte[]> gzip = served.get("/feed.atom", "Accept-Encoding", "gzip, deflate");
        assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
        assertThat(Served.unzipped(gzip.body())).isEqualTo(plain.body());
        assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(gzip, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(gzip, "ETag")).isNotEqualTo(header(plain, "ETag"));
        assertThat(served.get("/feed.atom", "Accept-Encoding", "gzip", "If-None-Match", header(plain, "ETag"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(served.get("/feed.atom", "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void head_says_what_get_would_say() {
        HttpResponse<byte[]> get = served.get("/feed.atom");
        HttpResponse<byte[]> head = served.send("HEAD", "/feed.atom");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name :
                new String[] {"ETag", "Last-Modified", "Content-Type", "Content-Length", "Cache-Control", "Vary"})
            assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
        assertThat(served.send("HEAD", "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void a_304_costs_no_query() {
        String etag = header(served.get("/feed.atom"), "ETag");
        served.store.close();
        assertThat(served.get("/feed.atom", "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(served.get("/feed.atom").statusCode()).isEqualTo(200);
        assertThat(served.get("/feed.rss").statusCode()).isEqualTo(503);
    }

    @Test
    void another_menu_is_another_document() {
        String before = header(served.get("/feed.atom"), "ETag");
        served.menu = new Menu("A new title", served.menu.publications());
        assertThat(header(served.get("/feed.atom"), "ETag")).isNotEqualTo(before);
    }

    @Test
    void other_methods_are_not_answered() {
        assertThat(served.send("POST", "/feed.atom").statusCode()).isIn(404, 405);
        assertThat(served.send("DELETE", "/").statusCode()).isIn(404, 405);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("(none)");
    }
}
