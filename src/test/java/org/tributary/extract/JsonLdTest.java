package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.extract.FactsOf.jsonLd;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLdTest {
    @Test
    void an_article_in_a_graph_is_found_and_its_author_looked_up_by_id() {
        PageFacts facts = jsonLd("""
                {"@context": "https://schema.org", "@graph": [
                  {"@type": "WebPage", "@id": "#page", "name": "Page"},
                  {"@type": "NewsArticle", "headline": "Dam levels fall again", "author": {"@id": "#ann"}},
                  {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]}
                """);
        assertThat(facts.headline()).isEqualTo("Dam levels fall again");
        assertThat(facts.authors()).containsExactly("Ann Lee");
    }

    @Test
    void a_list_of_types_and_a_list_of_authors_are_read() {
        PageFacts facts = jsonLd("""
                [{"@type": ["Article", "ReportageNewsArticle"], "headline": "Dam levels fall again",
                  "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "givenName": "Bo", "familyName": "Ek"}, "Cem Kaya"]}]
                """);
        assertThat(facts.authors()).containsExactly("Ann Lee", "Bo Ek", "Cem Kaya");
    }

    @Test
    void articles_that_a_page_only_mentions_are_not_its_own() {
        PageFacts facts = jsonLd("""
                {"@type": "WebPage", "mentions": [{"@type": "NewsArticle", "headline": "Another story", "author": "Zed"}],
                 "mainEntity": {"@type": "NewsArticle", "headline": "Dam levels fall again", "author": "Ann Lee"}}
                """);
        assertThat(facts.headline()).isEqualTo("Dam levels fall again");
        assertThat(facts.authors()).containsExactly("Ann Lee");
    }

    @Test
    void line_breaks_in_strings_trailing_commas_and_comments_do_not_hide_it() {
        PageFacts facts = jsonLd("""
                /*<![CDATA[*/ {"@type": "NewsArticle", "headline": "Dam levels
                 fall again", "author": {"name": "Ann Lee",},} /*]]>*/
                """);
        assertThat(facts.headline()).isEqualTo("Dam levels fall again");
        assertThat(facts.authors()).containsExactly("Ann Lee");
    }

    @Test
    void what_is_broken_beyond_reading_still_gives_its_plain_fields() {
        PageFacts facts = jsonLd("""
                {"@type": "NewsArticle" "headline": "Dam levels \\"fall\\" again", "datePublished": "2024-05-17T08:00:00+03:00",
                 "author": {"@type": "Person", "name": "Ann Lee"}, "image": [ {{ } ]
                """);
        assertThat(facts.headline()).isEqualTo("Dam levels \"fall\" again");
        assertThat(facts.published()).map(Object::toString).contains("2024-05-17T08:00+03:00");
        assertThat(facts.authors()).containsExactly("Ann Lee");
    }

    @Test
    void two_objects_in_one_script_are_both_read() {
        PageFacts facts = jsonLd("""
                {"@type": "Organization", "name": "Example Post"} {"@type": "NewsArticle", "headline": "Dam levels fall again"}
                """);
        assertThat(facts.headline()).isEqualTo("Dam levels fall again");
    }

    @Test
    void nesting_without_end_is_given_up_quietly() {
        String deep = "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000);
        assertThat(JsonLd.of(List.of(deep)).articles()).isEmpty();
    }

    @Test
    void an_empty_script_and_a_number_are_nothing() {
        assertThat(JsonLd.of(List.of("", "17", "null", "[]", "nonsense")).articles())
                .isEmpty();
    }

    @Test
    void an_article_body_is_given_as_plain_text() {
        PageFacts facts = jsonLd("""
                {"@type": "NewsArticle", "headline": "h", "articleBody": "&lt;p&gt;First &amp;amp; second.&lt;/p&gt;"}
                """);
        assertThat(facts.articleBody()).startsWith("First & second.").doesNotContain("<");
    }
}
