package org.tributary.extract;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.nodes.Document;

/** Learns the two models from the corpus; see docs/extraction.md. With {@code cv} cross-validates by publisher. */
final class TrainForest {
    static final long SEED = 20261124;
    static Boosting.Settings FIRST = new Boosting.Settings(120, 12, 0.1, 2, 5, 0.7, 0.35);
    static Boosting.Settings SECOND = new Boosting.Settings(120, 12, 0.1, 2, 5, 0.7, 0.35);

    /** A page with its right answer. */
    static final class Lesson {
        final ArticleCorpus.Case kase;
        final Page page;
        final BodyLabels labels;
        final float[][] figures;
        final double[] weights;
        float[] first;

        Lesson(ArticleCorpus.Case kase) {
            this.kase = kase;
            URI url = kase.page().url();
            Document document = PageParser.page(
                    HtmlDecoder.decode(kase.page().body(), kase.page().contentType()), url);
            page = new Page(document, url, Clues.of(PageFacts.read(document, url), java.util.Optional.empty()));
            labels = new BodyLabels(page, kase.body());
            figures = Signals.measure(page);
            first = new float[figures.length];
            weights = new double[page.blocks.size()];
            for (Block block : page.blocks)
                weights[block.index] = 0.25 + 30 * Math.min(0.1, Math.max(0, labels.cost(block.index)));
        }
    }

    public static void main(String[] args) throws IOException {
        Path corpus = Path.of(args[1]);
        long start = System.nanoTime();
        List<Lesson> lessons = new ArrayList<>();
        int rows = 0;
        List<ShingleScore.Page> ceiling = new ArrayList<>();
        for (ArticleCorpus.Case kase : ArticleCorpus.read(corpus)) {
            Lesson lesson = new Lesson(kase);
            lessons.add(lesson);
            rows += lesson.page.blocks.size();
            ceiling.add(ShingleScore.of(kase.body(), text(lesson.page, lesson.labels.chosen)));
        }
        System.out.printf(
                "%d pages, %d blocks, ceiling %.4f, %.1f s%n",
                lessons.size(), rows, ShingleScore.f1(ceiling), (System.nanoTime() - start) / 1e9);
        if (args[0].equals("cv")) crossValidate(lessons, Integer.parseInt(args[2]), Path.of(args[3]));
        else {
            Forest[] both = learn(lessons, SEED);
            for (int i = 0; i < 2; i++)
                try (Writer to =
                        Files.newBufferedWriter(Path.of(args[2]).resolve(i == 0 ? "first.forest" : "second.forest"))) {
                    both[i].write(to);
                }
        }
        System.out.printf("%.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private static void crossValidate(List<Lesson> lessons, int folds, Path to) throws IOException {
        int[] fold = folds(lessons, folds, 7);
        Map<String, Object> found = new LinkedHashMap<>();
        for (int f = 0; f < folds; f++) {
            List<Lesson> train = new ArrayList<>();
            for (int i = 0; i < lessons.size(); i++) if (fold[i] != f) train.add(lessons.get(i));
            Forest[] both = learn(train, SEED + f);
            for (int i = 0; i < lessons.size(); i++) {
                if (fold[i] != f) continue;
                Lesson lesson = lessons.get(i);
                float[] chances = judge(lesson.page, lesson.figures, both);
                boolean[] chosen = new boolean[chances.length];
                for (int b = 0; b < chosen.length; b++) chosen[b] = chances[b] >= 0.5;
                found.put(lesson.kase.name(), Map.of("body", text(lesson.page, chosen)));
                explain(lesson, chances, to);
            }
        }
        new com.fasterxml.jackson.databind.json.JsonMapper().writeValue(to.toFile(), found);
    }

    private static void explain(Lesson lesson, float[] chances, Path to) throws IOException {
        Path folder = to.resolveSibling("explain");
        Files.createDirectories(folder);
        StringBuilder out = new StringBuilder();
        for (Block block : lesson.page.blocks) {
            boolean want = lesson.labels.chosen[block.index];
            boolean got = chances[block.index] >= 0.5;
            String path = "";
            int n = 0;
            for (Box box = block.home; box != null && n < 4; box = box.parent, n++)
                path = box.tag
                        + (box.element.className().isEmpty()
                                ? ""
                                : "." + box.element.className().replace(' ', '.')) + " " + path;
            out.append(want == got ? (want ? "  + " : "    ") : want ? "MISS" : "JUNK")
                    .append(String.format(
                            " %.2f %.2f c%.3f ",
                            lesson.first[block.index], chances[block.index], lesson.labels.cost(block.index)))
                    .append(block.index)
                    .append(" w")
                    .append(block.words)
                    .append(" [")
                    .append(path)
                    .append("] ")
                    .append(
                            block.text.length() > 160
                                    ? block.text.substring(0, 160) + "…"
                                    : block.text.replace('\n', '/'))
                    .append('\n');
        }
        Files.writeString(folder.resolve(lesson.kase.name() + ".txt"), out);
    }

    static float[] judge(Page page, float[][] figures, Forest[] both) {
        float[] first = new float[figures.length];
        for (int i = 0; i < first.length; i++) first[i] = both[0].of(figures[i]);
        float[][] second = SecondLook.measure(page, figures, first);
        float[] chances = new float[first.length];
        for (int i = 0; i < first.length; i++) chances[i] = both[1].of(second[i]);
        return chances;
    }

    /** The second forest learns from opinions that the first gives on pages it has not seen. */
    static Forest[] learn(List<Lesson> lessons, long seed) {
        int inner = 4;
        int[] fold = folds(lessons, inner, seed);
        float[][] firsts = new float[lessons.size()][];
        for (int f = 0; f < inner; f++) {
            List<Lesson> train = new ArrayList<>();
            for (int i = 0; i < lessons.size(); i++) if (fold[i] != f) train.add(lessons.get(i));
            Forest forest = forest(train, FIRST, Signals.names(), lesson -> lesson.figures, seed + f);
            for (int i = 0; i < lessons.size(); i++) {
                if (fold[i] != f) continue;
                float[][] figures = lessons.get(i).figures;
                firsts[i] = new float[figures.length];
                for (int b = 0; b < figures.length; b++) firsts[i][b] = forest.of(figures[b]);
            }
        }
        for (int i = 0; i < lessons.size(); i++) lessons.get(i).first = firsts[i];
        Forest first = forest(lessons, FIRST, Signals.names(), lesson -> lesson.figures, seed);
        Forest second = forest(
                lessons,
                SECOND,
                SecondLook.allNames(),
                lesson -> SecondLook.measure(lesson.page, lesson.figures, lesson.first),
                seed + 99);
        return new Forest[] {first, second};
    }

    private static Forest forest(
            List<Lesson> lessons,
            Boosting.Settings settings,
            List<String> names,
            java.util.function.Function<Lesson, float[][]> figures,
            long seed) {
        int size = lessons.stream().mapToInt(lesson -> lesson.figures.length).sum();
        float[][] rows = new float[size][];
        boolean[] labels = new boolean[size];
        double[] weights = new double[size];
        int[] pageOf = new int[size];
        int at = 0;
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.get(i);
            float[][] own = figures.apply(lesson);
            for (int b = 0; b < own.length; b++, at++) {
                rows[at] = own[b];
                labels[at] = lesson.labels.chosen[b];
                weights[at] = lesson.weights[b];
                pageOf[at] = i;
            }
        }
        return new Boosting(settings, names).learn(rows, labels, weights, pageOf, seed);
    }

    /** Pages of one domain fall into one fold. */
    private static int[] folds(List<Lesson> lessons, int folds, long seed) {
        List<String> domains = new ArrayList<>(new TreeSet<>(
                lessons.stream().map(lesson -> lesson.kase.domain()).toList()));
        java.util.Collections.shuffle(domains, new java.util.Random(seed));
        int[] fold = new int[lessons.size()];
        Arrays.setAll(fold, i -> domains.indexOf(lessons.get(i).kase.domain()) % folds);
        return fold;
    }

    static String text(Page page, boolean[] chosen) {
        StringBuilder text = new StringBuilder();
        for (Block block : page.blocks)
            if (chosen[block.index]) text.append(block.text).append("\n\n");
        return text.toString().strip();
    }
}
