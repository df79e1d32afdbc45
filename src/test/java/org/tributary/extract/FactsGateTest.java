package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tributary.Shared;

/** Headline, day and authors on the real pages of the article corpus, by the measures of tools/score-articles. */
class FactsGateTest {
    private static final Map<String, JsonNode> EXPECTED = new TreeMap<>();
    private static final Map<String, PageFacts> FOUND = new TreeMap<>();

    @BeforeAll
    static void readThePages() throws IOException {
        Path folder = Shared.path("corpora/articles");
        JsonNode all =
                new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
        for (Map.Entry<String, JsonNode> page : all.properties()) {
            if (!page.getValue().path("source").asText().equals("fundus")) continue;
            String url = page.getValue().path("url").asText();
            EXPECTED.put(page.getKey(), page.getValue());
            FOUND.put(
                    page.getKey(),
                    FactsOf.at(FactsRun.url(url), FactsRun.html(folder.resolve(page.getKey() + ".html.gz"))));
        }
    }

    @Test
    void headlines_are_right() {
        List<Double> scores = new ArrayList<>();
        EXPECTED.forEach((name, want) -> {
            if (want.path("title").isTextual())
                scores.add(
                        sameTitle(want.path("title").asText(), FOUND.get(name).headline()) ? 1.0 : 0.0);
        });
        assertThat(mean(scores)).isGreaterThanOrEqualTo(Shared.floor("extract.fd.headline"));
    }

    @Test
    void days_are_right() {
        List<Double> scores = new ArrayList<>();
        EXPECTED.forEach((name, want) -> {
            if (want.path("published").isTextual())
                scores.add(
                        FOUND.get(name)
                                        .published()
                                        .filter(date ->
                                                sameDay(want.path("published").asText(), date))
                                        .isPresent()
                                ? 1.0
                                : 0.0);
        });
        assertThat(mean(scores)).isGreaterThanOrEqualTo(Shared.floor("extract.fd.date"));
    }

    @Test
    void authors_are_right() {
        List<Double> scores = new ArrayList<>();
        EXPECTED.forEach((name, want) -> {
            List<String> authors = new ArrayList<>();
            want.path("authors").forEach(author -> authors.add(author.asText()));
            if (!authors.isEmpty())
                scores.add(f1(names(authors), names(FOUND.get(name).authors())));
        });
        assertThat(mean(scores)).isGreaterThanOrEqualTo(Shared.floor("extract.fd.authors"));
    }

    private static boolean sameTitle(String want, String got) {
        String a = normal(want);
        String b = normal(got);
        if (a.isEmpty() || b.isEmpty()) return false;
        String shorter = a.length() <= b.length() ? a : b;
        String longer = a.length() <= b.length() ? b : a;
        boolean held = (' ' + longer + ' ').contains(' ' + shorter + ' ');
        return held && (shorter.length() * 2 >= longer.length() || shorter.split(" ").length >= 4);
    }

    private static boolean sameDay(String want, OffsetDateTime got) {
        LocalDate written = LocalDate.parse(want.substring(0, 10));
        if (written.equals(got.toLocalDate())) return true;
        boolean zoned = want.matches(".*(Z|[+-]\\d\\d:\\d\\d)$");
        LocalDate universal = zoned
                ? OffsetDateTime.parse(want)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDate()
                : written;
        return universal.equals(got.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
    }

    private static double f1(Set<String> want, Set<String> got) {
        if (got.isEmpty()) return 0;
        Set<String> both = new HashSet<>(want);
        both.retainAll(got);
        return 2.0 * both.size() / (want.size() + got.size());
    }

    private static Set<String> names(List<String> authors) {
        Set<String> names = new HashSet<>();
        for (String author : authors) names.add(normal(author));
        return names;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\u00ad\u2060\ufeff]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_]+", " ")
                .strip();
    }

    private static double mean(List<Double> scores) {
        return scores.stream().mapToDouble(score -> score).average().orElseThrow();
    }
}
