package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.extract.FactsOf.bytes;
import static org.tributary.extract.FactsOf.jsonLd;
import static org.tributary.extract.FactsOf.page;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.model.Republish;

class PageFactsTest {
    @Test
    void addresses_are_made_absolute() {
        PageFacts facts = page("""
                <link rel='canonical' href='/news/dam'><meta property='og:image' content='//img.example-post.org/a.jpg'>
                """);
        assertThat(facts.canonical()).contains(URI.create("https://www.example-post.org/news/dam"));
        assertThat(facts.image()).contains(URI.create("https://img.example-post.org/a.jpg"));
    }

    @Test
    void without_a_link_the_shared_address_is_the_canonical_one() {
        assertThat(page("<meta property='og:url' content='https://www.example-post.org/d'>")
                        .canonical())
                .contains(URI.create("https://www.example-post.org/d"));
        assertThat(page("<p>x").canonical()).isEmpty();
    }

    @Test
    void description_section_and_site_are_plain_text() {
        PageFacts facts = page("""
                <meta name='description' content='Levels &amp;amp; <b>flows</b> fell.'><meta property='article:section' content='Iraq'>
                <meta property='og:site_name' content='Example Post'>
                """);
        assertThat(facts.description()).isEqualTo("Levels & flows fell.");
        assertThat(facts.section()).isEqualTo("Iraq");
        assertThat(facts.siteName()).isEqualTo("Example Post");
    }

    @Test
    void json_ld_gives_what_metas_do_not() {
        PageFacts facts = jsonLd("""
                {"@type": "NewsArticle", "headline": "h", "description": "Levels fell.", "articleSection": ["Iraq", "Water"],
                 "publisher": {"name": "Example Post"}, "image": [{"url": "https://img.example-post.org/b.jpg"}]}
                """);
        assertThat(facts.description()).isEqualTo("Levels fell.");
        assertThat(facts.section()).isEqualTo("Iraq");
        assertThat(facts.siteName()).isEqualTo("Example Post");
        assertThat(facts.image()).contains(URI.create("https://img.example-post.org/b.jpg"));
    }

    @Test
    void a_page_that_is_not_free_is_paywalled() {
        assertThat(jsonLd("{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": \"False\"}")
                        .paywalled())
                .isTrue();
        assertThat(jsonLd("{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": false}")
                        .paywalled())
                .isTrue();
        assertThat(jsonLd("{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": true}")
                        .paywalled())
                .isFalse();
        assertThat(page("<meta property='article:content_tier' content='locked'>")
                        .paywalled())
                .isTrue();
        assertThat(page("<meta property='article:content_tier' content='free'>").paywalled())
                .isFalse();
        assertThat(page("<div class='paywall-overlay'>Subscribe to read on</div>")
                        .paywalled())
                .isTrue();
        assertThat(page("<p>Our paywall is gone.</p>").paywalled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'index, follow', FULL",
        "'max-image-preview:large, max-snippet:-1', FULL",
        "'NOARCHIVE', EXCERPT",
        "'noindex, noarchive', EXCERPT",
        "'examplebot: noarchive', EXCERPT",
        "'nosnippet', TITLE",
        "'noarchive, nosnippet', TITLE",
        "'max-snippet:0', TITLE",
        "'max-snippet: 0', TITLE",
        "'', FULL"
    })
    void robots_directives_say_how_much_may_be_quoted(String directives, Republish most) {
        assertThat(PageFacts.robots(directives)).isEqualTo(most);
        assertThat(page("<meta name='robots' content='" + directives + "'>").mayQuote())
                .isEqualTo(most);
    }

    @Test
    void the_declared_language_is_given_as_it_stands() {
        assertThat(page("<html lang='ar-IQ'><p>x").language()).contains("ar-IQ");
        assertThat(page("<meta property='og:locale' content='en_GB'><p>x").language())
                .contains("en-GB");
        assertThat(page("<p>x").language()).isEmpty();
    }

    @Test
    void an_arabic_page_in_windows_1256_gives_its_facts() {
        PageFacts facts = bytes("""
                <html><head><meta charset='windows-1256'><title>تراجع مياه السد مجددا - صحيفة المثال</title></head>
                <body><h1>تراجع مياه السد مجددا</h1><div class='author'>بقلم: سارة حسن</div><div class='date'>17 أيار 2024 - 8:05 م</div></body>
                """, "windows-1256");
        assertThat(facts.headline()).isEqualTo("تراجع مياه السد مجددا");
        assertThat(facts.authors()).containsExactly("سارة حسن");
        assertThat(facts.published()).map(Object::toString).contains("2024-05-17T20:05Z");
    }

    @Test
    void a_persian_page_in_windows_1256_gives_its_facts() {
        PageFacts facts = bytes("""
                <html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1256'><title>آب سد باز هم پايين رفت</title></head>
                <body><h1>آب سد باز هم پايين رفت</h1><span class='byline'>نويسنده: سارا احمدي</span><span class='time'>28 ارديبهشت 1403</span></body>
                """, "windows-1256");
        assertThat(facts.headline()).isEqualTo("آب سد باز هم پايين رفت");
        assertThat(facts.authors()).containsExactly("سارا احمدي");
        assertThat(facts.published()).map(Object::toString).contains("2024-05-17T00:00Z");
    }

    @Test
    void a_sorani_page_gives_its_facts() {
        PageFacts facts = bytes("""
                <html lang='ku'><head><meta charset='utf-8'><title>ئاوی بەنداو کەم بووەوە | نموونە نیوز</title><meta property='og:site_name' content='نموونە نیوز'></head>
                <body><h1>ئاوی بەنداو کەم بووەوە</h1><div class='writer'>نووسینی: ئازاد ئەحمەد</div><div class='post-date'>١٧ی ئایاری ٢٠٢٤</div></body>
                """, "UTF-8");
        assertThat(facts.headline()).isEqualTo("ئاوی بەنداو کەم بووەوە");
        assertThat(facts.authors()).containsExactly("ئازاد ئەحمەد");
        assertThat(facts.published()).map(Object::toString).contains("2024-05-17T00:00Z");
    }

    @Test
    void a_page_as_deep_as_it_likes_is_read_without_recursion() {
        String deep = "<div>".repeat(20_000) + "<h1>Dam levels fall again</h1>";
        assertThat(page("<title>Dam levels fall again</title>" + deep).headline())
                .isEqualTo("Dam levels fall again");
    }
}
