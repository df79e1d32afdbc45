package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.model.Download;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.ParseResult;

class SitemapReaderTest {
    private static final URI AT = URI.create("https://outlet.example/map.xml");
    private static final String SPACE = " xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'";

    @Test
    void a_news_sitemap_gives_title_date_and_language_the_newest_first() {
        Feed feed = read("<?xml version='1.0'?><urlset" + SPACE
                + " xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
                + url("/old", "<lastmod>2026-11-01</lastmod>")
                + url(
                        "/new",
                        "<n:news><n:publication><n:name>Outlet</n:name><n:language>ku</n:language></n:publication>"
                                + "<n:publication_date>2026-11-24T10:00:00+03:00</n:publication_date>"
                                + "<n:title>Rain &amp;amp; wind</n:title></n:news>")
                + url("/new", "") + "</urlset>");
        assertThat(feed.entries())
                .extracting(FeedEntry::id)
                .containsExactly("https://outlet.example/new", "https://outlet.example/old");
        FeedEntry entry = feed.entries().get(0);
        assertThat(entry.title()).isEqualTo("Rain & wind");
        assertThat(entry.published()).contains(Instant.parse("2026-11-24T07:00:00Z"));
        assertThat(entry.language()).contains("ku");
        assertThat(feed.entries().get(1).updated()).isPresent();
    }

    @Test
    void an_index_names_few_sitemaps_those_of_news_first_then_the_newest() {
        StringBuilder index = new StringBuilder("<sitemapindex" + SPACE + ">");
        for (int i = 1; i <= 9; i++)
            index.append("<sitemap><loc>/posts-" + i + ".xml</loc><lastmod>2026-0" + i + "-01</lastmod></sitemap>");
        Feed feed = read(index + "<sitemap><loc>/news.xml</loc></sitemap></sitemapindex>");
        assertThat(feed.entries()).isEmpty();
        assertThat(feed.more()).extracting(URI::getPath).containsExactly("/news.xml", "/posts-9.xml", "/posts-8.xml");
    }

    @Test
    void of_many_addresses_the_newest_thousand_are_read_and_a_broken_map_as_far_as_it_goes() {
        StringBuilder map = new StringBuilder("<urlset" + SPACE + ">");
        for (int i = 0; i < 5000; i++)
            map.append(url("/" + i, "<lastmod>" + Instant.EPOCH.plusSeconds(i * 86_400L) + "</lastmod>"));
        Feed feed = read(map.toString()); // never closed
        assertThat(feed.entries()).hasSize(SitemapReader.NEWEST);
        assertThat(feed.entries().get(0).id()).endsWith("/4999");
    }

    @Test
    void a_feed_is_no_sitemap_and_a_sitemap_is_no_feed_but_the_words_say_what_would_read_it() {
        assertThat(new FeedParser().sitemap(download("<rss><channel/></rss>"))).isEmpty();
        ParseResult result = new FeedParser().parse(download("<urlset>" + url("/a", "") + "</urlset>"));
        assertThat(((ParseResult.NotAFeed) result).why()).contains("kind: sitemap");
    }

    private static Feed read(String xml) {
        return new FeedParser().sitemap(download(xml)).orElseThrow();
    }

    private static String url(String path, String more) {
        return "<url><loc>https://outlet.example" + path + "</loc>" + more + "</url>";
    }

    private static Download download(String xml) {
        return Download.of(AT, xml.getBytes(StandardCharsets.UTF_8), Optional.of("application/xml"));
    }
}
