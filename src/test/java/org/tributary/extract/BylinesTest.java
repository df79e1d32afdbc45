package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.extract.FactsOf.jsonLd;
import static org.tributary.extract.FactsOf.page;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BylinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By Ann Lee and Bo Ek | Ann Lee;Bo Ek",
                "Von Ann Lee, Bo Ek und Cem Kaya, dpa | Ann Lee;Bo Ek;Cem Kaya;dpa",
                "Par Anne Durand et Jean Morel | Anne Durand;Jean Morel",
                "Por María R. Ortega y Gasset | María R. Ortega y Gasset",
                "BY ANN LEE, Political Editor | ANN LEE",
                "Ann Lee (ann@example.org) | Ann Lee",
                "Ann Lee @annlee | Ann Lee",
                "By Ann Lee for Example | ''",
                "Text: Ann Lee | Ann Lee",
                "بقلم: أحمد علي | أحمد علي",
                "كتب: سارة حسن، محمد كريم | سارة حسن;محمد كريم",
                "作者：李明、王芳 | 李明;王芳",
                "Ludwig van der Berg | Ludwig van der Berg",
                "Updated 5 minutes ago | ''",
                "Source: AFP | ''",
                "https://example.org/authors/ann | ''",
            })
    void a_byline_gives_names(String line, String names) {
        assertThat(NameList.of(line)).isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(";")));
    }

    @Test
    void a_person_is_preferred_to_the_outlet_that_names_itself() {
        PageFacts facts = page("""
                <head><meta property='og:site_name' content='Example Post'><title>Dam levels fall again</title>
                <script type='application/ld+json'>{"@type":"NewsArticle","headline":"Dam levels fall again",
                  "author":{"@type":"Organization","name":"Example Post"}}</script></head>
                <body><h1>Dam levels fall again</h1><div class='article__byline'>By <a rel='author' href='/a/ann'>Ann Lee</a></div></body>
                """);
        assertThat(facts.authors()).containsExactly("Ann Lee");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<i>Ann Lee, 23 November 2026 14:02</i>",
                "<div class='credits'>Ann Lee — 23 November 2026 14:02</div>",
                "<div class='x1'>By Ann Lee | May 3, 2026</div>",
                "<ul><li>Ann Lee</li><li>23 November 2026 14:02</li></ul>"
            })
    void a_name_beside_the_date_under_the_headline_is_the_author(String line) {
        assertThat(page("<body><h1>Dam levels fall again</h1>" + line + "<p>The dam is low.</p></body>")
                        .authors())
                .containsExactly("Ann Lee");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nav><a href=/me>Middle East</a></nav>~<i>Middle East, 23 November 2026</i>",
                "~<i>Updated, 23 November 2026</i>",
                "~<i>Berlin, 23 November 2026</i>",
                "~<p>The dam was low when Ann Lee came, 23 November 2026.</p>",
                "~<div>أخبار العالم · 23 نوفمبر 2026</div>"
            })
    void a_section_a_place_or_a_sentence_beside_a_date_is_nobody(String around) {
        String[] parts = around.split("~");
        assertThat(page("<body>" + parts[0] + "<h1>Dam levels fall again</h1>" + parts[1]
                                + "<p>The dam is low.</p></body>")
                        .authors())
                .isEmpty();
    }

    @Test
    void the_outlet_is_named_where_nobody_else_is() {
        PageFacts facts = jsonLd("""
                {"@type": "NewsArticle", "headline": "h", "author": {"@type": "Organization", "name": "Example Post Staff"}}
                """);
        assertThat(facts.authors()).containsExactly("Example Post Staff");
    }

    @Test
    void bylines_of_other_articles_on_the_page_are_not_this_ones() {
        PageFacts facts = page("""
                <title>Dam levels fall again</title><div class='teaser'><span class='author'>Zed Zorn</span></div>
                <h1>Dam levels fall again</h1><p class='byline'>By Ann Lee</p><p>Text.</p>
                <div class='related'><span class='author'>By Yan Yo</span></div>
                <div class='comments'><span class='comment-author'>Troll</span></div>
                """);
        assertThat(facts.authors()).containsExactly("Ann Lee");
    }

    @Test
    void a_photographers_credit_is_no_byline() {
        PageFacts facts = page("""
                <title>Dam levels fall again</title><h1>Dam levels fall again</h1>
                <figure><img src='a.jpg'><figcaption class='author'>Sam Hill</figcaption></figure><p class='writer'>Ann Lee</p>
                """);
        assertThat(facts.authors()).containsExactly("Ann Lee");
    }

    @Test
    void a_link_to_an_authors_page_names_the_author() {
        PageFacts facts = page("""
                <title>Dam levels fall again</title><h1>Dam levels fall again</h1>
                <p>von <a href='/autoren/ann-lee'>Dr. Ann Lee</a></p>
                """);
        assertThat(facts.authors()).containsExactly("Dr. Ann Lee");
    }

    @Test
    void a_line_that_nothing_marks_is_read_by_its_first_word() {
        PageFacts facts = page("""
                <title>تراجع مياه السد مجددا</title><h1>تراجع مياه السد مجددا</h1><div><span>بقلم: سارة حسن</span></div><p>نص الخبر.</p>
                """);
        assertThat(facts.authors()).containsExactly("سارة حسن");
    }

    @Test
    void metas_give_authors_but_not_their_addresses() {
        PageFacts facts = page("""
                <meta property='article:author' content='https://www.facebook.com/example'><meta name='author' content='Ann Lee, Bo Ek'>
                """);
        assertThat(facts.authors()).containsExactly("Ann Lee", "Bo Ek");
    }

    @Test
    void microdata_gives_authors() {
        PageFacts facts = page("""
                <title>Dam levels fall again</title><h1>Dam levels fall again</h1>
                <span itemprop='author' itemscope itemtype='https://schema.org/Person'><span itemprop='name'>Ann Lee</span></span>
                """);
        assertThat(facts.authors()).containsExactly("Ann Lee");
    }

    @Test
    void an_agency_stays_an_author() {
        assertThat(jsonLd(
                                "{\"@type\": \"NewsArticle\", \"headline\": \"h\", \"author\": [{\"name\": \"Ann Lee\"}, {\"name\": \"AFP\"}]}")
                        .authors())
                .containsExactly("Ann Lee", "AFP");
    }

    @Test
    void nobody_named_is_nobody() {
        assertThat(page("<title>Dam levels fall again</title><h1>Dam levels fall again</h1><p>Text.")
                        .authors())
                .isEmpty();
    }

    @Test
    void lines_that_name_a_source_are_kept_for_the_agencys_sake() {
        PageFacts facts = page("""
                <title>Dam levels fall again</title><h1>Dam levels fall again</h1><p class='byline'>By Ann Lee</p>
                <p>Text of the story.</p><footer class='article-footer'><span>Source: AFP</span></footer>
                <figure><figcaption>Source: Getty</figcaption></figure>
                """);
        assertThat(facts.authors()).containsExactly("Ann Lee");
        assertThat(facts.bylines()).contains("Ann Lee", "Source: AFP").doesNotContain("Source: Getty");
        assertThat(new AgencyCredits().in("", "Text of the story.", facts.bylines()))
                .map(agency -> agency.name())
                .contains("AFP");
    }

    @Test
    void a_name_set_apart_under_the_text_is_the_authors_where_nobody_else_is_named() {
        String prose = "<p>"
                + "The level of the dam has fallen for a second year, the ministry of water said on Sunday. ".repeat(2)
                + "</p>";
        PageFacts facts = page("<title>Dam levels fall again</title><h1>Dam levels fall again</h1><div>"
                + prose.repeat(4) + "<p style='text-align: right'><strong>Ann Lee</strong></p></div>");
        assertThat(facts.authors()).containsExactly("Ann Lee");
    }

    @Test
    void a_label_and_the_name_beside_it_are_one_byline() {
        PageFacts facts = page("""
                <title>Dam levels fall again</title><h1>Dam levels fall again</h1>
                <ul><li><strong>Date</strong> 17.05.2024</li><li><strong>Author</strong> Ann Lee</li></ul>
                """);
        assertThat(facts.authors()).containsExactly("Ann Lee");
        assertThat(facts.published()).map(Object::toString).contains("2024-05-17T00:00Z");
    }

    @Test
    void a_content_systems_own_user_is_nobody() {
        assertThat(jsonLd("{\"@type\": \"NewsArticle\", \"headline\": \"h\", \"author\": {\"name\": \"admin\"}}")
                        .authors())
                .isEmpty();
    }
}
