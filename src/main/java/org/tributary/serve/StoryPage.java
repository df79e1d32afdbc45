package org.tributary.serve;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Republish;
import org.tributary.publish.Excerpt;

/**
 * What the template {@code story.jte} shows: one story in every outlet that has it.
 *
 * @param id the story's number
 * @param lead the article that stands for the story
 * @param reprints by first seen
 * @param verdicts why these articles are one story, and others are not
 */
public record StoryPage(Frame frame, long id, Text lead, List<Text> reprints, List<Verdict> verdicts) {
    /** What a reprint makes of the lead; {@code words} says how much of it. */
    public record Changes(String words, DiffView diff) {}

    /** What an article said before: what the change was, and what it changed. */
    public record Version(String kind, String when, String moment, DiffView diff) {}

    /**
     * What came of laying two articles beside each other, or a person's word on them.
     *
     * @param what one with, kept apart from, ...
     * @param address of the other one's story, where that is another
     * @param shared words that both have
     */
    public record Verdict(
            String what,
            String title,
            String dir,
            Optional<String> address,
            String outlet,
            String rule,
            String shared,
            String sharedDir) {}

    /**
     * One article.
     *
     * @param inherited the outlet whose credit it is, where the article has none itself
     * @param paragraphs as much of the text as this reader may get
     * @param why the rule that put it into the story, and its figures
     */
    public record Text(
            long id,
            String title,
            String address,
            String lang,
            String dir,
            String language,
            String outlet,
            String outletDir,
            String outletAddress,
            String agency,
            String evidence,
            String evidenceDir,
            String inherited,
            String authors,
            Stamp stamp,
            Optional<Stamp> seen,
            List<String> paragraphs,
            String why,
            Optional<Changes> changes,
            List<Version> versions) {
        static Text of(
                Article article,
                Republish portion,
                ZoneId zone,
                Links links,
                Map<Long, String> why,
                String inherited,
                Optional<Changes> changes,
                List<Version> versions) {
            String title = Shown.title(article);
            String evidence = article.agency()
                    .map(agency -> Shown.line(agency.evidence()))
                    .orElse("");
            return new Text(
                    article.id(),
                    title,
                    article.url().toASCIIString(),
                    article.language(),
                    Shown.dir(title),
                    Shown.language(article.language()),
                    Shown.line(article.outlet()),
                    Shown.dir(article.outlet()),
                    links.outlet(article.outlet()),
                    article.agency().map(Agency::name).orElse(""),
                    evidence,
                    Shown.dir(evidence),
                    inherited,
                    Shown.line(String.join(", ", article.authors())),
                    Stamp.alone(article, zone),
                    Stamp.seen(article, zone),
                    paragraphs(article, portion),
                    why.getOrDefault(article.id(), ""),
                    changes,
                    versions);
        }

        private static List<String> paragraphs(Article article, Republish portion) {
            String text = article.text().isBlank() ? article.summary() : article.text();
            return switch (portion) {
                case FULL ->
                    Stream.of(text.split("\\n\\s*\\n"))
                            .map(Shown::line)
                            .filter(line -> !line.isEmpty())
                            .toList();
                case EXCERPT -> List.of(Shown.line(Excerpt.of(text)));
                default -> List.of();
            };
        }
    }
}
