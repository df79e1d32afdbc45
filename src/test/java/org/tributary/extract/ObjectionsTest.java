package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.extract.BodyRules.ONE;
import static org.tributary.extract.BodyRules.TWO;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectionsTest {
    private static List<String> left(String html, String... titles) {
        BodyRules rules = new BodyRules(html, titles);
        return rules.believed(Objections.heed(rules.page, rules.chances(0.9f, Map.of())));
    }

    private static String story(String among) {
        return "<div class=story><p>" + ONE + "</p>" + among + "<p>" + TWO + "</p></div>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Read also: <a href=/b>The bridge is closed</a></p>",
                "<p><a href=/s>Sign up for our newsletter</a></p>",
                "<p>Lesen Sie auch: <a href=/b>Die Brücke ist zu</a></p>",
                "<p>© 2026 Harbour News</p>",
                "<p class=caption>The ferry in May</p>",
                "<div class=image-credits><p>The ferry in May</p></div>",
                "<p><a href=/live>LIVE FROM THE HARBOUR</a></p>"
            })
    void what_speaks_plainly_against_a_line_wins_over_its_place(String line) {
        assertThat(left(story(line))).containsExactly(ONE, TWO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<i>Ann Lee, 23 November 2026 14:02</i><br><br>",
                "<p>Ann Lee and Bo Ek | May 3, 2026</p>",
                "<p>سارة حسن · 23 نوفمبر 2026</p>",
                "<p>Ann Lee - 2026-05-03</p>"
            })
    void a_name_and_a_date_above_the_text_are_not_of_it(String line) {
        assertThat(left("<div class=story>" + line + "<p>" + ONE + "</p><p>" + TWO + "</p></div>"))
                .containsExactly(ONE, TWO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>He said he would <a href=/b>read also</a> what the engineers had written of the old engine.</p>",
                "<p>The firm © was founded in May.</p>",
                "<h2>WHAT IT COST</h2>",
                "<p>A <a href=/b>tug</a> came too.</p>",
                "<p>Ann Lee, 23 November 2026</p>",
                "<p>It rained, in May 2026 too.</p>"
            })
    void a_line_of_the_text_is_left_alone(String line) {
        assertThat(left(story(line))).hasSize(3);
    }

    @Test
    void the_headline_is_not_said_again() {
        assertThat(left(story("<p>Ferry sails again, office says</p>"), "Ferry sails again, office says"))
                .containsExactly(ONE, TWO);
        assertThat(left(story("<p>Ferry sails again on Monday, and so does the tug</p>"), "Ferry sails again"))
                .hasSize(3);
    }

    @Test
    void a_box_over_the_page_or_beside_the_text_is_none_of_it() {
        assertThat(left(story("")
                        + "<div class=cookie-consent><p>We and our partners store what you read here.</p></div>"))
                .containsExactly(ONE, TWO);
        assertThat(left(story("<div class=infobox><p>The ferry was built in 1987 and carries forty cars.</p></div>")))
                .containsExactly(ONE, TWO);
    }

    @Test
    void a_caption_box_that_holds_the_article_is_badly_named_and_no_caption() {
        String page = "<div class=source>" + ("<p>" + ONE + "</p>").repeat(6) + "</div>";
        assertThat(left(page)).hasSize(6);
    }

    @Test
    void what_nobody_believed_is_not_made_likelier() {
        BodyRules rules = new BodyRules(story("<p>© 2026</p>"));
        float[] chances = rules.chances(0.01f, Map.of());
        assertThat(Objections.heed(rules.page, chances)).isEqualTo(chances);
    }
}
