package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.model.FeedEntry;

class WholeTextTest {
    private static final String SENTENCE =
            "The harbour office said on Tuesday that the ferry would sail again once its engine was repaired. ";
    private static final String LONG = ("<p>" + SENTENCE.repeat(3) + "</p>").repeat(4);
    private static final String SHORT = "<p>" + SENTENCE + "</p>";

    @Test
    void several_whole_paragraphs_beside_a_summary_are_the_article() {
        assertThat(WholeText.isWhole(entry(SHORT, LONG))).isTrue();
    }

    @Test
    void the_same_without_a_summary_is_the_article() {
        assertThat(WholeText.isWhole(entry("", LONG))).isTrue();
    }

    @Test
    void a_description_can_be_the_article() {
        assertThat(WholeText.isWhole(entry(LONG + LONG, ""))).isTrue();
    }

    @Test
    void a_title_or_a_summary_is_not() {
        assertThat(WholeText.isWhole(entry("", ""))).isFalse();
        assertThat(WholeText.isWhole(entry(SHORT, ""))).isFalse();
        assertThat(WholeText.isWhole(entry(SHORT, SHORT))).isFalse();
    }

    @Test
    void one_long_paragraph_as_summary_is_not() {
        assertThat(WholeText.isWhole(entry("<p>" + SENTENCE.repeat(9) + "</p>", "")))
                .isFalse();
    }

    @Test
    void texts_that_stop_in_the_middle_are_not() {
        for (String end : List.of(
                "<p>and then the […]</p>",
                "<p>and then the [...]</p>",
                "<p>and then the…</p>",
                "<p>It went on. <a href=x>Read more</a></p>",
                "<p>Continue reading <a href=x>Ferry sails again</a> →</p>",
                "<p>and then the […]</p><p>The post <a href=x>Ferry</a> appeared first on <a href=y>Harbour News</a>.</p>",
                "<p>Weiterlesen auf der Seite</p>",
                "<p>اقرأ المزيد</p>",
                "<p>then the captain and the whole of the crew went down to the engine room to see what they could do</p>"))
            assertThat(WholeText.isWhole(entry(SHORT, LONG + end))).as(end).isFalse();
    }

    @Test
    void the_footer_of_a_feed_writer_says_nothing() {
        String footer = "<p>The post <a href=x>Ferry</a> appeared first on <a href=y>Harbour News</a>.</p>";
        assertThat(WholeText.isWhole(entry(SHORT, LONG + footer))).isTrue();
    }

    static FeedEntry entry(String summary, String content) {
        return new FeedEntry(
                "",
                "Ferry sails again",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                plain(summary),
                summary,
                plain(content),
                content,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static String plain(String html) {
        return html.replace("</p>", "\n\n").replaceAll("<[^>]*>", "").strip();
    }
}
