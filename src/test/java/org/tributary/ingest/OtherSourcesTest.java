package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.model.Article;
import org.tributary.model.FullText;
import org.tributary.model.Keeping;
import org.tributary.model.Listing;
import org.tributary.model.Select;
import org.tributary.model.Source;
import org.tributary.model.SourceKind;

/** Sitemaps and list pages on the whole way in. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class OtherSourcesTest {
    private static final Listing LIST =
            new Listing(Optional.of(".teaser"), Optional.empty(), Optional.of("h2"), Optional.empty());

    private Outlet outlet;

    @BeforeEach
    void begin() throws IOException {
        outlet = new Outlet();
        for (String name : List.of("rain", "wind"))
            outlet.page(
                    "/" + name,
                    "The " + name + " of the week",
                    "All about the " + name
                            + " that came over the hills on Monday morning, and what it did there to the"
                            + " roads, the roofs and the people who had left their windows open.",
                    "Nobody was hurt by the " + name + ", the mayor said, but two bridges are closed until the end of"
                            + " the month and the schools stay shut until they are mended.");
    }

    @AfterEach
    void end() {
        outlet.close();
    }

    @Test
    void a_list_page_is_read_by_its_css_asked_conditionally_and_its_articles_come_from_their_pages() {
        list("/rain");
        try (Newsroom newsroom = new Newsroom()) {
            newsroom.reads(source(SourceKind.PAGE, "/news", LIST)).sweep.once();
            assertThat(newsroom.articles()).hasSize(1);
            Article article = newsroom.articles().get(0);
            assertThat(article.title()).isEqualTo("The rain of the week");
            assertThat(article.text()).contains("two bridges are closed");
            assertThat(article.published()).contains(Instant.parse("2026-11-23T08:00:00Z"));

            assertThat(newsroom.later()).extracting(PollReport::outcome).containsExactly("unchanged");
            list("/wind", "/rain");
            assertThat(newsroom.later()).extracting(PollReport::fresh).containsExactly(1);
            assertThat(newsroom.articles()).hasSize(2);
        }
    }

    @Test
    void P29_robots_txt_closes_a_list_page() {
        list("/rain");
        outlet.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /news");
        try (Newsroom newsroom = new Newsroom()) {
            List<PollReport> reports =
                    newsroom.reads(source(SourceKind.PAGE, "/news", LIST)).sweep.once();
            assertThat(reports).extracting(PollReport::well).containsExactly(false);
            assertThat(reports.get(0).outcome()).contains("robots.txt");
            assertThat(outlet.asked).isEmpty();
        }
    }

    @Test
    void a_page_in_which_nothing_is_listed_any_more_is_a_named_error() {
        outlet.serve("/news", "text/html", "<html><body><p>We have a new design</p></body></html>");
        try (Newsroom newsroom = new Newsroom()) {
            assertThat(newsroom.reads(source(SourceKind.PAGE, "/news", LIST))
                            .sweep
                            .once())
                    .extracting(PollReport::outcome)
                    .containsExactly("nothing in the page is what 'list: item' names, with a link in it");
        }
    }

    @Test
    void an_index_leads_to_its_news_sitemap_which_is_asked_conditionally() {
        outlet.serve(
                "/index.xml",
                "application/xml",
                "<sitemapindex><sitemap><loc>" + outlet.at("/news.xml") + "</loc></sitemap></sitemapindex>");
        outlet.serve("/news.xml", "application/xml", map("/rain"));
        try (Newsroom newsroom = new Newsroom()) {
            newsroom.reads(source(SourceKind.SITEMAP, "/index.xml", Listing.NOTHING))
                    .sweep
                    .once();
            assertThat(newsroom.articles()).extracting(Article::title).containsExactly("The rain of the week");
            assertThat(newsroom.later()).extracting(PollReport::outcome).containsExactly("unchanged");
            outlet.serve("/news.xml", "application/xml", map("/wind", "/rain"));
            assertThat(newsroom.later()).extracting(PollReport::fresh).containsExactly(1);
        }
    }

    private void list(String... paths) {
        StringBuilder html = new StringBuilder("<html lang='en'><body><a href='/about'>About us</a>");
        for (String path : paths)
            html.append("<div class='teaser'><a href='")
                    .append(path)
                    .append("'><img alt=''></a><h2>The ")
                    .append(path.substring(1))
                    .append(" of the week</h2><time datetime='2026-11-23T08:00:00Z'>Monday</time></div>");
        outlet.serve(
                "/news",
                "text/html; charset=utf-8",
                html.append("</body></html>").toString());
    }

    private String map(String... paths) {
        StringBuilder map = new StringBuilder("<urlset>");
        for (String path : paths)
            map.append("<url><loc>")
                    .append(outlet.at(path))
                    .append("</loc><lastmod>2026-11-23T08:00:00Z</lastmod></url>");
        return map.append("</urlset>").toString();
    }

    private Source source(SourceKind kind, String path, Listing list) {
        URI at = outlet.at(path);
        return new Source(
                "out",
                Optional.empty(),
                at,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                FullText.AUTO,
                Select.NOTHING,
                Map.of(),
                List.of(),
                Optional.empty(),
                true,
                false,
                Keeping.AS_THE_HOUSE,
                kind,
                list);
    }
}
