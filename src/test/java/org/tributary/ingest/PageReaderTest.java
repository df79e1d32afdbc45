package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.ingest.Press.Report;
import org.tributary.model.Article;
import org.tributary.model.Extraction.Origin;
import org.tributary.model.Select;
import org.tributary.model.Source;

/** Articles on several pages, plainer forms of pages that fail, and what a person selected. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class PageReaderTest {
    private static final Report REPORT = Press.report(77);

    private Outlet outlet;
    private Newsroom newsroom;

    @BeforeEach
    void begin() throws IOException {
        outlet = new Outlet();
        newsroom = new Newsroom();
    }

    @AfterEach
    void end() {
        newsroom.close();
        outlet.close();
    }

    @Test
    void P20_numbered_pages_are_joined_in_their_order_and_each_is_asked_for_once() {
        List<String> parts = parts(3);
        serve("/a", parts.get(0), pager(1, 3, "/a?page="));
        serve("/a?page=2", parts.get(1), pager(2, 3, "/a?page="));
        serve("/a?page=3", parts.get(2), pager(3, 3, "/a?page="));
        Article article = poll("/a");
        assertThat(article.text()).isEqualTo(String.join("\n\n", parts));
        assertThat(article.html()).containsSubsequence(REPORT.paragraphs()).doesNotContain("<h1", "<script");
        assertThat(outlet.asked).containsExactly("/feed", "/a", "/a?page=2", "/a?page=3");
    }

    @Test
    void a_declared_next_page_is_one_only_if_its_address_is_this_ones_with_a_number() {
        List<String> parts = parts(3);
        serve("/a.html", parts.get(0), "<a rel='next' href='/a-2.html'>Next</a>");
        serve("/a-2.html", parts.get(1), "<a rel='next' href='/another-report.html'>Next</a>");
        serve("/another-report.html", parts.get(2), "");
        Article article = poll("/a.html");
        assertThat(article.text()).isEqualTo(parts.get(0) + "\n\n" + parts.get(1));
        assertThat(outlet.asked).containsExactly("/feed", "/a.html", "/a-2.html");
    }

    @Test
    void pages_of_comments_and_of_lists_are_no_part_of_the_article() {
        List<String> parts = parts(2);
        serve("/a", parts.get(0), "<div id='comments'>" + pager(1, 3, "/a?page=") + "</div>");
        assertThat(poll("/a").text()).isEqualTo(parts.get(0));
        assertThat(outlet.asked).containsExactly("/feed", "/a");
    }

    @Test
    void a_second_page_that_says_the_same_again_ends_the_article() {
        List<String> parts = parts(2);
        for (String path : List.of("/a", "/a/2")) serve(path, parts.get(0), pager(1, 9, "/a/"));
        assertThat(poll("/a").text()).isEqualTo(parts.get(0));
        assertThat(outlet.asked).containsExactly("/feed", "/a", "/a/2");
    }

    @Test
    void ten_pages_are_enough() {
        List<String> paragraphs = new ArrayList<>();
        for (int number = 1; number <= 14; number++) {
            paragraphs.add(Press.report(200 + number).paragraphs().get(0));
            String path = number == 1 ? "/a" : "/a/" + number;
            serve(path, paragraphs.get(number - 1), pager(number, 14, "/a/"));
        }
        assertThat(poll("/a").text()).isEqualTo(String.join("\n\n", paragraphs.subList(0, 10)));
        assertThat(outlet.asked).hasSize(11);
    }

    @Test
    void a_further_page_that_fails_is_asked_for_again_later() {
        List<String> parts = parts(2);
        serve("/a", parts.get(0), pager(1, 2, "/a/"));
        outlet.fail("/a/2", 502);
        assertThat(poll("/a").text()).isEqualTo(parts.get(0));
        serve("/a/2", parts.get(1), pager(2, 2, "/a/"));
        newsroom.now.updateAndGet(at -> at.plus(java.time.Duration.ofMinutes(11)));
        newsroom.sweep.retryPages().join();
        assertThat(newsroom.articles().get(0).text()).isEqualTo(String.join("\n\n", parts));
    }

    @Test
    void a_page_that_fails_is_read_in_its_plainer_form_and_one_that_does_not_is_not() {
        String body = String.join("</p><p>", REPORT.paragraphs());
        outlet.serve(
                "/a",
                "text/html",
                "<html><head><link rel='amphtml' href='/amp/a'></head><body><div id='app'></div></body></html>");
        outlet.serve(
                "/amp/a",
                "text/html",
                "<html><body><article><h1>" + REPORT.title() + "</h1><p>" + body + "</p></article></body></html>");
        Article article = poll("/a");
        assertThat(article.origin()).isEqualTo(Origin.PAGE);
        assertThat(article.text()).isEqualTo(String.join("\n\n", REPORT.paragraphs()));
        assertThat(outlet.asked).containsExactly("/feed", "/a", "/amp/a");

        outlet.asked.clear();
        serve("/b", body, "<link rel='amphtml' href='/amp/b'>");
        poll("/b");
        assertThat(outlet.asked).contains("/b").doesNotContain("/amp/b");
    }

    @Test
    void what_a_person_selected_wins_and_its_loss_is_told_once_three_pages_lack_it() {
        Source source = selecting("out", "div.box");
        newsroom.reads(source);
        for (int i = 0; i < 4; i++) {
            if (i < 3) assertThat(newsroom.store.familiars().alarming()).isEmpty();
            Report report = Press.report(300 + i);
            outlet.serve(report.path(), "text/html", Press.page(Press.WHOLE.get(0), report));
            outlet.feed("/feed", new Outlet.Entry("tag:" + i, report.title(), report.path(), "", report.summary()));
            newsroom.later();
        }
        assertThat(newsroom.store.familiars().alarming().get("out").hasStrayed())
                .isTrue();
        assertThat(newsroom.articles()).allMatch(article -> article.origin() == Origin.PAGE);

        Report report = Press.report(310);
        outlet.serve(
                report.path(),
                "text/html",
                Press.page(Press.WHOLE.get(0), report)
                        .replace("<aside>", "<div class='box'>A line that a person chose.</div><aside>"));
        outlet.feed("/feed", new Outlet.Entry("tag:x", report.title(), report.path(), "", ""));
        newsroom.later();
        assertThat(newsroom.articles().stream().map(Article::text)).contains("A line that a person chose.");
        assertThat(newsroom.store.familiars().alarming()).isEmpty();
    }

    private Source selecting(String id, String css) {
        Source plain = Source.of(id, outlet.at("/feed"));
        return new Source(
                id,
                plain.outlet(),
                plain.url(),
                plain.tags(),
                plain.language(),
                plain.every(),
                plain.fullText(),
                new Select(java.util.Optional.of(css), List.of()),
                plain.headers(),
                plain.exclude(),
                plain.republish(),
                plain.obeysRobots(),
                plain.anyCertificate());
    }

    private Article poll(String path) {
        outlet.feed("/feed", new Outlet.Entry("tag:" + path, REPORT.title(), path, "", REPORT.summary()));
        if (newsroom.store.sources().all().isEmpty()) newsroom.reads("out", outlet.at("/feed"));
        newsroom.later();
        return newsroom.articles().stream()
                .filter(article -> article.guid().equals("tag:" + path))
                .findFirst()
                .orElseThrow();
    }

    /** The report's text in so many parts. */
    private static List<String> parts(int count) {
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) parts.add(new ArrayList<>());
        List<String> paragraphs = REPORT.paragraphs();
        for (int i = 0; i < paragraphs.size(); i++)
            parts.get(i * count / paragraphs.size()).add(paragraphs.get(i));
        return parts.stream().map(part -> String.join("\n\n", part)).toList();
    }

    private void serve(String path, String text, String after) {
        String html = "<html><head><title>" + REPORT.title()
                + "</title></head><body><nav><a href='/'>Home</a></nav><article><h1>" + REPORT.title() + "</h1><p>"
                + text.replace("\n\n", "</p><p>") + "</p></article>" + after + "</body></html>";
        outlet.serve(path, "text/html; charset=utf-8", html);
    }

    private static String pager(int at, int pages, String before) {
        StringBuilder pager = new StringBuilder("<ul class='pager'>");
        for (int i = 1; i <= pages; i++)
            pager.append(i == at ? "<li>" + i + "</li>" : "<li><a href='" + before + i + "'>" + i + "</a></li>");
        return pager + "</ul>";
    }
}
