package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.Download;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.ParseResult;

/** S33: what breaks a parser costs the entry its markup, at most its bodies, and the other entries nothing. */
class BrokenEntriesTest {
    private static final URI BASE = URI.create("https://news.test/feed");
    /** jsoup 1.24.1 throws over it. */
    private static final String TRAP =
            "<p><a href=/x><strong><li><ol>" + "<li><ol>".repeat(600) + "\n<li>Words &amp; all";

    @Test
    void S33_html_over_which_the_parser_trips_keeps_its_words() {
        FeedHtml read = FeedHtml.of("<p>Before</p>" + TRAP, BASE);
        assertThat(read.text()).startsWith("Before").contains("Words & all");
        assertThat(read.html()).contains("Before", "Words &amp; all");
        assertThat(FeedHtml.textOf(TRAP)).isEqualTo("Words & all");
    }

    @Test
    void S33_an_entry_over_which_the_parser_trips_costs_the_others_nothing() {
        String feed =
                "<rss version='2.0'><channel><title>t</title><item><title>one</title></item><item><title>two</title>"
                        + "<description><![CDATA[" + TRAP + "]]></description></item><item><title><![CDATA[" + TRAP
                        + "]]></title></item><item><title>four</title></item></channel></rss>";
        Feed read = parsed(feed);
        assertThat(read.entries()).extracting(FeedEntry::title).containsExactly("one", "two", "Words & all", "four");
        assertThat(read.entries().get(1).summaryText()).contains("Words & all");
    }

    @Test
    void S33_a_json_item_over_which_the_parser_trips_costs_the_others_nothing() {
        String html = TRAP.replace("\n", "\\n");
        Feed read =
                parsed("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_html\":\""
                        + html + "\"},{\"id\":\"2\",\"title\":\"two\"}]}");
        assertThat(read.entries()).extracting(FeedEntry::id).containsExactly("1", "2");
        assertThat(read.entries().get(0).contentText()).contains("Words & all");
    }

    @Test
    void S33_what_breaks_over_the_bodies_of_an_entry_leaves_its_title_and_says_so() {
        FeedEntry bare = parsed("<rss version='2.0'><channel><item><title>bare</title></item></channel></rss>")
                .entries()
                .get(0);
        List<String> problems = new ArrayList<>();
        Gathered gathered = new Gathered(problems);
        gathered.read(1, whole -> {
            if (whole) throw new IllegalStateException("a bug");
            return bare;
        });
        gathered.read(2, whole -> {
            throw new StackOverflowError("too deep");
        });
        gathered.read(3, whole -> bare);
        assertThat(gathered.entries()).containsExactly(bare, bare);
        assertThat(problems).hasSize(3);
        assertThat(problems.get(0)).contains("entry 1", "a bug");
        assertThat(problems.get(2)).contains("entry 2", "at all");
    }

    @Test
    void P28_a_page_over_which_the_parser_trips_is_still_named() {
        ParseResult result = parse("<!DOCTYPE html><html><head><title>Our news</title></head><body>" + TRAP);
        assertThat(((ParseResult.NotAFeed) result).why()).contains("a web page came instead of a feed", "our news");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xmlns:a>x</xmlns:a>",
                "<a xmlns:xmlns='http://x.test/'>x</a>",
                "<a xmlns:xml='http://x.test/'>x</a>",
                "<xml:a xml:b='c'>x</xml:a>",
                "<XMLNS:a>x",
                "<a xmlns:b='http://www.w3.org/2000/xmlns/'><b:c>x",
                "<a xmlns:='x'><:b>x"
            })
    void S33_a_prefix_that_may_not_be_declared_costs_no_feed(String odd) {
        Feed read = parsed("<rss version='2.0'><channel><item><title>one</title>" + odd
                + "</item><item><title>two</title></item></channel></rss>");
        assertThat(read.entries()).extracting(FeedEntry::title).containsExactly("one", "two");
    }

    @Test
    void S8_a_name_that_no_tag_has_becomes_text_and_nothing_else_does() {
        String endless = "x".repeat(200);
        assertThat(TagNames.bounded("a<" + endless + ">b</" + endless + ">c"))
                .isEqualTo("a&lt;" + endless + ">b&lt;/" + endless + ">c");
        for (String kept : List.of(
                "<" + "x".repeat(199) + ">",
                "<a " + endless + ">",
                "<!--" + endless + "-->",
                "<![CDATA[" + endless + "]]>",
                "<a/" + endless,
                "<" + "x".repeat(199))) assertThat(TagNames.bounded(kept)).isEqualTo(kept);
        assertThat(FeedHtml.of("one <b>two</b> <" + endless + "> three", BASE).text())
                .isEqualTo("one two <" + endless + "> three");
    }

    private static Feed parsed(String text) {
        return ((ParseResult.Parsed) parse(text)).feed();
    }

    private static ParseResult parse(String text) {
        return new FeedParser().parse(Download.of(BASE, text.getBytes(StandardCharsets.UTF_8), Optional.empty()));
    }
}
