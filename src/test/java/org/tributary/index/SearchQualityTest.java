package org.tributary.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.junit.jupiter.api.Test;
import org.tributary.Shared;

/** What a reader wants is found, in each language, and better than others find it. Its main prints the table. */
class SearchQualityTest {
    private static final Judged JUDGED = Judged.read();

    @Test
    void eighty_questions_are_judged_twenty_in_each_language() {
        for (String file : Judged.FILES)
            assertThat(JUDGED.questions())
                    .filteredOn(one -> one.file().equals(file))
                    .hasSize(20);
        assertThat(JUDGED.questions()).allMatch(one -> !one.grades().isEmpty());
        assertThat(JUDGED.texts()).hasSizeGreaterThan(240);
    }

    @Test
    void recall_and_order_keep_their_floors_in_each_language() {
        try (SearchIndex index = SearchIndex.inMemory()) {
            Contender ours = Contender.ours(JUDGED.texts(), index);
            for (String file : Judged.FILES) {
                Judged.Score score = mean(file, ours);
                assertThat(score.recall())
                        .as("recall, " + file)
                        .isGreaterThanOrEqualTo(Shared.floor("search." + file + ".recall"));
                assertThat(score.ndcg())
                        .as("nDCG, " + file)
                        .isGreaterThanOrEqualTo(Shared.floor("search." + file + ".ndcg"));
            }
        }
    }

    @Test
    void in_arabic_and_both_kurdish_languages_it_leads_clearly() {
        double lead = Shared.floor("search.lead");
        try (SearchIndex index = SearchIndex.inMemory()) {
            Contender ours = Contender.ours(JUDGED.texts(), index);
            for (String file : List.of("arabic", "sorani", "kurmanji"))
                for (Contender other : others().values())
                    assertThat(mean(file, ours).ndcg())
                            .as(file)
                            .isGreaterThan(mean(file, other).ndcg() + lead);
        }
    }

    private static Map<String, Contender> others() {
        Map<String, Contender> others = new LinkedHashMap<>();
        others.put("LIKE", Contender.like(JUDGED.texts()));
        others.put("Standard, all words", Contender.standard(JUDGED.texts(), Occur.MUST));
        others.put("Standard, any word", Contender.standard(JUDGED.texts(), Occur.SHOULD));
        return others;
    }

    private static Judged.Score mean(String file, Contender contender) {
        List<Judged.Score> scores = JUDGED.questions().stream()
                .filter(one -> one.file().equals(file))
                .map(one -> Judged.score(one, contender.find(one.words())))
                .toList();
        return new Judged.Score(
                scores.stream().mapToDouble(Judged.Score::recall).average().orElse(0),
                scores.stream().mapToDouble(Judged.Score::ndcg).average().orElse(0));
    }

    /** The table of docs/query.md; with an argument, also what each question of ours missed or found wrongly. */
    public static void main(String[] arguments) {
        try (SearchIndex index = SearchIndex.inMemory()) {
            Map<String, Contender> all = others();
            Contender ours = Contender.ours(JUDGED.texts(), index);
            all.put("ours", ours);
            System.out.println("recall@20 / nDCG@10 | " + String.join(" | ", all.keySet()));
            for (String file : Judged.FILES) {
                StringBuilder line = new StringBuilder(file);
                for (Contender one : all.values()) {
                    Judged.Score score = mean(file, one);
                    line.append(String.format(java.util.Locale.ROOT, " | %.3f / %.3f", score.recall(), score.ndcg()));
                }
                System.out.println(line);
            }
            if (arguments.length > 0) for (Judged.Question question : JUDGED.questions()) explain(question, ours);
        }
    }

    private static void explain(Judged.Question question, Contender ours) {
        List<Long> found = ours.find(question.words());
        for (long id : question.grades().keySet())
            if (!found.contains(id)) System.out.println("missed  " + question.words() + ": " + title(id));
        for (long id : found)
            if (!question.grades().containsKey(id))
                System.out.println("wrongly " + question.words() + ": " + title(id));
    }

    private static String title(long id) {
        var text = JUDGED.texts().get((int) id - 1);
        return text.title() + " | " + text.text();
    }
}
