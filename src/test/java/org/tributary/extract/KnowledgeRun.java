package org.tributary.extract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.tributary.extract.TrainForest.Lesson;
import org.tributary.model.FeedEntry;
import org.tributary.model.Template;

/**
 * What the aggregator's own knowledge is worth, each piece on and off, cross-validated by publisher: the feed's title
 * and summary (stood for by the expected title and the first words of the expected text) and the outlet's other pages
 * (those that the corpus has, each page left out of its own). {@code KnowledgeRun CORPUS}.
 */
final class KnowledgeRun {
    private static final int FOLDS = 3;
    private static final int TEASER = 200;

    private KnowledgeRun() {}

    private record Judged(ArticleCorpus.Case kase, Page page, float[] chances, Page fed, float[] fedChances) {}

    public static void main(String[] args) throws IOException {
        List<Lesson> lessons = new ArrayList<>();
        Map<String, String> titles = titles(Path.of(args[0]));
        for (ArticleCorpus.Case kase : ArticleCorpus.read(Path.of(args[0]))) lessons.add(Lesson.of(kase));
        List<Lesson> varied = TrainForest.varied(lessons);
        int[] folds = TrainForest.folds(varied, FOLDS, 7);
        List<Judged> judged = new ArrayList<>();
        for (int f = 0; f < FOLDS; f++) {
            List<Lesson> train = new ArrayList<>();
            for (int i = 0; i < varied.size(); i++) if (folds[i] != f) train.add(varied.get(i));
            Forest[] both = TrainForest.learn(train, TrainForest.SEED + f);
            Judge judge = new Judge(both[0], both[1]);
            for (int i = 0; i < lessons.size(); i++) {
                if (folds[i] != f) continue;
                Lesson lesson = lessons.get(i);
                Page fed = fed(lesson.kase, titles.getOrDefault(lesson.kase.name(), ""));
                judged.add(new Judged(lesson.kase, lesson.page, judge.judge(lesson.page), fed, judge.judge(fed)));
            }
        }
        report("all pages", judged);
        List<Judged> some = judged.stream()
                .filter(one -> judged.stream()
                                .filter(other -> other.kase.domain().equals(one.kase.domain()))
                                .count()
                        > 1)
                .toList();
        report("outlets with 2 pages or more", some);
        report(
                "outlets with 4 pages or more",
                judged.stream()
                        .filter(one -> judged.stream()
                                        .filter(other -> other.kase.domain().equals(one.kase.domain()))
                                        .count()
                                > 3)
                        .toList());
    }

    private static void report(String what, List<Judged> pages) {
        System.out.printf("%s (%d)%n", what, pages.size());
        System.out.printf(
                "  alone %s, with the feed's words %s%n", score(pages, 0, 3, false), score(pages, 0, 3, true));
        for (int enough = 1; enough <= 3; enough++)
            System.out.printf(
                    "  %d other pages: repeats %s, container %s, both %s, with the feed's words %s%n",
                    enough,
                    score(pages, enough, 1, false),
                    score(pages, enough, 2, false),
                    score(pages, enough, 3, false),
                    score(pages, enough, 3, true));
    }

    /**
     * @param enough pages that a template needs; 0: without one
     * @param parts 1: what repeats, 2: the container, 3: both
     */
    private static String score(List<Judged> pages, int enough, int parts, boolean fed) {
        List<ShingleScore.Page> scores = new ArrayList<>();
        int exact = 0;
        for (Judged one : pages) {
            Page page = fed ? one.fed : one.page;
            float[] chances = fed ? one.fedChances : one.chances;
            Template others = others(one, pages);
            if (enough > 0 && others.pages().size() >= enough) {
                KnownTemplate known = new KnownTemplate(others, enough);
                if ((parts & 2) != 0) chances = known.leaned(page, chances);
                if ((parts & 1) != 0) chances = known.withoutRepeats(page, chances);
            }
            boolean[] kept = Body.of(page, chances).kept();
            ShingleScore.Page score = ShingleScore.of(one.kase.body(), TrainForest.text(page, kept));
            scores.add(score);
            if (score.f1() > 0.98) exact++;
        }
        return String.format("%.4f (%.2f exact)", ShingleScore.f1(scores), (double) exact / pages.size());
    }

    private static Template others(Judged one, List<Judged> pages) {
        Template template = Template.UNKNOWN;
        for (Judged other : pages)
            if (other != one && other.kase.domain().equals(one.kase.domain()))
                template = template.with(
                        KnownTemplate.seen(other.page, other.chances, Body.of(other.page, other.chances)));
        return template;
    }

    private static Map<String, String> titles(Path corpus) throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        new com.fasterxml.jackson.databind.json.JsonMapper()
                .readTree(corpus.resolve("expected.json").toFile())
                .properties()
                .forEach(one ->
                        titles.put(one.getKey(), one.getValue().path("title").asText("")));
        return titles;
    }

    private static Page fed(ArticleCorpus.Case kase, String title) {
        URI url = kase.page().url();
        Document document = PageParser.page(
                HtmlDecoder.decode(kase.page().body(), kase.page().contentType()), url);
        String teaser = kase.body().substring(0, Math.min(TEASER, kase.body().length()));
        FeedEntry entry = new FeedEntry(
                "",
                title.equals("null") ? "" : title,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                teaser.substring(0, Math.max(0, teaser.lastIndexOf(' '))),
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        return new Page(document, url, Clues.of(PageFacts.read(document, url), Optional.of(entry)));
    }
}
