package org.tributary.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tributary.model.Article;
import org.tributary.publish.SampleStories;

/** The judged questions of {@code src/test/resources/search}: what a reader would want of these texts. */
record Judged(List<Article> texts, List<Question> questions) {
    static final List<String> FILES = List.of("english", "arabic", "sorani", "kurmanji");
    private static final int DEPTH = 20;
    private static final int GRADED = 10;

    /** @param grades by the text's id: 2 is about it, 1 tells of it on the way */
    record Question(String file, String words, Map<Long, Integer> grades) {}

    /** @param ndcg with gains 2^grade - 1 and the discount log2(rank + 1), over the first 10 */
    record Score(double recall, double ndcg) {}

    static Judged read() {
        List<Article> texts = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (String file : FILES)
            for (String line : lines(file))
                if (line.startsWith("?"))
                    questions.add(new Question(file, line.substring(1).strip(), new LinkedHashMap<>()));
                else if (!line.isBlank()) {
                    int grade = line.charAt(0) - '0';
                    String[] parts = line.substring(1).split("\\|", 3);
                    long id = texts.size() + 1;
                    texts.add(
                            SampleStories.article(id, "Outlet", parts[0].strip(), parts[1].strip(), parts[2].strip()));
                    if (grade > 0) questions.get(questions.size() - 1).grades.put(id, grade);
                }
        return new Judged(texts, questions);
    }

    private static List<String> lines(String file) {
        try (InputStream in = Judged.class.getResourceAsStream("/search/" + file + ".txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Score score(Question question, List<Long> found) {
        List<Long> top = found.subList(0, Math.min(DEPTH, found.size()));
        long hit = top.stream().filter(question.grades::containsKey).count();
        List<Integer> ideal = question.grades.values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        List<Integer> got = top.stream()
                .limit(GRADED)
                .map(id -> question.grades.getOrDefault(id, 0))
                .toList();
        ideal = ideal.subList(0, Math.min(GRADED, ideal.size()));
        return new Score((double) hit / question.grades.size(), gain(got) / gain(ideal));
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < grades.size(); i++)
            gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        return gain;
    }
}
