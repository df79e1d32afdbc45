package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.Shared;
import org.tributary.model.Agency;

class AgencyCreditsTest {
    private static final Path CASES = Path.of("src/test/resources/extract");
    private final AgencyCredits credits = new AgencyCredits();

    private Optional<String> in(String text) {
        return credits.in("", text, List.of()).map(Agency::name);
    }

    @Test
    void texts_of_our_own_in_thirteen_languages_give_their_agency() throws IOException {
        AgencyRun.Score score = AgencyRun.score(AgencyRun.own(Files.readAllLines(CASES.resolve("agency-texts.tsv"))));
        assertThat(score.f1()).as("misses: %s", score.misses()).isGreaterThanOrEqualTo(Shared.floor("agency.own.f1"));
    }

    @Test
    void texts_of_the_corpora_give_their_agency() throws IOException {
        Path corpora = Shared.path("corpora");
        AgencyRun.Score score =
                AgencyRun.score(AgencyRun.corpora(Files.readAllLines(CASES.resolve("agency-cases.tsv")), corpora));
        assertThat(score.f1())
                .as("misses: %s", score.misses())
                .isGreaterThanOrEqualTo(Shared.floor("agency.corpora.f1"));
    }

    @Test
    void the_story_that_this_project_began_from_is_afps() throws IOException {
        String text = Files.readString(Shared.path("seed/baghdadpost.txt"));
        assertThat(in(text)).contains("AFP");
    }

    @Test
    void told_counts_in_the_first_paragraph() {
        assertThat(in("The minister will resign on Monday, an official told AFP.\n\nHe has served a year."))
                .contains("AFP");
    }

    @Test
    void told_counts_further_down_only_when_said_twice() {
        String first = "The minister will resign on Monday, his office announced.\n\n";
        assertThat(in(first + "\"He is tired,\" a friend told AFP.\n\nHe has served a year."))
                .isEmpty();
        assertThat(in(first + "\"He is tired,\" a friend told AFP.\n\n\"We knew,\" another told AFP."))
                .contains("AFP");
    }

    @Test
    void told_counts_for_nobody_where_two_agencies_are_told() {
        assertThat(in("The minister will resign, an official told AFP.\n\n\"He is tired,\" a friend told Reuters."))
                .isEmpty();
    }

    @Test
    void a_strict_credit_wins_over_what_somebody_told_another_agency() {
        assertThat(in("BAGHDAD (Reuters) - The minister will resign, an official told AFP.\n\n\"Yes,\" he told AFP."))
                .contains("Reuters");
    }

    @Test
    void a_dateline_further_down_opens_another_text() {
        String digest = "Good morning. Here is the news of the day.\n\n"
                + ("A long paragraph about something else that our own desk wrote for this letter. ".repeat(6) + "\n\n")
                        .repeat(4);
        assertThat(in(digest + "BAGHDAD (Reuters) - The old bridge reopened on Sunday after a week of repairs."))
                .isEmpty();
    }

    @Test
    void the_evidence_is_the_words_that_say_so() {
        assertThat(credits.in("", "BAGHDAD (AFP) - The old bridge reopened on Sunday after repairs.", List.of()))
                .map(Agency::evidence)
                .hasValueSatisfying(evidence ->
                        assertThat(evidence).startsWith("BAGHDAD (AFP)").hasSizeLessThan(140));
    }

    @Test
    void a_byline_of_the_page_counts() {
        assertThat(credits.in("h", "Text.", List.of("Ann Lee", "dpa")).map(Agency::name))
                .contains("dpa");
        assertThat(credits.in("h", "Text.", List.of("Ann Lee / Reuters")).map(Agency::name))
                .contains("Reuters");
        assertThat(credits.in("h", "Text.", List.of("Reuterson Lee")).map(Agency::name))
                .isEmpty();
    }

    @Test
    void an_empty_text_credits_nobody() {
        assertThat(credits.in("", "", List.of())).isEmpty();
    }
}
