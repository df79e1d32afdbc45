package org.tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Republish;

/** P41: no character of an outlet breaks what we write, and bidi controls are kept. */
class OddCharactersTest {
    @Property(tries = 150)
    void any_text_gives_documents_that_can_be_read(@ForAll("odd") String title, @ForAll("odd") String text)
            throws Exception {
        Article article = SampleStories.with(
                SampleStories.article(1, "Out" + title, "en", title, text),
                List.of(text, title),
                Optional.of(new Agency("A" + title, "")),
                List.of(title),
                List.of());
        Edition edition = SampleStories.edition(List.of(SampleStories.story(1, article)), a -> Republish.FULL);
        assertThat(AtomSchema.faults(new AtomWriter().write(edition))).isEmpty();
        assertThat(new org.jdom2.input.SAXBuilder()
                        .build(new java.io.ByteArrayInputStream(new RssWriter().write(edition))))
                .isNotNull();
        assertThat(new ObjectMapper().readTree(new JsonFeedWriter().write(edition)))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> odd() {
        return Arbitraries.strings()
                .withCharRange('\u0000', '\u0020')
                .withChars(
                        '\uD800', '\uDC00', '\uFFFE', '\uFFFF', '\u202B', '\u200F', '\u0085', '\u2028', '&', '<', '>',
                        '"', ']', '\'', 'a', 'ب')
                .ofMaxLength(30);
    }

    @Test
    void controls_go_halves_are_replaced_bidi_controls_stay() {
        assertThat(CleanText.of("a\u0000b\u001Bc\tд\uD800e\uDC00\u202Bf\u200F\uFFFF😀"))
                .isEqualTo("abc\tд\uFFFDe\uFFFD\u202Bf\u200F😀");
        assertThat(CleanText.line(" two\r\n lines\u00A0 ")).isEqualTo("two lines");
    }
}
