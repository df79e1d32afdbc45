package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tributary.model.Download;
import org.tributary.model.Feed;
import org.tributary.model.ParseResult;

/** S7, S8, S13: what is meant to exhaust the reader of it is read in seconds, and the good entries around it are kept. */
class BombsTest {
    /** Of processor time, which other programs on the machine do not change. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void S7_an_external_entity_is_neither_read_nor_asked_for() {
        String feed = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>"
                + "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p; ]>"
                + rss("<title>a &x; b</title>");
        Feed read = parsed(feed);
        assertThat(read.entries())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.title()).startsWith("a").endsWith("b").doesNotContain("root:"));
    }

    @Test
    void S7_a_doctype_with_brackets_and_quotes_inside_is_taken_out_whole() {
        String doctype = "<!DOCTYPE rss PUBLIC \"-//N//DTD > 0.91//EN\" 'x.dtd' [ <!-- ]> ' --> <!ENTITY a ']>'> ]>";
        assertThat(parsed(doctype + rss("<title>kept</title>")).entries()).hasSize(1);
    }

    @Test
    void S8_a_billion_laughs_are_not_told() {
        StringBuilder entities = new StringBuilder("<!ENTITY l0 'ha'>");
        for (int i = 1; i < 30; i++) {
            String last = "&l" + (i - 1) + ";";
            entities.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(last.repeat(10))
                    .append("'>");
        }
        String feed = "<?xml version='1.0'?><!DOCTYPE rss [" + entities + "]>" + rss("<title>&l29;</title>");
        assertThat(parsed(feed).entries()).hasSize(1);
    }

    @Test
    void S8_one_big_entity_used_often_stays_small() {
        String entity = "<!ENTITY big '" + "x".repeat(100_000) + "'>";
        String feed =
                "<!DOCTYPE rss [" + entity + "]>" + rss("<description>" + "&big;".repeat(100_000) + "</description>");
        assertThat(parsed(feed).entries().get(0).summaryText().length()).isLessThan(2_000_000);
    }

    @Test
    void S8_a_hundred_thousand_levels_are_flattened() {
        String deep = "<a>".repeat(100_000) + "bottom" + "</a>".repeat(100_000);
        Feed read = parsed(rss("<title>good</title><description>" + deep + "</description>") + " ");
        assertThat(read.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.title()).isEqualTo("good"));
    }

    @Test
    void S8_a_hundred_thousand_levels_that_nobody_closes_are_flattened() {
        assertThat(parsed("<rss version='2.0'><channel><item><title>good</title><description>" + "<b>".repeat(100_000))
                        .entries())
                .isNotEmpty();
    }

    @Test
    void S8_deep_html_inside_a_description_is_flattened() {
        String deep = "&lt;div&gt;".repeat(50_000) + "bottom";
        assertThat(parsed(rss("<description>" + deep + "</description>"))
                        .entries()
                        .get(0)
                        .summaryText())
                .contains("bottom");
    }

    @Test
    void S8_formatting_that_is_opened_a_hundred_thousand_times_is_bounded() {
        String nested = "&lt;b&gt;&lt;i&gt;&lt;a href=x&gt;&lt;table&gt;".repeat(50_000);
        assertThat(parsed(rss("<description>" + nested + "end</description>")).entries())
                .hasSize(1);
    }

    @Test
    void S8_frames_in_frames_are_not_followed() {
        String frames = "&lt;iframe&gt;".repeat(50_000) + "bottom";
        assertThat(parsed(rss("<title>good</title><description>above " + frames + "</description>"))
                        .entries()
                        .get(0)
                        .summaryText())
                .isEqualTo("above");
    }

    @Test
    void S8_a_million_attributes_are_not_kept() {
        String attributes =
                IntStream.range(0, 1_000_000).mapToObj(i -> "a" + i + "=''").collect(Collectors.joining(" "));
        Feed read = parsed(
                "<rss version='2.0'><channel><item " + attributes + "><title>good</title></item></channel></rss>");
        assertThat(read.entries().get(0).title()).isEqualTo("good");
    }

    @Test
    void S8_three_million_elements_are_read_up_to_a_limit() {
        Feed read = parsed(rss("<title>good</title>" + "<a/>".repeat(2_500_000)));
        assertThat(read.entries().get(0).title()).isEqualTo("good");
        assertThat(read.problems()).singleElement().asString().contains("too big");
    }

    @Test
    void S8_three_million_unclosed_elements_are_read_up_to_a_limit() {
        Feed read = parsed("<rss version='2.0'><channel><item><title>good</title>" + "<a>".repeat(3_000_000));
        assertThat(read.entries().get(0).title()).isEqualTo("good");
    }

    @Test
    void S8_a_namespace_of_a_megabyte_is_not_folded_for_each_element() {
        String feed = "<rss version='2.0' xmlns:x='" + "A".repeat(1_000_000) + "'><channel>"
                + "<item><x:a/><title>t</title></item>".repeat(20_000) + "</channel></rss>";
        assertThat(parsed(feed).entries()).hasSize(20_000);
    }

    @Test
    void S8_short_links_under_a_long_base_do_not_become_gigabytes() {
        String base = "http://x.test/" + "b".repeat(400) + "/";
        String item = "<item><description>" + "&lt;a href=x&gt;x&lt;/a&gt;".repeat(2_000) + "</description></item>";
        Feed read =
                parsed("<rss version='2.0' xml:base='" + base + "'><channel>" + item.repeat(100) + "</channel></rss>");
        assertThat(read.entries()).hasSize(100);
        assertThat(read.problems()).isNotEmpty();
    }

    @Test
    void S13_fifty_thousand_items_are_read_up_to_a_limit_and_that_is_said() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 50_000; i++)
            items.append("<item><guid>").append(i).append("</guid><title>t</title></item>");
        Feed read = parsed("<rss version='2.0'><channel>" + items + "</channel></rss>");
        assertThat(read.entries()).hasSize(Gathered.ENTRIES);
        assertThat(read.problems()).singleElement().asString().contains("only the first 25000");
    }

    @Test
    void S13_an_item_of_ten_megabytes_does_not_cost_the_others() {
        String huge = "<item><description>" + "&lt;p&gt;word word".repeat(600_000) + "</description></item>";
        Feed read = parsed("<rss version='2.0'><channel>" + huge + "<item><title>good</title></item></channel></rss>");
        assertThat(read.entries()).hasSize(2);
        assertThat(read.entries().get(1).title()).isEqualTo("good");
    }

    @Test
    void S33_one_broken_entry_among_good_ones_loses_only_itself() {
        String feed = "<rss version='2.0'><channel><item><title>one</title></item>"
                + "<item><title>two <b>& <undeclared:x y=z></title><link>::::</link><pubDate>never</pubDate></item>"
                + "<item><title>three</title></item></channel></rss>";
        assertThat(parsed(feed).entries())
                .extracting(entry -> entry.title())
                .contains("one", "three")
                .hasSize(3);
    }

    @Test
    void S33_a_json_feed_cut_off_in_the_middle_keeps_what_came() {
        String feed =
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3";
        Feed read = parsed(feed);
        assertThat(read.entries()).extracting(entry -> entry.id()).containsExactly("1", "2");
        assertThat(read.problems()).singleElement().asString().contains("breaks off after 2 entries");
    }

    @Test
    void S8_a_name_that_never_ends_costs_no_gigabytes() {
        String endless = "a:".repeat(2_000_000);
        assertThat(parsed(rss("<title>good</title>") + "<" + endless).entries()).hasSize(1);
        Feed read = parsed(rss("<title>good</title><description>before &lt;" + endless + "</description>"));
        assertThat(read.entries().get(0).summaryText()).startsWith("before <a:a:");
    }

    @Test
    void S8_a_name_of_an_attribute_that_never_ends_costs_no_gigabytes() {
        String endless = "ab".repeat(2_000_000);
        assertThat(parsed(rss("<title>good</title>") + "<a " + endless).entries())
                .hasSize(1);
        Feed read = parsed(rss("<title>good</title><description>before &lt;a " + endless + "=1&gt;x</description>"));
        assertThat(read.entries().get(0).summaryText()).startsWith("before");
    }

    @Test
    void S8_namespaces_within_namespaces_are_not_looked_through_for_ever() {
        String deep = "<a xmlns:b='c'>".repeat(300_000);
        assertThat(parsed("<rss version='2.0'><channel><item><title>good</title>" + deep)
                        .entries())
                .hasSize(1);
    }

    @Test
    void S8_a_million_letters_that_have_no_name_are_text() {
        String feed = "<rss version='2.0'><channel><item><title>good</title><description>" + "&x;".repeat(1_000_000);
        assertThat(parsed(feed).entries().get(0).title()).isEqualTo("good");
    }

    @Test
    void a_json_feed_with_an_endless_name_gives_the_same_answer_each_time() {
        String feed = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"" + "n".repeat(120_000);
        Feed read = parsed(feed);
        assertThat(read.problems()).singleElement().asString().contains("too long or too deep");
        assertThat(parsed(feed)).isEqualTo(read);
    }

    @Test
    void S8_json_nested_without_end_is_no_feed_and_no_crash() {
        assertThat(parse("{\"items\":" + "[".repeat(1_000_000))).isNotNull();
        assertThat(parse("{\"a\":".repeat(1_000_000))).isNotNull();
    }

    private static String rss(String item) {
        return "<rss version='2.0'><channel><title>f</title><item>" + item + "</item></channel></rss>";
    }

    private static Feed parsed(String text) {
        ParseResult result = parse(text);
        assertThat(result).isInstanceOf(ParseResult.Parsed.class);
        return ((ParseResult.Parsed) result).feed();
    }

    private static ParseResult parse(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Download download = Download.of(URI.create("https://news.test/feed"), body, Optional.of("application/xml"));
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        ParseResult result = new FeedParser().parse(download);
        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - start)).isLessThan(LIMIT);
        return result;
    }
}
