package org.tributary.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tributary.model.Query;

class QueryParserTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void bare_words_must_all_be_there() {
        assertThat(read("nato  Iraq").words()).containsExactly("nato", "Iraq");
        assertThat(read("").isEverything()).isTrue();
    }

    @Test
    void a_phrase_is_one_word_with_blanks() {
        assertThat(read("\"prime minister\" said").words()).containsExactly("prime minister", "said");
        assertThat(read("“رئيس الوزراء”").words()).containsExactly("رئيس الوزراء");
    }

    @Test
    void fields_take_words_and_phrases() {
        Query query = read("nato tag:Iraq outlet:\"Baghdad Post\" language:AR agency:AFP");
        assertThat(query.words()).containsExactly("nato");
        assertThat(query.tags()).containsExactly("iraq");
        assertThat(query.outlets()).containsExactly("Baghdad Post");
        assertThat(query.languages()).containsExactly("ar");
        assertThat(query.agencies()).containsExactly("AFP");
    }

    @Test
    void since_is_a_date_or_a_span() {
        assertThat(read("since:2026-11-01").since()).contains(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(read("since:2d").since()).contains(NOW.minus(Duration.ofDays(2)));
        assertThat(read("since:90m").since()).contains(NOW.minus(Duration.ofMinutes(90)));
        assertThat(read("since:2026-11-01T06:00:00+03:00").since()).contains(Instant.parse("2026-11-01T03:00:00Z"));
    }

    @Test
    void a_time_of_day_and_an_address_are_words() {
        assertThat(read("12:30 https://example.org/a").words()).containsExactly("12:30", "https://example.org/a");
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
        assertThat(QueryParser.problem("nato tag:iraq")).isEmpty();
        assertThat(QueryParser.problem("since:99d")).isEmpty();
        assertThat(QueryParser.problem("colour:red")).isPresent();
    }

    @Property(tries = 300)
    void any_text_gets_an_answer(@ForAll String text) {
        assertThat(QueryParser.read(text, NOW)).isNotNull();
    }

    private static Query read(String text) {
        return ((QueryParser.Result.Understood) QueryParser.read(text, NOW)).query();
    }

    private static QueryParser.Result.Wrong wrong(String text) {
        return (QueryParser.Result.Wrong) QueryParser.read(text, NOW);
    }
}
