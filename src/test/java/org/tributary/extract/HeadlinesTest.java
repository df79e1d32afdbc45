package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.extract.FactsOf.page;

import java.net.URI;
import org.junit.jupiter.api.Test;

class HeadlinesTest {
    private static String head(String title, String shared, String heading) {
        return "<head><title>" + title + "</title><meta property='og:site_name' content='Example Post'>"
                + (shared.isEmpty() ? "" : "<meta property='og:title' content='" + shared + "'>")
                + "</head><body><h1>" + heading + "</h1></body>";
    }

    @Test
    void the_sites_name_is_taken_off_either_end() {
        assertThat(page(head("Dam levels fall again - Example Post", "", "")).headline())
                .isEqualTo("Dam levels fall again");
        assertThat(page(head("Example Post | Dam levels fall again", "", "")).headline())
                .isEqualTo("Dam levels fall again");
        assertThat(page(head("Dam levels fall again | World | Example Post", "", "Dam levels fall again"))
                        .headline())
                .isEqualTo("Dam levels fall again");
    }

    @Test
    void a_dash_within_a_headline_stays() {
        assertThat(page(head("Dam levels fall again - for the third year", "", ""))
                        .headline())
                .isEqualTo("Dam levels fall again - for the third year");
    }

    @Test
    void the_heading_keeps_its_own_typography() {
        assertThat(page(head("'Bad idea': dam to be sold", "'Bad idea': dam to be sold", "‘Bad idea’: dam to be sold"))
                        .headline())
                .isEqualTo("‘Bad idea’: dam to be sold");
    }

    @Test
    void a_heading_that_no_other_voice_bears_out_is_not_the_headline() {
        assertThat(page(head("Dam levels fall again - Example Post", "Dam levels fall again", "Log in"))
                        .headline())
                .isEqualTo("Dam levels fall again");
    }

    @Test
    void among_many_headings_the_one_that_the_page_is_about_wins() {
        PageFacts facts = page("""
                <head><title>Dam levels fall again</title></head>
                <body><h1>Example Post</h1><h1>Wheat harvest beats forecast</h1><h1>Dam levels fall again for a third year</h1></body>
                """);
        assertThat(facts.headline()).isEqualTo("Dam levels fall again for a third year");
    }

    @Test
    void a_shared_headline_that_was_cut_gives_way_to_the_whole_one() {
        assertThat(page(head("x", "Dam levels fall again as the …", "Dam levels fall again as the heat stays"))
                        .headline())
                .isEqualTo("Dam levels fall again as the heat stays");
    }

    @Test
    void the_headline_that_the_address_was_made_of_is_the_newsrooms() {
        PageFacts facts = FactsOf.at(
                URI.create("https://www.example-post.org/world/wasser-fuer-sueden-wird-knapp-123.html"), """
                <head><title>Dürre</title><meta property='og:title' content='Dürre im Süden: Was jetzt droht'>
                <script type='application/ld+json'>{"@type":"NewsArticle","headline":"Wasser für Süden wird knapp"}</script></head>
                <body><h1>Dürre im Süden: Was jetzt droht</h1></body>
                """);
        assertThat(facts.headline()).isEqualTo("Wasser für Süden wird knapp");
        assertThat(facts.headlineCandidates())
                .contains("Dürre im Süden: Was jetzt droht", "Wasser für Süden wird knapp");
    }

    @Test
    void every_form_of_the_headline_is_a_candidate_for_the_body_to_drop() {
        PageFacts facts = page(
                head("Dams: levels fall - Example Post", "Dam levels fall again", "Dam levels fall again this year"));
        assertThat(facts.headlineCandidates())
                .contains("Dams: levels fall", "Dam levels fall again", "Dam levels fall again this year");
        assertThat(facts.headlineCandidates().get(0)).isEqualTo(facts.headline());
    }

    @Test
    void arabic_and_sorani_headlines_lose_the_outlets_name_too() {
        assertThat(
                        page("<title>تراجع مياه السد مجددا | صحيفة المثال</title><meta property='og:site_name' content='صحيفة المثال'>")
                                .headline())
                .isEqualTo("تراجع مياه السد مجددا");
        assertThat(
                        page("<title>نموونە نیوز - ئاوی بەنداو کەم بووەوە</title><meta property='og:site_name' content='نموونە نیوز'>")
                                .headline())
                .isEqualTo("ئاوی بەنداو کەم بووەوە");
    }

    @Test
    void a_page_without_any_has_none() {
        assertThat(page("<p>Text alone.").headline()).isEmpty();
        assertThat(page("<p>Text alone.").headlineCandidates()).isEmpty();
    }
}
