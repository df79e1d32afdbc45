package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site's feeds are found, and what is printed can be put into feeds.yml as it is. */
class SuggestCommandTest {
    private static final String FEED = """
            <rss version="2.0"><channel><title>%s</title><link>https://x.example/</link>
            <item><title>Bridge opens after two years of work</title><link>https://x.example/1</link>
            <pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>
            <description>The bridge across the river opened on Tuesday, and the first to cross it was a baker.</description>
            </item></channel></rss>""";

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getUrl().encodedPath();
                asked.add(path);
                String body = pages.get(path);
                MockResponse.Builder answer = new MockResponse.Builder();
                return body == null
                        ? answer.code(404).build()
                        : answer.body(body).build();
            }
        });
        server.start();
        Files.writeString(
                folder.resolve("feeds.yml"), "fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nsources: []\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void feeds_that_the_page_names_are_described_in_lines_for_feeds_yml() throws IOException {
        pages.put("/robots.txt", "User-agent: *\nDisallow: /private\nSitemap: https://x.example/sitemap.xml\n");
        pages.put("/", """
                <html lang="en"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
                <link rel="alternate" type="application/rss+xml" href="/news/feed"><a href="/rss">RSS</a></html>""");
        pages.put("/news/feed", FEED.formatted("The Bridge: Daily"));
        pages.put("/comments/feed", FEED.formatted("Comments on The Bridge"));

        Typed typed = suggest();
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out())
                .startsWith("  # sitemap: https://x.example/sitemap.xml\n")
                .contains("  # rss-2.0, 1 entry, the newest of 2026-11-24T10:00:00Z\n")
                .contains("  # has no whole articles: each will be read from its page\n")
                .contains("  - url: " + server.url("/news/feed")
                        + "\n    outlet: \"The Bridge: Daily\"\n    language: en\n");
        assertThat(typed.out().indexOf("/news/feed")).isLessThan(typed.out().indexOf("/comments/feed"));
        assertThat(asked).containsExactly("/robots.txt", "/", "/comments/feed", "/news/feed");

        Path file = Files.writeString(folder.resolve("mine.yml"), "sources:\n" + typed.out());
        assertThat(Typed.of("check", "--config", file.toString()).out()).contains("2 sources");
    }

    @Test
    void P22_well_known_places_are_asked_only_where_the_page_names_none_and_until_one_is_found() throws IOException {
        pages.put("/", "<html><p>No feed is named here.</p></html>");
        pages.put("/feed.xml", FEED.formatted("Quiet"));
        Typed typed = suggest();
        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("outlet: Quiet");
        assertThat(asked).containsExactly("/robots.txt", "/", "/feed", "/rss", "/feed.xml");
    }

    @Test
    void the_address_of_a_feed_is_a_suggestion_itself_and_a_site_without_one_says_so() throws IOException {
        pages.put("/", FEED.formatted("Itself"));
        assertThat(suggest().out()).contains("outlet: Itself");
        pages.clear();
        Typed none = suggest();
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("no feed was found");
    }

    private Typed suggest() {
        return Typed.of(
                "suggest",
                server.url("/").toString(),
                "--config",
                folder.resolve("feeds.yml").toString());
    }
}
