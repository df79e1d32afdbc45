package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.model.Download;
import org.tributary.model.Extraction;

/** One page with everything an article may hold: what of it comes out, and as what. */
class StructureTest {
    private static final URI URL = URI.create("https://paper.example/news/ferry.html");
    private static final String PAGE = """
            <html lang="en"><head><title>Ferry sails again | The Paper</title>
            <link rel="canonical" href="/news/ferry">
            <meta property="og:site_name" content="The Paper"><meta property="og:title" content="Ferry sails again">
            <meta property="og:image" content="/pictures/ferry.jpg"><meta property="article:section" content="Islands">
            <meta name="description" content="After nine weeks in the dock the ferry is back, and so are the queues.">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry sails again",
             "author":{"@type":"Person","name":"Ada Finch"},"datePublished":"2026-11-20T08:30:00+03:00",
             "dateModified":"2026-11-21T09:00:00+03:00","isAccessibleForFree":false}</script></head>
            <body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article class="story">
            <h1>Ferry sails again</h1>
            <p class="byline">By Ada Finch</p><div class="story-text">
            <p>The harbour office said on Tuesday that the <a href="../ferry/timetable">ferry</a> would sail three times a day
             again, once its engine had been repaired and tested.</p>
            <figure><img src="/pictures/quay.jpg" alt="The quay"><figcaption>The quay before dawn. Photo: A. Finch</figcaption></figure>
            <h2>What changes for passengers</h2>
            <p>Those who hold a ticket of the old company can use it until the end of the year, the office said, and then have to
             exchange it at the counter on the pier, where three things are needed:</p>
            <ul><li>the old ticket, even if it is torn or has been wet</li><li>a letter with the holder's name and address</li></ul>
            <p>The fares stay as they were in the summer, although the fuel has become dearer, as this table of the office shows
             for adults and children:</p>
            <table><tr><th>Passenger</th><th>Fare</th></tr><tr><td>Adult</td><td>4.50</td></tr><tr><td>Child</td><td>2.00</td></tr></table>
            <blockquote><p>We have missed the noise of it, and I never thought that I would say so, the oldest of the islanders
             said when the ship came round the cape.</p></blockquote>
            <p>The captain wrote a few words to those who had waited for the ship, and within an hour half of the island had read
             them on their phones:</p>
            <blockquote class="twitter-tweet"><p>We cast off at six. Bring coffee, and patience for the first days.</p>&mdash; Harbour
             (@harbour) <a href="https://social.example/harbour/status/1">November 20, 2026</a></blockquote>
            <p>Programmers may ask the new timetable for the next crossing, with an address that the office has put up for everybody
             who wants to build something:</p>
            <pre><code>GET /crossings?from=pier
              next</code></pre>
            <p>Until the spring the ship will sail at six, at noon and at eight in the evening, and on holidays once more at
             midnight if the sea allows it.</p></div></article></main>
            <footer>© The Paper</footer></body></html>
            """;
    private Extraction found;
    private Document html;

    @BeforeEach
    void read() {
        found = new Extractor(Extractor.Settings.DEFAULTS)
                .extract(Download.of(
                        URL, PAGE.getBytes(StandardCharsets.UTF_8), Optional.of("text/html; charset=utf-8")));
        html = Jsoup.parse(found.html());
    }

    @Test
    void headings_lists_tables_quotes_and_code_stay_what_they_are() {
        assertThat(html.select("h2, h3").eachText()).containsExactly("What changes for passengers");
        assertThat(html.select("ul > li")).hasSize(2);
        assertThat(html.select("table tr")).hasSize(3);
        assertThat(html.select("table th").eachText()).containsExactly("Passenger", "Fare");
        assertThat(html.select("blockquote").get(0).text()).startsWith("We have missed the noise");
        assertThat(html.select("pre").text()).contains("GET /crossings?from=pier");
        assertThat(found.text())
                .contains(
                        "What changes for passengers",
                        "the old ticket, even",
                        "We have missed the noise",
                        "GET /crossings");
    }

    @Test
    void captions_are_in_the_html_only() {
        assertThat(html.select("figure figcaption").text()).contains("The quay before dawn");
        assertThat(html.select("figure img").attr("src")).isEqualTo("https://paper.example/pictures/quay.jpg");
        assertThat(found.text()).doesNotContain("The quay before dawn");
    }

    @Test
    void an_embedded_post_is_a_quote_with_its_link() {
        assertThat(html.select("blockquote"))
                .anySatisfy(quote -> assertThat(quote.text()).contains("We cast off at six"));
        assertThat(html.select("blockquote a").eachAttr("href")).contains("https://social.example/harbour/status/1");
    }

    @Test
    void addresses_are_absolute() {
        assertThat(html.select("a").eachAttr("href")).contains("https://paper.example/ferry/timetable");
        assertThat(html.select("a, img"))
                .allMatch(element -> (element.attr("href") + element.attr("src")).startsWith("https://"));
    }

    @Test
    void the_facts_around_it_are_found() {
        assertThat(found.title()).isEqualTo("Ferry sails again");
        assertThat(found.standfirst())
                .isEqualTo("After nine weeks in the dock the ferry is back, and so are the queues.");
        assertThat(found.authors()).isEqualTo(List.of("Ada Finch"));
        assertThat(found.section()).isEqualTo("Islands");
        assertThat(found.siteName()).isEqualTo("The Paper");
        assertThat(found.published().orElseThrow()).hasToString("2026-11-20T08:30+03:00");
        assertThat(found.modified().orElseThrow()).hasToString("2026-11-21T09:00+03:00");
        assertThat(found.image().orElseThrow()).hasToString("https://paper.example/pictures/ferry.jpg");
        assertThat(found.canonical().orElseThrow()).hasToString("https://paper.example/news/ferry");
        assertThat(found.paywalled()).isTrue();
        assertThat(found.language()).isEqualTo("en");
        assertThat(found.text()).doesNotContain("By Ada Finch", "Home", "©");
    }
}
