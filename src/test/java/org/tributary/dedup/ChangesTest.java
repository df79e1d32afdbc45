package org.tributary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tributary.dedup.Changes.Kind;

/** A replay of more than two hundred scripted edits: all that matter are found, nothing else is. */
class ChangesTest {
    private record Script(Kind kind, String name, UnaryOperator<String> edit) {}

    private final Changes changes = new Changes();

    /** Ten texts, each with a figure, a name, a quotation, a line of furniture and several paragraphs. */
    private static List<String> texts() {
        String[] places = {"Dore", "Amed", "Sina", "Koya", "Zaxo", "Amara", "Hilla", "Rania", "Duhok", "Kalar"};
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < places.length; i++)
            texts.add("The council of " + places[i] + " closed the old bridge on Tuesday after " + (40 + i)
                    + " families had been cut off by the flood, mayor Hana Salim said.\n\nThe mayor told reporters that the"
                    + " river “rose two metres within an hour” and carried away the temporary road.\n\n" + (210 + i)
                    + " comments\n\nUpdated " + (5 + i)
                    + " minutes ago\n\nEngineers from the province are to look at the"
                    + " pillars this week, and buses will go round by the mill until then.\n\nThe bridge was built in 1956"
                    + " by Peter Korn and cost 1,250 dinars.");
        return texts;
    }

    private static List<Script> scripts() {
        return List.of(
                new Script(Kind.COSMETIC, "nothing", t -> t),
                new Script(Kind.COSMETIC, "counter", t -> t.replaceAll("\\d+ comments", "999 comments")),
                new Script(
                        Kind.COSMETIC, "minutes", t -> t.replaceAll("Updated \\d+ minutes ago", "Updated 2 hours ago")),
                new Script(Kind.COSMETIC, "advert", t -> t.replace("\n\nEngineers", "\n\nAdvertisement\n\nEngineers")),
                new Script(Kind.COSMETIC, "counter gone", t -> t.replaceAll("\\d+ comments\n\n", "")),
                new Script(Kind.COSMETIC, "quotes", t -> t.replace('“', '"').replace('”', '"')),
                new Script(Kind.COSMETIC, "spaces", t -> t.replace(" ", "  ").replace("\n\n", "\n \n")),
                new Script(Kind.COSMETIC, "thousands", t -> t.replace("1,250", "1250")),
                new Script(
                        Kind.COSMETIC,
                        "subheading",
                        t -> t.replace("\n\nEngineers", "\n\nA bridge with a past\n\nEngineers")),
                new Script(Kind.TYPO, "letters", t -> t.replace("temporary", "temporery")),
                new Script(Kind.TYPO, "wording", t -> t.replace("will go round", "are sent round")),
                new Script(Kind.TYPO, "letters in a quotation", t -> t.replace("metres", "meters")),
                new Script(Kind.TYPO, "a word less", t -> t.replace("the temporary road", "the road")),
                new Script(Kind.CORRECTION, "figure", t -> t.replace("1956", "1965")),
                new Script(Kind.CORRECTION, "figure at the top", t -> t.replace("families had", "0 families had")),
                new Script(Kind.CORRECTION, "name", t -> t.replace("Peter Korn", "Paul Kern")),
                new Script(Kind.CORRECTION, "another mayor", t -> t.replace("Hana Salim", "Layla Salim")),
                new Script(Kind.CORRECTION, "quotation", t -> t.replace("within an hour”", "in a single night”")),
                new Script(
                        Kind.CORRECTION,
                        "notice",
                        t -> t + "\n\nCorrection: an earlier version of this article misspelt the name of the river."),
                new Script(
                        Kind.CORRECTION,
                        "figure and notice and text",
                        t -> t.replace("1956", "1965")
                                + "\n\nThis article was corrected on Friday: the bridge is younger."),
                new Script(
                        Kind.UPDATE,
                        "paragraph at the end",
                        t -> t
                                + "\n\nOn Wednesday evening the council said that a ferry would be in service from Friday on."),
                new Script(
                        Kind.UPDATE,
                        "paragraph on top",
                        t -> "Soldiers began to lay a pontoon over the river on Wednesday morning, witnesses said.\n\n"
                                + t),
                new Script(
                        Kind.UPDATE,
                        "sentence in the middle",
                        t -> t.replace(
                                "until then.",
                                "until then. Pupils of the two schools on the far bank have been given leave for a week.")),
                new Script(
                        Kind.UPDATE,
                        "new figures with much new text",
                        t -> t.replace("1,250", "1,300")
                                + "\n\nOn Wednesday evening the council said that a ferry would be in service from Friday on,"
                                + " and that it had asked the ministry for money to build a new bridge further up the river,"
                                + " where the banks are high."),
                new Script(Kind.REMOVED, "paragraph gone", t -> t.replaceAll("\n\nEngineers[^\n]*", "")),
                new Script(Kind.REMOVED, "text gone", t -> ""));
    }

    @Test
    void every_scripted_edit_is_what_it_is() {
        Map<String, Kind> mistaken = new TreeMap<>();
        int edits = 0;
        for (String text : texts())
            for (Script script : scripts()) {
                edits++;
                Kind found = changes.between("Bridge closed", text, "Bridge closed", script.edit.apply(text))
                        .kind();
                if (found != script.kind) mistaken.put(script.name + " of " + text.substring(15, 20), found);
            }

        assertThat(edits).isGreaterThanOrEqualTo(200);
        assertThat(mistaken).isEmpty();
    }

    @Test
    void a_headline_counts_when_its_words_change() {
        String text = texts().get(0);

        assertThat(changes.between("Bridge closed", text, "Bridge closed for good", text)
                        .kind())
                .isEqualTo(Kind.HEADLINE);
        assertThat(changes.between("Bridge closed", text, "BRIDGE  CLOSED", text)
                        .kind())
                .isEqualTo(Kind.COSMETIC);
    }

    @Test
    void the_edits_are_the_words_that_changed() {
        String text = texts().get(0);

        assertThat(changes.between("a", text, "a", text.replace("1956", "1965")).edits())
                .containsExactly(new Changes.Edit("1956", "1965"));
    }

    @Test
    void a_notice_is_known_in_arabic_and_sorani() {
        String arabic = "أغلقت البلدية الجسر القديم يوم الثلاثاء بعد أن عزلت السيول أربعين عائلة عن المدينة.";
        String sorani = "شارەوانی ڕۆژی سێشەممە پردە کۆنەکەی داخست دوای ئەوەی لافاو چل خێزانی لە شار دابڕی.";

        assertThat(changes.between("a", arabic, "a", arabic + "\n\nتصحيح: ورد اسم النهر خطأ في نسخة سابقة.")
                        .kind())
                .isEqualTo(Kind.CORRECTION);
        assertThat(changes.between("a", sorani, "a", sorani + "\n\nڕاستکردنەوە: ناوی ڕووبارەکە هەڵە بوو.")
                        .kind())
                .isEqualTo(Kind.CORRECTION);
        assertThat(changes.between("a", arabic, "a", arabic.replace('ي', 'ی')).kind())
                .isEqualTo(Kind.COSMETIC);
        assertThat(changes.between("a", arabic, "a", arabic.replace("أربعين", "45"))
                        .kind())
                .isEqualTo(Kind.CORRECTION);
    }

    @Test
    void only_what_a_reader_should_know_moves_an_article() {
        assertThat(List.of(Kind.CORRECTION, Kind.UPDATE, Kind.HEADLINE)).allMatch(Kind::matters);
        assertThat(List.of(Kind.COSMETIC, Kind.TYPO, Kind.REMOVED)).noneMatch(Kind::matters);
    }
}
