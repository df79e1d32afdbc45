package org.tributary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairTest {
    @Test
    void what_is_refused_by_its_shingles_alone_no_rule_would_take() {
        List<Sketch> sketches = sketches();
        int far = 0;
        int close = 0;
        for (Sketch one : sketches)
            for (Sketch other : sketches) {
                Pair pair = new Pair(one, other);
                Comparison whole = Comparison.of(one, other);
                assertThat(pair.contained()).isEqualTo(whole.contained());
                assertThat(pair.headlines()).isEqualTo(whole.headlines());
                assertThat(pair.shortest()).isEqualTo(whole.shortest());
                if (Rules.far(pair.shortest(), pair.contained())) {
                    far++;
                    assertThat(Rules.same(whole)).isEmpty();
                } else close++;
            }
        assertThat(far).isPositive();
        assertThat(close).isGreaterThan(sketches.size());
    }

    /** News, reprints of it, and texts that take over an opening, a paragraph or a headline of it. */
    private static List<Sketch> sketches() {
        Random random = new Random(5);
        List<Sketch> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            StoryPlacer.Item news = Texts.news(random, "n" + i);
            StoryPlacer.Item reprint = Texts.reprint(random, news, "r" + i);
            String[] paragraphs = news.body().split("\n\n");
            String other = Texts.news(random, "o" + i).body();
            all.add(sketch(news.title(), news.body()));
            all.add(sketch(reprint.title(), reprint.body()));
            all.add(sketch(news.title(), other));
            all.add(sketch("Another headline", paragraphs[0] + "\n\n" + other));
            all.add(sketch("A third headline", other + "\n\n" + paragraphs[paragraphs.length - 1]));
            all.add(sketch(news.title(), "Eleven words at most."));
        }
        return all;
    }

    private static Sketch sketch(String title, String text) {
        return new Sketch(Prose.of(title), Prose.of(text));
    }
}
