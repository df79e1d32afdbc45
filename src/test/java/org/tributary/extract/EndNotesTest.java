package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.extract.BodyRules.FIVE;
import static org.tributary.extract.BodyRules.FOUR;
import static org.tributary.extract.BodyRules.ONE;
import static org.tributary.extract.BodyRules.THREE;
import static org.tributary.extract.BodyRules.TWO;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndNotesTest {
    private static BodyRules page(String... texts) {
        StringBuilder html = new StringBuilder();
        for (String text : texts) html.append("<p>").append(text).append("</p>");
        return new BodyRules("<div>" + html + "</div>");
    }

    private static List<String> left(BodyRules rules) {
        return rules.believed(EndNotes.heed(rules.page, rules.chances(0.9f, Map.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(Reporting by Ann Lee; Editing by Bo Ek)",
                "Ann Lee is a senior researcher at the harbour museum.",
                "Have a tip? Write to the desk.",
                "Hat Ihnen dieser Artikel gefallen? Dann werden Sie Mitglied.",
                "تواصلوا معنا إذا كان لديكم خبر"
            })
    void what_an_outlet_says_of_itself_at_the_end_is_no_text(String note) {
        assertThat(left(page(ONE, TWO, THREE, note))).containsExactly(ONE, TWO, THREE);
    }

    @Test
    void several_notes_may_follow_each_other() {
        String mail = "Contact us at the harbour.";
        assertThat(left(page(ONE, TWO, "Additional reporting by Bo Ek.", mail))).containsExactly(ONE, TWO);
    }

    @Test
    void the_same_words_further_up_are_news() {
        String news = "Have a tip, the poster of the police said, and call the number under it.";
        assertThat(left(page(ONE, news, TWO, THREE, FOUR, FIVE))).contains(news);
    }

    @Test
    void a_long_paragraph_is_no_note() {
        String text = "Have a tip, the poster said. " + String.join(" ", ONE, TWO, THREE, FOUR, FIVE, ONE, TWO);
        assertThat(left(page(ONE, text))).contains(text);
    }

    @Test
    void the_notes_under_a_text_are_kept_for_the_agencies() {
        BodyRules rules = page(ONE, TWO, "(Reporting by Ann Lee)", "Nothing to see");
        boolean[] kept = new boolean[rules.page.blocks.size()];
        Arrays.fill(kept, 0, 2, true);
        assertThat(EndNotes.under(rules.page, kept)).containsExactly("(Reporting by Ann Lee)");
        assertThat(EndNotes.under(rules.page, new boolean[kept.length])).isEmpty();
    }
}
