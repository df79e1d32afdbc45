package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.tributary.model.Download;
import org.tributary.model.Extraction;
import org.tributary.model.Select;
import org.tributary.model.Source;

/** Each block's verdict is the one that made the text, and the coloured page cannot act. */
class ExplanationTest {
    private static final URI URL = URI.create("https://example.org/a.html");
    private static final String PAGE = "<html><body onload=x()><style>p{}</style><article><h1>Ferry sails again</h1>"
            + "<p style='x' onclick='alert(1)'>The harbour office said on Tuesday that the <a href='javascript:x'>ferry</a> would"
            + " sail again once its engine was repaired.</p><img src=x onerror=alert(1)><p>Its captain, who has crossed the"
            + " strait for thirty years, hopes that this will be the case before the first storms of the winter.</p></article>"
            + "<div class='box'><p>Sign up for our newsletter.</p></div><iframe srcdoc='<script>'></iframe></body></html>";
    private final Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);

    @Test
    void the_kept_blocks_are_the_text() {
        Extraction found = extractor.extract(page(PAGE));
        Explanation explanation = extractor.explain(Source.of("x", URL), Optional.empty(), page(PAGE));
        assertThat(explanation.verdicts().stream()
                        .filter(Explanation.Verdict::kept)
                        .map(Explanation.Verdict::text))
                .containsExactly(found.text().split("\n\n"));
        assertThat(explanation.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.reasons()).isNotEmpty());
    }

    @Test
    void what_a_person_selected_is_the_reason() {
        Source plain = Source.of("x", URL);
        Source source = new Source(
                plain.id(),
                plain.outlet(),
                plain.url(),
                plain.tags(),
                plain.language(),
                plain.every(),
                plain.fullText(),
                new Select(Optional.of("div.box"), java.util.List.of()),
                plain.headers(),
                plain.exclude(),
                plain.republish(),
                plain.obeysRobots(),
                plain.anyCertificate());
        assertThat(extractor.explain(source, Optional.empty(), page(PAGE)).verdicts())
                .filteredOn(Explanation.Verdict::kept)
                .singleElement()
                .satisfies(
                        verdict -> assertThat(verdict.reasons().get(0)).isEqualTo("inside what 'select: body' names"));
    }

    @Test
    void the_moves_of_the_figures_add_up_to_the_answer() {
        Forest.Tree tree = new Forest.Tree(
                new int[] {0, -1, 1, -1, -1}, new float[] {0.5f, 1, 2, -1, 3}, new int[] {1, 0, 3, 0, 0}, new int[] {
                    2, 0, 4, 0, 0
                });
        Forest forest = new Forest(java.util.List.of("a", "b"), java.util.List.of(tree), 0);
        double[] moves = Contributions.of(forest, new float[] {0.7f, 5});
        assertThat(moves).containsExactly(0, 2);
        assertThat(Contributions.told(forest, new float[] {0.7f, 5}, 4)).containsExactly("b 5 +2.0");
    }

    @Test
    void nothing_of_a_page_acts_in_its_coloured_form() throws IOException {
        assertInert(extractor.explain(Source.of("x", URL), Optional.empty(), page(PAGE)));
        PageMutations mutations = PageMutations.own();
        for (long seed = 1; seed <= 60; seed++)
            assertInert(extractor.explain(
                    Source.of("x", URL),
                    Optional.empty(),
                    Download.of(URL, mutations.make(seed), Optional.of("text/html"))));
    }

    private static void assertInert(Explanation explanation) {
        String html = explanation.html();
        assertThat(html.toLowerCase(Locale.ROOT))
                .doesNotContain("<script", "<iframe", "<svg", "<img", "<form", "<link");
        Document document = Jsoup.parse(html);
        assertThat(document.select("style, meta[http-equiv]")).hasSize(2);
        for (Element element : document.select(".page *"))
            for (Attribute attribute : element.attributes())
                assertThat(attribute.getKey()).isIn("class", "title", "dir", "lang");
    }

    private static Download page(String html) {
        return Download.of(URL, html.getBytes(StandardCharsets.UTF_8), Optional.of("text/html; charset=utf-8"));
    }
}
