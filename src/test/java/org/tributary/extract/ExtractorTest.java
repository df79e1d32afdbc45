package org.tributary.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.model.Download;
import org.tributary.model.Extraction;
import org.tributary.model.FeedEntry;
import org.tributary.model.Select;
import org.tributary.model.Source;

class ExtractorTest {
    private static final URI URL = URI.create("https://example.org/news/ferry.html");
    private static final Source SOURCE = Source.of("harbour", URI.create("https://example.org/feed"));
    private static final String FIRST =
            "The harbour office said on Tuesday that the ferry would sail again once its engine was repaired.";
    private static final String SECOND =
            "Passengers had been taken across by bus for three weeks, which took an hour longer, the office added.";
    private static final String THIRD =
            "The repair cost forty thousand, most of which the insurance will pay, according to the captain.";
    private static final String PAGE =
            "<html lang=en><head><title>Ferry sails again | Harbour News</title></head><body>"
                    + "<nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav><main><article><h1>Ferry sails again</h1>"
                    + "<figure><img src=/ferry.jpg alt=Ferry width=900 height=600><figcaption>The ferry in May. Photo: A. Person</figcaption></figure>"
                    + "<div class=story><p>" + FIRST + "</p><p>"
                    + SECOND.replace("by bus", "by <a href=bus.html>bus</a>") + "</p>"
                    + "<h2>What it cost</h2><p>" + THIRD + "</p><p>" + FIRST.replace("ferry", "tug") + "</p>"
                    + "<blockquote><p>" + SECOND.replace("bus", "train") + "</p></blockquote></div></article></main>"
                    + "<aside class=related><h3>More</h3><ul><li><a href=/a>Bridge closed again</a></ul></aside><footer>All rights reserved</footer></body></html>";

    private final Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);

    @Test
    void text_and_html_come_from_one_decision() {
        Extraction found = extractor.extract(page(PAGE));
        assertThat(found.title()).isEqualTo("Ferry sails again");
        assertThat(found.text()).startsWith(FIRST + "\n\n" + SECOND + "\n\nWhat it cost\n\n" + THIRD);
        assertThat(found.text()).doesNotContain("Photo", "Bridge", "rights");
        assertThat(found.html())
                .contains(
                        "<figure><img src=\"https://example.org/ferry.jpg\" alt=\"Ferry\"><figcaption>The ferry in May.")
                .contains("<a href=\"https://example.org/news/bus.html\" rel=\"noopener noreferrer\">bus</a>")
                .contains("<h2>What it cost</h2>")
                .contains("<blockquote><p>")
                .doesNotContain("Bridge", "rights");
        assertThat(found.origin()).isEqualTo(Extraction.Origin.PAGE);
        assertThat(found.language()).isEqualTo("en");
    }

    @Test
    void without_a_page_the_feeds_text_is_taken_and_marked() {
        FeedEntry entry = entry("<p onclick=x()>" + FIRST + " <a href=/more>more</a></p><script>alert(1)</script>");
        Extraction found = extractor.extract(SOURCE, entry, Optional.empty());
        assertThat(found.origin()).isEqualTo(Extraction.Origin.FEED);
        assertThat(found.text()).contains(FIRST);
        assertThat(found.html())
                .isEqualTo("<p>" + FIRST
                        + " <a href=\"https://example.org/more\" rel=\"noopener noreferrer\">more</a></p>");
    }

    @Test
    void a_page_that_gives_nothing_good_gives_the_feeds_text() {
        String wall = "<html><body><div class=cookie><p>We use cookies.</p><button>OK</button></div></body></html>";
        Extraction found = extractor.extract(SOURCE, entry("<p>" + FIRST + "</p>"), Optional.of(page(wall)));
        assertThat(found.origin()).isEqualTo(Extraction.Origin.FEED);
        assertThat(found.text()).contains(FIRST);
        assertThat(found.title()).isEqualTo("Ferry sails again");
    }

    @Test
    void an_entry_that_links_to_a_pdf_or_a_picture_has_the_feeds_text() {
        byte[] pdf =
                ("%PDF-1.4 1 0 obj << /Title (x) >> stream " + "words of no language ".repeat(200)).getBytes(UTF_8);
        for (String type : List.of("application/pdf", "text/html")) {
            Download document = Download.of(URL, pdf, Optional.of(type));
            Extraction found = extractor.extract(SOURCE, entry("<p>" + FIRST + "</p>"), Optional.of(document));
            assertThat(found.origin()).isEqualTo(Extraction.Origin.FEED);
            assertThat(found.text()).contains(FIRST).doesNotContain("no language");
        }
        assertThat(Extractor.notAPage(Download.of(URL, pdf, Optional.of("Image/PNG"))))
                .contains("image/png");
        assertThat(Extractor.notAPage(page("<p>A page.</p>"))).isEmpty();
    }

    @Test
    void what_a_person_selected_wins_over_everything() {
        Extraction found = extractor.extract(selecting("aside", List.of("h3")), entry(""), Optional.of(page(PAGE)));
        assertThat(found.text()).isEqualTo("Bridge closed again");
    }

    @Test
    void a_selection_that_matches_nothing_any_more_is_passed_over() {
        Extraction found = extractor.extract(selecting("div.gone", List.of()), entry(""), Optional.of(page(PAGE)));
        assertThat(found.text()).startsWith(FIRST);
    }

    @Test
    void what_a_person_removes_is_gone() {
        Extraction found =
                extractor.extract(selecting(null, List.of("blockquote", "h2")), entry(""), Optional.of(page(PAGE)));
        assertThat(found.text()).startsWith(FIRST).doesNotContain("What it cost", "train");
    }

    @Test
    void lists_tables_and_code_keep_their_structure() {
        String page = PAGE.replace(
                "<h2>What it cost</h2>",
                "<ul><li>" + FIRST + "</li><li>" + THIRD
                        + "</li></ul><table><tr><th>Day</th><th>Ships</th></tr><tr><td>Monday</td><td>7</td></tr></table><pre>a\n  b</pre>");
        Extraction found = extractor.extract(selecting("div.story", List.of()), entry(""), Optional.of(page(page)));
        assertThat(found.html())
                .contains("<ul><li>" + FIRST + "</li><li>" + THIRD + "</li></ul>")
                .contains("<tr><th>Day</th><th>Ships</th></tr><tr><td>Monday</td><td>7</td></tr>")
                .contains("<pre>a\n  b</pre>");
    }

    private static Source selecting(@org.jspecify.annotations.Nullable String body, List<String> remove) {
        return new Source(
                SOURCE.id(),
                SOURCE.outlet(),
                SOURCE.url(),
                SOURCE.tags(),
                SOURCE.language(),
                SOURCE.every(),
                SOURCE.fullText(),
                new Select(Optional.ofNullable(body), remove),
                SOURCE.headers(),
                SOURCE.exclude(),
                SOURCE.republish(),
                SOURCE.obeysRobots(),
                SOURCE.anyCertificate());
    }

    private static Download page(String html) {
        return Download.of(URL, html.getBytes(UTF_8), Optional.of("text/html; charset=utf-8"));
    }

    private static FeedEntry entry(String summary) {
        return new FeedEntry(
                "1",
                "Ferry sails again",
                Optional.of(URL),
                Optional.empty(),
                Optional.empty(),
                summary.replaceAll("<[^>]*>", ""),
                summary,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of("en"));
    }
}
