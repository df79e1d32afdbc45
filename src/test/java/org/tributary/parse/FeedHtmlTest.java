package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S16: nothing that acts comes out of a feed; S17: every address that comes out is http or https. */
class FeedHtmlTest {
    private static final URI BASE = URI.create("https://news.test/a/b.html");
    private static final Set<String> ACTIVE = Set.of(
            "script",
            "style",
            "iframe",
            "frame",
            "object",
            "embed",
            "applet",
            "base",
            "meta",
            "link",
            "form",
            "input",
            "button",
            "textarea",
            "select",
            "svg",
            "math",
            "template",
            "noscript",
            "title",
            "xmp",
            "plaintext",
            "marquee");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>x",
                "<SCRIPT SRC=//evil.test/x.js></SCRIPT>x",
                "<scr<script>ipt>alert(1)</script>x",
                "<img src=x onerror=alert(1)>",
                "<img src=x onerror\n=alert(1)>",
                "<img/src=x/onerror=alert(1)>",
                "<body onload=alert(1)>x",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\"java\tscript:alert(1)\">x</a>",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=\" \u0001javascript:alert(1)\">x</a>",
                "<a href=\"&#106;&#97;vascript&colon;alert(1)\">x</a>",
                "<a href=\"java&Tab;script:alert(1)\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
                "<img src=\"javascript:alert(1)\">",
                "<video poster=\"javascript:alert(1)\" src=\"javascript:alert(1)\">x</video>",
                "<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg><script>alert(1)</script></svg>x",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
                "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
                "<title><img title=\"</title><img src=x onerror=alert(1)>\">",
                "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
                "<iframe srcdoc=\"<script>alert(1)</script>\">x</iframe>",
                "<iframe src=\"javascript:alert(1)\"></iframe>",
                "<form action=\"javascript:alert(1)\"><button formaction=\"javascript:alert(1)\">x</button></form>",
                "<object data=\"javascript:alert(1)\">x</object><embed src=\"javascript:alert(1)\">",
                "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">x",
                "<base href=\"https://evil.test/\"><a href=\"x\">x</a>",
                "<link rel=stylesheet href=\"https://evil.test/x.css\">x",
                "<div style=\"background:url(javascript:alert(1))\">x</div>",
                "<table background=\"javascript:alert(1)\"><tr><td>x</table>",
                "<template><script>alert(1)</script></template>x",
                "<!--><script>alert(1)</script>-->x",
                "<![CDATA[<script>alert(1)</script>]]>x",
                "<a href='https://ok.test/\"onmouseover=alert(1)//'>x</a>",
                "<img alt=\"`><script>alert(1)</script>\">",
                "<p title='\"><script>alert(1)</script>'>x</p>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<time datetime='\"><svg onload=alert(1)>'>x</time>",
                "<a href=\"//evil.test@news.test/\">x</a><a href=\"https:evil.test\">x</a>"
            })
    void S16_nothing_that_acts_comes_out(String html) {
        String out = FeedHtml.of(html, BASE).html();
        assertHarmless(out);
        // mutation: what a browser makes of it, written and read once more
        String again = Jsoup.parseBodyFragment(out).body().html();
        assertHarmless(again);
        assertHarmless(FeedHtml.of(again, BASE).html());
    }

    static void assertHarmless(String html) {
        Document read = Jsoup.parseBodyFragment(html);
        for (Element element : read.body().getAllElements()) {
            assertThat(ACTIVE).as(html).doesNotContain(element.normalName());
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                assertThat(name).as(html).doesNotStartWith("on").isNotIn("style", "srcdoc", "formaction", "background");
                if (Set.of("href", "src", "poster", "cite").contains(name))
                    assertThat(attribute.getValue()).as(html).matches("https?://.*");
            }
        }
    }

    @Test
    void addresses_become_absolute() {
        assertThat(of("<a href=\"../c\">c</a><img src='/i.png'><a href='//cdn.test/x'>x</a>"))
                .isEqualTo("<a href=\"https://news.test/c\">c</a><img src=\"https://news.test/i.png\">"
                        + "<a href=\"https://cdn.test/x\">x</a>");
    }

    @Test
    void a_frame_becomes_a_link_and_its_address_is_no_word() {
        FeedHtml html = FeedHtml.of("<p>Watch:</p><iframe src=\"https://film.test/1\"></iframe>", BASE);
        assertThat(html.html()).contains("<a href=\"https://film.test/1\">https://film.test/1</a>");
        assertThat(html.text()).isEqualTo("Watch:");
    }

    @Test
    void late_pictures_are_found_and_pictures_that_count_readers_go() {
        assertThat(of("<img src='data:image/gif;base64,R0' data-src='/late.jpg'>"))
                .isEqualTo("<img src=\"https://news.test/late.jpg\">");
        assertThat(of("x<img src='https://t.test/p.gif' width=1 height=1>")).isEqualTo("x");
    }

    @Test
    void the_text_keeps_its_paragraphs_and_lines() {
        assertThat(FeedHtml.of("<p>One  two</p><p>three<br>four&nbsp;five</p><ul><li>six</li></ul>", BASE)
                        .text())
                .isEqualTo("One two\n\nthree\nfour five\n\nsix");
    }

    @Test
    void plain_text_stays_as_it_is_and_is_escaped_once() {
        FeedHtml html = FeedHtml.plain("a < b & c");
        assertThat(html.text()).isEqualTo("a < b & c");
        assertThat(html.html()).isEqualTo("a &lt; b &amp; c");
    }

    @Test
    void lines_of_a_text_are_meant_and_lines_of_html_are_not_but_paragraphs_are() {
        assertThat(FeedHtml.plain("one\ntwo\n\nthree < four"))
                .isEqualTo(new FeedHtml("<p>one<br>two</p><p>three &lt; four</p>", "one\ntwo\n\nthree < four"));
        assertThat(FeedHtml.of("\n  one\n  two\n\n  three\n", BASE))
                .isEqualTo(new FeedHtml("<p>one two</p><p>three</p>", "one two\n\nthree"));
    }

    @Test
    void html_that_was_escaped_twice_is_read_once_more_and_a_text_about_tags_is_not() {
        assertThat(FeedHtml.of("&lt;p&gt;One &lt;b&gt;bold&lt;/b&gt;&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;", BASE)
                        .html())
                .isEqualTo("<p>One <b>bold</b></p>");
        assertThat(FeedHtml.of("The &lt;b&gt; and &lt;/b&gt; tags", BASE).text())
                .isEqualTo("The <b> and </b> tags");
    }

    @Test
    void a_formula_keeps_its_letters_and_a_drawing_its_label() {
        assertThat(FeedHtml.of("<math><mi>a</mi><mo>+</mo><mi>b</mi></math>", BASE)
                        .text())
                .isEqualTo("a+b");
        assertThat(FeedHtml.of("<svg><title>A tree</title><path d='M0'/></svg>", BASE)
                        .text())
                .isEqualTo("A tree");
    }

    @Test
    void bytes_taken_for_characters_are_read_again() {
        assertThat(FeedHtml.plain("don\u0092t").text()).isEqualTo("don’t");
        assertThat(FeedHtml.plain("caf\u00c3\u00a9 \u00e2\u0080\u00a6").text())
                .isEqualTo("café …".replace("é", "\u00c3\u00a9"));
        assertThat(FeedHtml.plain("Ünder").text()).isEqualTo("Ünder");
    }

    private static String of(String html) {
        return FeedHtml.of(html, BASE).html();
    }
}
