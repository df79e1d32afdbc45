package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tributary.Shared;
import org.tributary.model.Extraction;

/** The gate: real pages against their expected text, by the measure of ../shared/tools/score-articles. */
class ArticleCorpusTest {
    @Test
    void real_pages_give_their_article_whole_and_nothing_else() {
        Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);
        Map<String, List<ShingleScore.Page>> scores = new TreeMap<>();
        for (ArticleCorpus.Case kase : ArticleCorpus.read(Shared.path("corpora/articles"))) {
            Extraction found = extractor.extract(kase.page());
            SanitizerTest.assertHarmless(found.html());
            String source = kase.source().equals("fundus") ? "fd" : "sh";
            scores.computeIfAbsent(source, key -> new ArrayList<>()).add(ShingleScore.of(kase.body(), found.text()));
        }
        scores.forEach((source, pages) -> {
            double f1 = ShingleScore.f1(pages);
            double exact = share(pages, 0.98);
            System.out.printf("extract.%s.f1=%.4f exact=%.3f pages=%d%n", source, f1, exact, pages.size());
            assertThat(f1).isGreaterThanOrEqualTo(Shared.floor("extract." + source + ".f1"));
            assertThat(exact).isGreaterThanOrEqualTo(Shared.floor("extract." + source + ".exact"));
            assertThat(pages).noneMatch(page -> page.f1() < 0.5);
        });
    }

    private static double share(List<ShingleScore.Page> pages, double over) {
        return (double) pages.stream().filter(page -> page.f1() > over).count() / pages.size();
    }
}
