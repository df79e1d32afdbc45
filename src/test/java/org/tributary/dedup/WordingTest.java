package org.tributary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tributary.model.Difference;
import org.tributary.model.Difference.Kind;
import org.tributary.model.Difference.Piece;

/** A difference is what a person would mark with two pens. */
class WordingTest {
    @Test
    void another_figure_is_reworded_and_nothing_else() {
        Difference found = Wording.between(
                "The flood killed 14 people on Monday.\n\nSchools stay closed.",
                "The flood killed 17 people on Monday.\n\nSchools stay closed.");
        assertThat(changes(found)).containsExactly(new Piece(Kind.REWORDED, "14 ", "17 "));
        assertThat(found.reworded()).isOne();
        assertThat(found.added() + found.cut()).isZero();
    }

    @Test
    void paragraphs_that_come_and_go_are_wholly_marked() {
        Difference found =
                Wording.between("One stays here.\n\nTwo goes away.", "One stays here.\n\nThree is quite new.");
        Difference more = Wording.between("One stays here.", "One stays here.\n\nThree is new.");
        assertThat(more.added()).isEqualTo(3);
        assertThat(changes(more)).containsExactly(new Piece(Kind.ADDED, "", "Three is new."));
        assertThat(found.isNone()).isFalse();
        assertThat(Wording.between("One.\n\nTwo goes.", "One.").cut()).isEqualTo(2);
    }

    @Test
    void arabic_is_compared_by_letters_and_shown_as_written() {
        Difference found =
                Wording.between("أعلنت الوزارة إغلاق 3 مدارس في بغداد.", "اعلنت الوزارةُ اغلاق 5 مدارس في بغداد.");
        assertThat(changes(found)).containsExactly(new Piece(Kind.REWORDED, "3 ", "5 "));
        assertThat(text(found)).isEqualTo("اعلنت الوزارةُ اغلاق 5 مدارس في بغداد.");
    }

    @Test
    void case_typography_and_spaces_are_no_difference() {
        assertThat(Wording.between("“We go,” he said.", "\"We  go\", He said.").isNone())
                .isTrue();
    }

    @Test
    void a_word_between_two_changes_is_part_of_them() {
        Difference found = Wording.between(
                "He saw a red house of stone there today.", "He saw a blue house by water there today.");
        assertThat(changes(found))
                .containsExactly(new Piece(Kind.REWORDED, "red house of stone ", "blue house by water "));
    }

    @Test
    void texts_that_have_nothing_in_common_end_in_time() {
        String one = Texts.news(new Random(1), "a").body().repeat(12).replace("\n", " ");
        String other = Texts.news(new Random(2), "b").body().repeat(12).replace("\n", " ");
        assertThat(Wording.between(one, other).isNone()).isFalse();
    }

    @Property(tries = 60)
    void the_newer_text_is_what_was_kept_and_added(@ForAll Random random) {
        StoryPlacer.Item first = Texts.news(random, "a");
        StoryPlacer.Item second = Texts.reprint(random, first, "b");
        Difference found = Wording.between(first.body(), second.body());
        assertThat(bare(text(found))).isEqualTo(bare(second.body()));
        assertThat(Wording.between(first.body(), first.body()).isNone()).isTrue();
    }

    private static List<Piece> changes(Difference found) {
        return found.paragraphs().stream()
                .flatMap(one -> one.pieces().stream())
                .filter(piece -> piece.kind() != Kind.SAME)
                .toList();
    }

    private static String text(Difference found) {
        return found.paragraphs().stream()
                .map(one -> one.pieces().stream().map(Piece::after).collect(Collectors.joining()))
                .collect(Collectors.joining("\n\n"));
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
