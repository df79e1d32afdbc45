package org.tributary.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Random;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.Shared;

/** A hollow page gives the same tree as the page, but for what its scripts and style sheets say. */
class HollowTest {
    private static final String[] PIECES = {
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<svg>",
        "</svg>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<!--",
        "-->",
        "<select>",
        "</select>",
        "<noscript>",
        "</noscript>",
        "<p>",
        "</p>",
        "words ",
        "<a href='x>y'>",
        "</a>",
        "<a \"q>",
        "'",
        "\"",
        "<",
        "</",
        "<![CDATA[",
        "]]>",
        "<table>",
        "<td>",
        "</table>",
        "<iframe>",
        "</iframe>",
        "<xmp>",
        "</xmp>",
        "<script/>",
        "<style/>",
        "<math>",
        "</math>",
        "<template>",
        "</template>",
        "<script type=\"application/ld+json\">",
        "{}",
        "<p x=\"<script>\">",
        "</SCRIPT >",
        "<Style media=x>",
        "</style/>",
        "<noembed>",
        "</noembed>",
        "<frameset>",
        "<plaintext>",
        "<body>",
        "<head>",
        "</head>",
        "<html>",
        "<desc>",
        "<foreignObject>",
        "<option>",
        "<caption>",
        "<col>",
        "<!DOCTYPE html>",
        "<?x>",
        "</ x>",
        "--!>",
        "<!-->",
        "<script ",
        "=",
        ">",
        " ",
        "/",
        "<button>",
        "<li>",
        "<b>",
        "</b>",
        "<noframes>",
        "</noframes>",
        "<\u00e9",
        "<mtext>",
        "<h1>",
        "<input>",
        "<colgroup>"
    };

    @Test
    void scripts_and_style_sheets_are_emptied_and_stay() {
        assertThat(hollow("<p>a<script src=x>if (a < b) '</p>'</script>b<STYLE>p{}</STYLE>c"))
                .isEqualTo("<p>a<script src=x></script>b<STYLE></STYLE>c");
    }

    @Test
    void what_json_ld_says_stays() {
        String page = "<script type='application/LD+json'>{\"@type\":\"NewsArticle\"}</script>";
        assertThat(hollow(page)).isEqualTo(page);
    }

    @Test
    void a_script_that_hides_itself_in_a_comment_is_emptied() {
        assertThat(hollow("<script><!--\nvar a;\n//--></script><p>text")).isEqualTo("<script></script><p>text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- <script> --><p>text</p><script>a</script>",
                "<textarea><script></textarea><p>text</p><script>a</script>",
                "<title>On <script> tags</title><p>text</p><script>a</script>",
                "<p title='<script>'>text</p><script>a</script>",
                "<p title=\"a>b<style>\">text</p><script>a</script>",
                "<p title=it's>text</p><p title=it's><script>a</script>",
                "<p \"<script>\">text</p><script>a</script>",
                "<script><!-- <script> </script> --></script><p>text</p><script>a</script>",
                "<script><!-- document.write('<script>a</script>')</script><p>text</p>",
                "<script/><p>text</p><script>a</script>",
                "<svg><style><circle/></svg><p>text</p><style>a</style>",
                "<svg><title><b>a</title></svg><p>text</p><script>a</script>",
                "<select><style></select><p>text</p><style>a</style>",
                "<noscript><style></noscript><p>text</p><style>a</style>",
                "<template><col><script></template><p>text</p><script>a</script>",
                "<iframe><script></iframe><p>text</p><script>a</script>",
                "<xmp><style></xmp><p>text</p><style>a</style>",
                "<![CDATA[<script>]]><p>text</p><script>a</script>",
                "<script>never closed <p>text</p>",
                "<p>text</p><style>never closed",
                "<p>text <script src='never closed>text</script>",
                "<script>'</scripted>'</script ><p>text</p>",
                "<!--><script>a</script><p>text</p>-->",
                "<!-- a --!><p>text</p><script>b</script>",
                "<plaintext><script>a</script>",
                "<frameset><script>a</script>"
            })
    void markup_that_only_looks_like_a_script_loses_nothing(String page) {
        assertThat(tree(hollow(page))).isEqualTo(tree(page));
    }

    @Test
    void pages_of_random_pieces_give_the_same_tree() {
        Random random = new Random(7);
        int emptied = 0;
        for (int n = 0; n < 40_000; n++) {
            StringBuilder page = new StringBuilder();
            for (int k = 3 + random.nextInt(14); k > 0; k--) page.append(PIECES[random.nextInt(PIECES.length)]);
            String hollow = hollow(page.toString());
            if (hollow.contentEquals(page)) continue;
            emptied++;
            assertThat(tree(hollow)).as(page.toString()).isEqualTo(tree(page.toString()));
        }
        assertThat(emptied).isPositive();
    }

    @Test
    void real_pages_give_the_same_tree_and_lose_half_of_their_bytes() {
        long before = 0;
        long after = 0;
        for (ArticleCorpus.Case one : ArticleCorpus.read(Shared.path("corpora/articles"))) {
            String page = new String(one.page().body(), UTF_8);
            String hollow = Hollow.read(one.page().body(), 0, UTF_8);
            assertThat(tree(hollow)).as(one.name()).isEqualTo(tree(page));
            before += page.length();
            after += hollow.length();
        }
        assertThat(after).isLessThan(before * 6 / 10);
    }

    @Test
    void a_charset_that_is_not_like_ascii_is_left_alone() {
        String page = "<p>\u8868\u30bd<script>a</script>";
        byte[] bytes = page.getBytes(Charset.forName("Shift_JIS"));
        assertThat(HtmlDecoder.page(bytes, Optional.of("text/html; charset=shift_jis")))
                .isEqualTo(page);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_page() {
        byte[] bytes = "\ufeff<p>\u0627<script>a</script>".getBytes(UTF_8);
        assertThat(HtmlDecoder.page(bytes, Optional.empty())).isEqualTo("<p>\u0627<script></script>");
    }

    private static String hollow(String page) {
        return Hollow.read(page.getBytes(UTF_8), 0, UTF_8);
    }

    /** What jsoup makes of it, with the scripts emptied behind it. */
    private static String tree(String page) {
        Document document = PageParser.page(page, URI.create("https://example.org/"));
        for (Element element : document.select("script, style")) {
            boolean said = element.normalName().equals("script")
                    && element.attr("type").toLowerCase(java.util.Locale.ROOT).contains("ld+json");
            if (!said) element.empty();
        }
        return document.outerHtml();
    }
}
