package org.tributary.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tributary.model.Query;

class QueryParserTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void bare_words_must_all_be_there() {
        assertThat(read("nato  Iraq").conditions()).containsExactly(word("nato"), word("Iraq"));
        assertThat(read("nato AND Iraq")).isEqualTo(read("nato Iraq"));
        assertThat(read("").isEverything()).isTrue();
        assertThat(read(" ( ) ").isEverything()).isTrue();
    }

    @Test
    void a_phrase_is_one_word_with_blanks() {
        assertThat(read("\"prime minister\" said").conditions()).containsExactly(word("prime minister"), word("said"));
        assertThat(read("“رئيس الوزراء”").conditions()).containsExactly(word("رئيس الوزراء"));
    }

    @Test
    void fields_take_words_and_phrases() {
        assertThat(read("nato tag:Iraq outlet:\"Baghdad Post\" language:AR agency:AFP source:bbc")
                        .conditions())
                .containsExactly(
                        word("nato"),
                        new Query.Tag("iraq"),
                        new Query.Outlet("Baghdad Post"),
                        new Query.Language("ar"),
                        new Query.OfAgency("AFP"),
                        new Query.OfSource("bbc"));
        assertThat(read("title:dam author:\"N. Karim\" elect*").conditions())
                .containsExactly(
                        new Query.Text(Query.Place.TITLE, "dam", false),
                        new Query.Text(Query.Place.AUTHOR, "N. Karim", false),
                        new Query.Text(Query.Place.ANYWHERE, "elect", true));
    }

    @Test
    void a_field_given_twice_means_either() {
        assertThat(read("language:ar dam language:ckb").conditions())
                .containsExactly(
                        new Query.Any(List.of(new Query.Language("ar"), new Query.Language("ckb"))), word("dam"));
    }

    @Test
    void or_binds_less_than_standing_side_by_side_and_brackets_bind_most() {
        assertThat(read("a b OR c").conditions())
                .containsExactly(new Query.Any(List.of(new Query.All(List.of(word("a"), word("b"))), word("c"))));
        assertThat(read("a (b OR c) -d").conditions())
                .containsExactly(word("a"), new Query.Any(List.of(word("b"), word("c"))), new Query.Not(word("d")));
        assertThat(read("-(a b)").conditions())
                .containsExactly(new Query.Not(new Query.All(List.of(word("a"), word("b")))));
        assertThat(read("covid-19 order").conditions()).containsExactly(word("covid-19"), word("order"));
    }

    @Test
    void since_and_until_are_dates_or_spans() {
        assertThat(read("since:2026-11-01")).isEqualTo(since("2026-11-01T00:00:00Z"));
        assertThat(read("since:2d"))
                .isEqualTo(since(NOW.minus(Duration.ofDays(2)).toString()));
        assertThat(read("since:90m"))
                .isEqualTo(since(NOW.minus(Duration.ofMinutes(90)).toString()));
        assertThat(read("since:2026-11-01T06:00:00+03:00")).isEqualTo(since("2026-11-01T03:00:00Z"));
        assertThat(read("until:2026-11-01").conditions())
                .as("the day itself is within")
                .containsExactly(
                        new Query.Period(Optional.empty(), Optional.of(Instant.parse("2026-11-02T00:00:00Z"))));
    }

    @Test
    void a_time_of_day_and_an_address_are_words() {
        assertThat(read("12:30 https://example.org/a").conditions())
                .containsExactly(word("12:30"), word("https://example.org/a"));
    }

    @Test
    void a_wrong_query_says_what_and_where() {
        assertThat(wrong("nato outlt:x").position()).isEqualTo(6);
        assertThat(wrong("nato outlt:x").why())
                .contains("outlt:")
                .contains("outlet:")
                .contains("character 6");
        assertThat(wrong("a \"b c").position()).isEqualTo(3);
        assertThat(wrong("tag: x").why()).contains("nothing stands after 'tag:'");
        assertThat(wrong("since:yesterday").position()).isEqualTo(7);
        assertThat(wrong("since:2026-13-45").why()).contains("2026-13-45");
        assertThat(wrong("a ".repeat(100)).why()).contains("at most");
        assertThat(wrong("a OR").why()).contains("both sides");
        assertThat(wrong("OR a").why()).contains("both sides");
        assertThat(wrong("x (a OR b").position()).isEqualTo(3);
        assertThat(wrong("(".repeat(40)).why()).contains("deep");
        assertThat(wrong("a*").why()).contains("star");
        assertThat(wrong("NOT").why()).contains("NOT");
        assertThat(QueryParser.problem("nato tag:iraq")).isEmpty();
        assertThat(QueryParser.problem("since:99d")).isEmpty();
        assertThat(QueryParser.problem("colour:red")).isPresent();
    }

    @Property(tries = 300)
    void any_text_gets_an_answer(@ForAll String text) {
        assertThat(QueryParser.read(text, NOW)).isNotNull();
    }

    private static Query.Text word(String words) {
        return new Query.Text(Query.Place.ANYWHERE, words, false);
    }

    private static Query since(String moment) {
        return new Query(List.of(new Query.Period(Optional.of(Instant.parse(moment)), Optional.empty())));
    }

    private static Query read(String text) {
        return ((QueryParser.Result.Understood) QueryParser.read(text, NOW)).query();
    }

    private static QueryParser.Result.Wrong wrong(String text) {
        return (QueryParser.Result.Wrong) QueryParser.read(text, NOW);
    }
}
