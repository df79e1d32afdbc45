package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.extract.FactsOf.jsonLd;
import static org.tributary.extract.FactsOf.page;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PageDatesTest {
    private static String published(PageFacts facts) {
        return facts.published().map(Object::toString).orElse("");
    }

    @Test
    void the_pages_own_offset_is_kept() {
        PageFacts facts = jsonLd("""
                {"@type": "NewsArticle", "headline": "h", "datePublished": "2024-05-17T08:00:00+03:00", "dateModified": "2024-05-18T09:00:00+03:00"}
                """);
        assertThat(published(facts)).isEqualTo("2024-05-17T08:00+03:00");
        assertThat(facts.modified()).map(Object::toString).contains("2024-05-18T09:00+03:00");
    }

    @Test
    void a_time_without_zone_takes_it_from_the_voice_that_gives_the_same_time_with_one() {
        PageFacts facts = page("""
                <meta property='article:published_time' content='2024-05-17T08:00:00+02:00'>
                <script type='application/ld+json'>{"@type": "NewsArticle", "headline": "h", "datePublished": "2024-05-17T08:00:00"}</script>
                """);
        assertThat(published(facts)).isEqualTo("2024-05-17T08:00+02:00");
    }

    @Test
    void metas_are_known_however_they_are_spelled() {
        assertThat(published(page("<meta property='article:published:time' content='2024-05-17T08:00:00Z'>")))
                .startsWith("2024-05-17");
        assertThat(published(page("<meta name='DC.date.issued' content='2024-05-17'>")))
                .startsWith("2024-05-17");
        assertThat(published(page("<meta name='pubdate' content='17 May 2024'>")))
                .startsWith("2024-05-17");
    }

    @Test
    void the_time_element_after_the_headline_counts_and_those_of_teasers_do_not() {
        PageFacts facts = page("""
                <title>Dam levels fall again</title>
                <div class='teaser'><time datetime='2024-05-20T10:00:00Z'>20 May</time></div>
                <h1>Dam levels fall again</h1><time datetime='2024-05-17T08:00:00+03:00'>17 May</time>
                <div class='related'><time datetime='2023-01-01'>1 Jan</time></div>
                """);
        assertThat(published(facts)).isEqualTo("2024-05-17T08:00+03:00");
    }

    @Test
    void a_date_that_only_readers_see_is_read() {
        assertThat(published(page("""
                <title>تراجع مياه السد مجددا</title><h1>تراجع مياه السد مجددا</h1><span class='post-date'>الجمعة ١٧ أيار ٢٠٢٤ - ١٠:٣٠ ص</span>
                """))).isEqualTo("2024-05-17T10:30Z");
        assertThat(published(page("""
                <title>ئاوی بەنداو کەم بووەوە</title><h1>ئاوی بەنداو کەم بووەوە</h1><div>17ی ئایاری 2024</div>
                """))).isEqualTo("2024-05-17T00:00Z");
    }

    @Test
    void the_date_in_the_address_is_the_last_resort() {
        assertThat(published(FactsOf.at(URI.create("https://e.org/2024/05/17/dam"), "<p>x")))
                .isEqualTo("2024-05-17T00:00Z");
        assertThat(published(FactsOf.at(URI.create("https://e.org/news/20240517-dam"), "<p>x")))
                .isEqualTo("2024-05-17T00:00Z");
        assertThat(published(FactsOf.at(URI.create("https://e.org/id/2024051712"), "<p>x")))
                .isEmpty();
    }

    @Test
    void a_page_without_any_has_none() {
        assertThat(FactsOf.at(URI.create("https://e.org/dam"), "<p>Twenty years ago.")
                        .published())
                .isEmpty();
    }

    @Test
    void the_voice_that_knows_the_hour_is_taken_where_another_gives_the_day_alone() {
        PageFacts facts = page("""
                <title>Dam levels fall again</title>
                <script type='application/ld+json'>{"@type": "NewsArticle", "headline": "Dam levels fall again", "datePublished": "2024-05-17"}</script>
                <h1>Dam levels fall again</h1><time datetime='2024-05-17T08:05:00+03:00'>8:05</time>
                """);
        assertThat(published(facts)).isEqualTo("2024-05-17T08:05+03:00");
    }

    @Test
    void the_date_of_a_change_is_not_that_of_publication() {
        PageFacts facts = page("""
                <title>Dam levels fall again</title><h1>Dam levels fall again</h1>
                <time class='updated' datetime='2024-05-19T08:00:00Z'>Updated 19 May</time><time datetime='2024-05-17T08:00:00Z'>17 May</time>
                """);
        assertThat(published(facts)).isEqualTo("2024-05-17T08:00Z");
    }

    @Test
    void a_date_behind_the_outlets_name_in_the_title_is_the_articles() {
        PageFacts facts = FactsOf.at(URI.create("https://e.org/dam"), """
                <title>Dam levels fall again | Example Post | 17.05.2024</title><div><h2>Other <span class='date'>01.05.2024</span></h2></div>
                """);
        assertThat(published(facts)).isEqualTo("2024-05-17T00:00Z");
    }
}
