package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.Story;
import org.tributary.publish.AtomSchema;
import org.tributary.publish.SampleStories;

class FeedsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/feed.atom", "/feed.rss", "/feed.json"})
    void each_format_has_every_story_once(String path) {
        try (Served served = Served.privately().with(SampleStories.river())) {
            HttpResponse<byte[]> answer = served.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type)
                            .startsWith(
                                    path.equals("/feed.json")
                                            ? "application/feed+json"
                                            : "application/" + path.substring(6) + "+xml"));
            assertThat(ids(answer)).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void the_feed_obeys_the_schema_and_names_itself_by_our_address_not_the_hosts() throws Exception {
        try (Served served = Served.privately().with(SampleStories.river())) {
            HttpResponse<byte[]> answer = served.get("/feed.atom?tag=iraq&n=2");
            assertThat(AtomSchema.faults(answer.body())).isEmpty();
            assertThat(text(answer)).contains("href=\"" + served.at("/feed.atom?tag=iraq&amp;n=2") + "\"");
        }
    }

    @Test
    void a_public_address_stands_in_all_our_links() {
        try (Served served = new Served(Served.settings(Optional.of("https://river.example/news"), Optional.empty()))
                .with(SampleStories.river())) {
            assertThat(served.text("/feed.atom"))
                    .contains("href=\"https://river.example/news/feed.atom\"")
                    .doesNotContain("127.0.0.1");
            assertThat(served.text("/feed.json")).contains("\"feed_url\":\"https://river.example/news/feed.json\"");
        }
    }

    @Test
    void parameters_narrow_the_feed() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            assertThat(ids(served.get("/feed.atom?n=2"))).hasSize(2);
            assertThat(ids(served.get("/feed.atom?language=ar"))).hasSize(2);
            assertThat(ids(served.get("/feed.atom?agency=AFP"))).hasSize(1);
            assertThat(ids(served.get("/feed.atom?outlet=Zagros+News"))).hasSize(1);
            assertThat(ids(served.get("/feed.atom?q=" + encoded("الحلف")))).hasSize(1);
            assertThat(ids(served.get("/feed.atom?q=dam+gates&tag=iraq"))).hasSize(1);
            assertThat(ids(served.get("/feed.atom?tag=sport"))).isEmpty();
            assertThat(ids(served.get("/feed.atom?since=2h"))).hasSize(5);
            assertThat(ids(served.get("/feed.atom?since=2026-11-25"))).isEmpty();
            assertThat(ids(served.get("/feed.atom?language=ar&language=ckb"))).hasSize(3);
        }
    }

    @Test
    void a_publication_is_a_query_of_feeds_yml_and_can_be_narrowed_further() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            assertThat(ids(served.get("/publications/nato.atom"))).hasSize(1);
            assertThat(text(served.get("/publications/nato.atom")))
                    .contains("<title type=\"text\">NATO in Iraq</title>");
            assertThat(ids(served.get("/publications/nato.json?language=ar"))).hasSize(1);
            assertThat(ids(served.get("/publications/nato.rss?language=en"))).isEmpty();
            assertThat(served.get("/publications/otan.atom").statusCode()).isEqualTo(404);
            assertThat(served.get("/publications/nato.pdf").statusCode()).isEqualTo(404);
            assertThat(text(served.get("/publications/nato.pdf"))).startsWith("There is no publication 'nato.pdf'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n=0",
                "n=10001",
                "n=many",
                "n=-1",
                "since=yesterday",
                "q=colour:red",
                "q=%22open",
                "tags=iraq",
                "q=tag:"
            })
    void a_wrong_parameter_is_answered_with_words(String parameter) {
        try (Served served = Served.privately().with(SampleStories.river())) {
            HttpResponse<byte[]> answer = served.get("/feed.atom?" + parameter);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
            assertThat(text(answer)).hasSizeGreaterThan(20);
        }
    }

    @Test
    void the_newest_are_first_and_later_news_is_there_at_once() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            assertThat(ids(served.get("/feed.atom?q=bridge"))).hasSize(1);
            served.place(SampleStories.story(
                    900, SampleStories.article(900, "Tigris Post", "en", "Newest of all", "The bridge is open.")));
            assertThat(text(served.get("/feed.atom"))).contains("Newest of all");
            assertThat(ids(served.get("/feed.atom"))).hasSize(6);
            assertThat(ids(served.get("/feed.atom?q=bridge"))).hasSize(2);
        }
    }

    @Test
    void walking_a_feeds_pages_gives_each_story_once_while_others_arrive() {
        List<Story> many = new ArrayList<>();
        for (int i = 45; i > 0; i--)
            many.add(SampleStories.story(i, SampleStories.article(i, "Tigris Post", "en", "No. " + i, "text " + i)));
        try (Served served = Served.privately().with(many)) {
            for (String start : List.of("/feed.atom?n=10", "/feed.rss?n=10&q=text", "/feed.json?tag=iraq&n=10")) {
                List<String> walked = new ArrayList<>();
                Optional<String> next = Optional.of(start);
                while (next.isPresent()) {
                    HttpResponse<byte[]> page = served.get(next.get());
                    walked.addAll(ids(page));
                    long id = 1000 + walked.size() + start.length() * 1000L;
                    served.place(SampleStories.story(
                            id, SampleStories.article(id, "Tigris Post", "en", "New", "text " + id)));
                    next = first(
                            text(page),
                            "(?:href=\"([^\"]+)\" rel=\"next\"|rel=\"next\" href=\"([^\"]+)\"|\"next_url\":\"([^\"]+)\"|<(?:atom:)?link [^>]*rel=\"next\"[^>]*href=\"([^\"]+)\")");
                    next = next.map(address -> address.replace("&amp;", "&").replaceFirst("http://[^/]*", ""));
                }
                assertThat(walked).as(start).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(45);
            }
        }
    }

    private static Optional<String> first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) return Optional.empty();
        for (int i = 1; i <= matcher.groupCount(); i++)
            if (matcher.group(i) != null) return Optional.of(matcher.group(i));
        return Optional.empty();
    }

    @Test
    void an_etag_outlives_a_restart(@TempDir Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("river");
        String before;
        WebServer.Settings settings = Served.settings(Optional.of("https://river.example/"), Optional.empty());
        try (Served served = new Served(url, settings).with(SampleStories.river())) {
            before = served.get("/feed.atom").headers().firstValue("ETag").orElseThrow();
        }
        try (Served served = new Served(url, settings)) {
            assertThat(served.get("/feed.atom", "If-None-Match", before).statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void an_empty_river_is_a_feed_too() throws Exception {
        try (Served served = Served.privately()) {
            assertThat(AtomSchema.faults(served.get("/feed.atom").body())).isEmpty();
            assertThat(served.get("/feed.rss").statusCode()).isEqualTo(200);
            assertThat(served.get("/").statusCode()).isEqualTo(200);
        }
    }

    static List<String> ids(HttpResponse<byte[]> answer) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = Pattern.compile("(<id>|<guid[^>]*>|\"id\":\")(urn:uuid:[0-9a-f-]+)")
                .matcher(text(answer));
        boolean atom = text(answer).contains("<feed");
        while (matcher.find()) ids.add(matcher.group(2));
        return atom ? ids.subList(1, ids.size()) : ids;
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
