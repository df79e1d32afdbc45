package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.ingest.Outlet.Entry;
import org.tributary.model.Article;
import org.tributary.model.FullText;
import org.tributary.model.Select;
import org.tributary.model.Source;

/** Bursts that are longer than a feed's window: found elsewhere, or said. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
final class CompletenessTest {
    private static final int WINDOW = 10;
    private static final int PAGE = 25;

    private Outlet outlet;
    private final List<Entry> published = new ArrayList<>();

    @BeforeEach
    void begin() throws IOException {
        outlet = new Outlet();
    }

    @AfterEach
    void end() {
        outlet.close();
    }

    @Test
    void bursts_that_outrun_the_window_lose_nothing_where_the_feed_has_next_pages() {
        try (Newsroom newsroom = new Newsroom()) {
            burst(newsroom, 12);
            pagedFeed();
            newsroom.reads(never()).sweep.once();
            SplittableRandom random = new SplittableRandom(7);
            for (int poll = 0; poll < 6; poll++) {
                int before = published.size();
                burst(newsroom, random.nextInt(1, 70));
                pagedFeed();
                PollReport report = newsroom.later().get(0);
                assertThat(report.fresh()).isEqualTo(published.size() - before);
                assertThat(report.outcome()).doesNotContain("unseen");
            }
            assertThat(titles(newsroom)).hasSize(published.size() - (12 - WINDOW));
        }
    }

    @Test
    void bursts_that_outrun_the_window_lose_nothing_where_robots_txt_names_a_news_sitemap() {
        outlet.serve("/robots.txt", "text/plain", "User-agent: *\nAllow: /\nSitemap: " + outlet.at("/sitemaps.xml"));
        outlet.serve(
                "/sitemaps.xml",
                "application/xml",
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + "<sitemap><loc>"
                        + outlet.at("/pages.xml") + "</loc></sitemap><sitemap><loc>" + outlet.at("/news.xml")
                        + "</loc></sitemap></sitemapindex>");
        try (Newsroom newsroom = new Newsroom()) {
            burst(newsroom, WINDOW);
            outlet.feed("/feed", newest(WINDOW));
            newsroom.reads(never()).sweep.once();
            SplittableRandom random = new SplittableRandom(8);
            for (int poll = 0; poll < 6; poll++) {
                burst(newsroom, random.nextInt(1, 70));
                outlet.feed("/feed", newest(WINDOW));
                outlet.serve("/news.xml", "application/xml", newsSitemap());
                PollReport report = newsroom.later().get(0);
                assertThat(report.outcome()).doesNotContain("unseen");
            }
            assertThat(titles(newsroom))
                    .isEqualTo(published.stream().map(Entry::title).collect(Collectors.toSet()));
            assertThat(newsroom.articles()).hasSize(published.size());
        }
    }

    @Test
    void a_gap_that_nothing_fills_is_said_and_the_feed_is_asked_again_sooner() {
        try (Newsroom newsroom = new Newsroom()) {
            burst(newsroom, WINDOW);
            outlet.feed("/feed", newest(WINDOW));
            newsroom.reads(never()).sweep.once();
            burst(newsroom, 40);
            outlet.feed("/feed", newest(WINDOW));
            PollReport report = newsroom.later().get(0);
            assertThat(report.outcome()).contains("some may have left the feed unseen");
            assertThat(newsroom.store.sourceStates().find("out").orElseThrow().missed())
                    .contains(newsroom.time());
        }
    }

    @Test
    void a_feed_that_keeps_one_known_entry_has_no_gap_and_no_request_is_made_to_look_for_one() {
        outlet.serve("/robots.txt", "text/plain", "Sitemap: " + outlet.at("/news.xml"));
        try (Newsroom newsroom = new Newsroom()) {
            burst(newsroom, WINDOW);
            outlet.feed("/feed", newest(WINDOW));
            newsroom.reads(never()).sweep.once();
            burst(newsroom, WINDOW - 1);
            outlet.feed("/feed", newest(WINDOW));
            assertThat(newsroom.later().get(0).outcome()).isEqualTo("10 entries, 9 new");
            assertThat(outlet.asked).containsExactly("/feed", "/feed");
        }
    }

    /** So many items in the hour before the next poll. */
    private void burst(Newsroom newsroom, int items) {
        Instant end = published.isEmpty() ? newsroom.time() : newsroom.time().plus(Duration.ofHours(25));
        for (int i = items; i > 0; i--) {
            String name = "n" + published.size();
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    end.minusSeconds(50L * i).atZone(ZoneOffset.UTC));
            published.add(Entry.of(name, "What " + name + " says, and nothing else does: " + name.hashCode())
                    .dated(date));
        }
    }

    private Entry[] newest(int items) {
        List<Entry> last = new ArrayList<>(published.subList(Math.max(0, published.size() - items), published.size()));
        Collections.reverse(last);
        return last.toArray(Entry[]::new);
    }

    private void pagedFeed() {
        Entry[] all = newest(published.size());
        for (int page = 0; page == 0 || WINDOW + (page - 1) * PAGE < all.length; page++) {
            int from = page == 0 ? 0 : WINDOW + (page - 1) * PAGE;
            int to = Math.min(all.length, WINDOW + page * PAGE);
            StringBuilder atom = new StringBuilder("<feed xmlns='http://www.w3.org/2005/Atom'><title>Paged</title>");
            if (to < all.length)
                atom.append("<link rel='next' href='/feed?page=")
                        .append(page + 2)
                        .append("'/>");
            for (int i = from; i < to; i++)
                atom.append("<entry><id>")
                        .append(all[i].guid())
                        .append("</id><title>")
                        .append(all[i].title())
                        .append("</title><link href='")
                        .append(all[i].path())
                        .append("'/><updated>")
                        .append(instant(all[i]))
                        .append("</updated><summary>")
                        .append(all[i].description())
                        .append("</summary></entry>");
            outlet.serve(
                    page == 0 ? "/feed" : "/feed?page=" + (page + 1),
                    "application/atom+xml",
                    atom.append("</feed>").toString());
        }
    }

    private String newsSitemap() {
        StringBuilder map = new StringBuilder("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>");
        for (Entry entry : published)
            map.append("<url><loc>")
                    .append(outlet.at(entry.path()))
                    .append("</loc><news:news><news:publication><news:name>The Outlet</news:name>"
                            + "<news:language>en</news:language></news:publication><news:publication_date>")
                    .append(instant(entry))
                    .append("</news:publication_date><news:title>")
                    .append(entry.title())
                    .append("</news:title></news:news></url>");
        return map.append("</urlset>").toString();
    }

    private static Instant instant(Entry entry) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(entry.date()));
    }

    private static Set<String> titles(Newsroom newsroom) {
        return newsroom.articles().stream().map(Article::title).collect(Collectors.toSet());
    }

    private Source never() {
        URI at = outlet.at("/feed");
        return new Source(
                "out",
                Optional.empty(),
                at,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                FullText.NEVER,
                Select.NOTHING,
                Map.of(),
                List.of(),
                Optional.empty(),
                true,
                false);
    }
}
