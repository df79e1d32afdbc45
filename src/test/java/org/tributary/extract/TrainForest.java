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
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.nodes.Document;

/** Learns the two models from the corpus; see docs/extraction.md. With {@code cv} cross-validates by publisher. */
final class TrainForest {
    static final long SEED = 20261124;
    /** Which publishers are left out together, where nothing else is said. */
    private static final long SPLIT = 7;

    static Boosting.Settings FIRST = new Boosting.Settings(120, 14, 0.1, 2, 5, 0.7, 0.3);
    static Boosting.Settings SECOND = new Boosting.Settings(120, 14, 0.1, 2, 5, 0.7, 0.3);

    /** How many lessons are made of a page: the page itself, and variations of it. */
    private static final int KINDS = 3;

    /** A page with its right answer. */
    static final class Lesson {
        final ArticleCorpus.Case kase;
        final Page page;
        final boolean[] chosen;
        final float[][] figures;
        final double[] weights;
        float[] first;

        private Lesson(ArticleCorpus.Case kase, Page page, boolean[] chosen, double[] weights) {
            this.kase = kase;
            this.page = page;
            this.chosen = chosen;
            this.weights = weights;
            figures = Signals.measure(page);
            first = new float[figures.length];
        }

        static Page page(ArticleCorpus.Case kase) {
            URI url = kase.page().url();
            Document document = PageParser.page(
                    HtmlDecoder.decode(kase.page().body(), kase.page().contentType()), url);
            return new Page(document, url, Clues.of(PageFacts.read(document, url), java.util.Optional.empty()));
        }

        static Lesson of(ArticleCorpus.Case kase) {
            Page page = page(kase);
            BodyLabels labels = new BodyLabels(page, kase.body());
            double[] weights = new double[page.blocks.size()];
            for (Block block : page.blocks)
                weights[block.index] = 0.25 + 30 * Math.min(0.1, Math.max(0, labels.cost(block.index)));
            if (kase.source().equals("fundus")) forgetLists(page, labels.chosen, weights);
            return new Lesson(kase, page, labels.chosen, weights);
        }

        /** Whether lists and tables among the text are body differs from one of Fundus' parsers to the next: nothing to learn. */
        private static void forgetLists(Page page, boolean[] chosen, double[] weights) {
            for (Block block : page.blocks) {
                boolean listed = block.home.nearest("ul") != null
                        || block.home.nearest("ol") != null
                        || block.home.nearest("table") != null
                        || block.home.nearest("blockquote") != null;
                boolean among = block.home.isWithin(page.trunk)
                        && block.linkDensity() < 0.3
                        && ClassSignal.strangeness(block.home) > 2;
                if (listed && among && !chosen[block.index]) weights[block.index] = 0;
            }
        }

        /** Another lesson of the same page. */
        Lesson varied(int kind, List<String> foreign, long seed) {
            Variations.Varied varied = Variations.of(page(kase), chosen, foreign, seed, kind);
            double[] weights = new double[varied.page().blocks.size()];
            double words = 50;
            for (Block block : varied.page().blocks) if (varied.chosen()[block.index]) words += block.words;
            for (Block block : varied.page().blocks)
                weights[block.index] = 0.5 * (0.25 + 30 * Math.min(0.1, 0.5 * block.words / words));
            if (kase.source().equals("fundus")) forgetLists(varied.page(), varied.chosen(), weights);
            return new Lesson(kase, varied.page(), varied.chosen(), weights);
        }
    }

    /** Paragraphs of other publishers, for comments and teasers. */
    private static List<String> paragraphs(List<Lesson> lessons) {
        List<String> found = new ArrayList<>();
        for (Lesson lesson : lessons) {
            int some = 0;
            for (Block block : lesson.page.blocks)
                if (lesson.chosen[block.index] && block.isProse() && block.words < 80 && some++ < 6)
                    found.add(block.text);
        }
        return found;
    }

    static List<Lesson> varied(List<Lesson> lessons) {
        List<String> foreign = paragraphs(lessons);
        List<Lesson> all = new ArrayList<>(lessons);
        for (Lesson lesson : lessons)
            for (int kind = 1; kind < KINDS; kind++)
                all.add(lesson.varied(kind, foreign, lesson.kase.name().hashCode() * 31L + kind));
        return all;
    }

    public static void main(String[] args) throws IOException {
        Path corpus = Path.of(args[1]);
        long start = System.nanoTime();
        List<Lesson> lessons = new ArrayList<>();
        int rows = 0;
        List<ShingleScore.Page> ceiling = new ArrayList<>();
        for (ArticleCorpus.Case kase : ArticleCorpus.read(corpus)) {
            Lesson lesson = Lesson.of(kase);
            lessons.add(lesson);
            rows += lesson.page.blocks.size();
            ceiling.add(ShingleScore.of(kase.body(), text(lesson.page, lesson.chosen)));
        }
        System.out.printf(
                "%d pages, %d blocks, ceiling %.4f, %.1f s%n",
                lessons.size(), rows, ShingleScore.f1(ceiling), (System.nanoTime() - start) / 1e9);
        lessons = varied(lessons);
        System.out.printf("%d lessons, %.1f s%n", lessons.size(), (System.nanoTime() - start) / 1e9);
        if (args[0].equals("signals")) shuffleSignals(lessons);
        else if (args[0].equals("cv"))
            for (int i = 4; i < Math.max(5, args.length); i++) {
                long split = args.length > 4 ? Long.parseLong(args[i]) : SPLIT;
                crossValidate(lessons, Integer.parseInt(args[2]), Path.of(args[3]), split);
            }
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

    /** What each signal is worth: on publishers not learned from, its figures are shuffled among the blocks of a page. */
    private static void shuffleSignals(List<Lesson> lessons) {
        int[] fold = folds(lessons, 3, 11);
        List<Lesson> train = new ArrayList<>();
        Map<String, Lesson> test = new LinkedHashMap<>();
        for (int i = 0; i < lessons.size(); i++)
            if (fold[i] != 0) train.add(lessons.get(i));
            else test.putIfAbsent(lessons.get(i).kase.name(), lessons.get(i));
        Forest[] both = learn(train, SEED);
        Judge judge = new Judge(both[0], both[1]);
        int at = 0;
        System.out.printf("none %.4f%n", shuffled(judge, test.values(), 0, 0));
        for (Signal signal : Signals.ALL) {
            int width = signal.names().size();
            System.out.printf(
                    "%s %.4f%n", signal.getClass().getSimpleName(), shuffled(judge, test.values(), at, width));
            at += width;
        }
    }

    private static double shuffled(Judge judge, java.util.Collection<Lesson> lessons, int from, int width) {
        List<ShingleScore.Page> scores = new ArrayList<>();
        for (Lesson lesson : lessons) {
            List<Integer> order = new ArrayList<>();
            for (Block block : lesson.page.blocks) if (!block.isMenu()) order.add(block.index);
            List<Integer> others = new ArrayList<>(order);
            java.util.Collections.shuffle(others, new java.util.Random(3));
            float[][] figures = new float[lesson.figures.length][];
            for (int i = 0; i < figures.length; i++) figures[i] = lesson.figures[i].clone();
            for (int i = 0; i < order.size(); i++)
                System.arraycopy(lesson.figures[others.get(i)], from, figures[order.get(i)], from, width);
            boolean[] kept =
                    Body.of(lesson.page, judge.judge(lesson.page, figures)).kept();
            scores.add(ShingleScore.of(lesson.kase.body(), text(lesson.page, kept)));
        }
        return ShingleScore.f1(scores);
    }

    private static void crossValidate(List<Lesson> lessons, int folds, Path to, long split) throws IOException {
        int[] fold = folds(lessons, folds, split);
        Map<String, Object> found = new LinkedHashMap<>();
        Map<String, List<ShingleScore.Page>> scores = new TreeMap<>();
        for (int f = 0; f < folds; f++) {
            List<Lesson> train = new ArrayList<>();
            for (int i = 0; i < lessons.size(); i++) if (fold[i] != f) train.add(lessons.get(i));
            Forest[] both = learn(train, SEED + f);
            for (int i = 0; i < lessons.size(); i++) {
                if (fold[i] != f) continue;
                Lesson lesson = lessons.get(i);
                if (found.containsKey(lesson.kase.name())) continue;
                float[] chances = new Judge(both[0], both[1]).judge(lesson.page);
                boolean[] chosen = Body.of(lesson.page, chances).kept();
                String text = text(lesson.page, chosen);
                found.put(lesson.kase.name(), Map.of("body", text));
                scores.computeIfAbsent(lesson.kase.source(), key -> new ArrayList<>())
                        .add(ShingleScore.of(lesson.kase.body(), text));
                explain(lesson, chances, chosen, to);
            }
        }
        new com.fasterxml.jackson.databind.json.JsonMapper().writeValue(to.toFile(), found);
        scores.forEach((source, pages) -> System.out.printf(
                "split %d %s: F1 %.4f exact %.3f%n",
                split,
                source,
                ShingleScore.f1(pages),
                pages.stream().filter(page -> page.f1() > 0.98).count() / (double) pages.size()));
    }

    private static void explain(Lesson lesson, float[] chances, boolean[] chosen, Path to) throws IOException {
        Path folder = to.resolveSibling("explain");
        Files.createDirectories(folder);
        StringBuilder out = new StringBuilder();
        for (Block block : lesson.page.blocks) {
            boolean want = lesson.chosen[block.index];
            boolean got = chosen[block.index];
            String path = "";
            int n = 0;
            for (Box box = block.home; box != null && n < 4; box = box.parent, n++)
                path = box.tag
                        + (box.element.className().isEmpty()
                                ? ""
                                : "." + box.element.className().replace(' ', '.')) + " " + path;
            out.append(want == got ? (want ? "  + " : "    ") : want ? "MISS" : "JUNK")
                    .append(String.format(" %.2f %.2f ", lesson.first[block.index], chances[block.index]))
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
                for (int b = 0; b < figures.length; b++)
                    firsts[i][b] = lessons.get(i).page.blocks.get(b).isMenu() ? 0.0005f : forest.of(figures[b]);
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
            for (int b = 0; b < own.length; b++) {
                if (lesson.page.blocks.get(b).isMenu()) continue;
                boolean easy = !lesson.chosen[b]
                        && !lesson.page.blocks.get(b).isProse()
                        && Math.abs(b - lesson.page.headline) > 15;
                if (easy && b % 3 != 0) continue;
                rows[at] = own[b];
                labels[at] = lesson.chosen[b];
                weights[at] = lesson.weights[b] * (easy ? 3 : 1);
                pageOf[at++] = i;
            }
        }
        return new Boosting(settings, names)
                .learn(
                        Arrays.copyOf(rows, at),
                        Arrays.copyOf(labels, at),
                        Arrays.copyOf(weights, at),
                        Arrays.copyOf(pageOf, at),
                        seed);
    }

    /** Pages of one domain fall into one fold. */
    static int[] folds(List<Lesson> lessons, int folds, long seed) {
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
