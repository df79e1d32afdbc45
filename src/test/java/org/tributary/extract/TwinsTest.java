package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.extract.BodyRules.FIVE;
import static org.tributary.extract.BodyRules.FOUR;
import static org.tributary.extract.BodyRules.ONE;
import static org.tributary.extract.BodyRules.THREE;
import static org.tributary.extract.BodyRules.TWO;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TwinsTest {
    private static String paragraphs(String name, String... texts) {
        StringBuilder html = new StringBuilder();
        for (String text : texts)
            html.append("<p class='").append(name).append("'>").append(text).append("</p>");
        return html.toString();
    }

    private static float[] settled(BodyRules rules, float others, Map<String, Float> some) {
        return Twins.settle(rules.page, rules.chances(others, some));
    }

    @Test
    void a_paragraph_is_believed_with_the_others_of_its_template() {
        BodyRules rules = new BodyRules("<div>" + paragraphs("", ONE, TWO, THREE, FOUR, FIVE) + "</div>");
        assertThat(rules.believed(settled(rules, 0.95f, Map.of(FOUR, 0.2f)))).contains(FOUR);
    }

    @Test
    void it_is_not_where_the_others_are_doubted_or_few() {
        BodyRules doubted = new BodyRules("<div>" + paragraphs("", ONE, TWO, THREE, FOUR, FIVE) + "</div>");
        assertThat(doubted.believed(settled(doubted, 0.45f, Map.of(ONE, 0.95f))))
                .containsExactly(ONE);
        BodyRules few = new BodyRules("<div>" + paragraphs("", ONE, TWO) + "</div>");
        assertThat(few.believed(settled(few, 0.95f, Map.of(TWO, 0.2f)))).containsExactly(ONE);
    }

    @Test
    void what_something_speaks_against_stays_out_and_so_does_what_is_no_paragraph() {
        BodyRules rules =
                new BodyRules("<div>" + paragraphs("", ONE, TWO, THREE, FOUR, FIVE, "Harbour News") + "</div>");
        assertThat(rules.believed(settled(rules, 0.95f, Map.of(FOUR, 0.05f, "Harbour News", 0.4f))))
                .doesNotContain(FOUR, "Harbour News");
    }

    @Test
    void the_rest_of_a_text_may_be_folded_up_in_a_box_of_its_own() {
        String html = "<div>" + paragraphs("par", ONE, TWO, THREE, ONE, TWO) + "<div class=read-all>"
                + paragraphs("par", FOUR, FIVE) + "</div></div>";
        BodyRules rules = new BodyRules(html);
        assertThat(rules.believed(settled(rules, 0.95f, Map.of(FOUR, 0.04f, FIVE, 0.04f))))
                .contains(FOUR, FIVE);
    }

    @Test
    void paragraphs_without_a_name_are_no_twins_of_those_in_another_box() {
        String html = "<div>" + paragraphs("", ONE, TWO, THREE, ONE, TWO) + "<div class=read-all>"
                + paragraphs("", FOUR, FIVE) + "</div></div>";
        BodyRules rules = new BodyRules(html);
        assertThat(rules.believed(settled(rules, 0.95f, Map.of(FOUR, 0.04f, FIVE, 0.04f))))
                .doesNotContain(FOUR, FIVE);
    }
}
