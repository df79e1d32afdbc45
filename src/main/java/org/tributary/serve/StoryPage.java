package org.tributary.serve;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Republish;
import org.tributary.publish.Excerpt;

/**
 * What the template {@code story.jte} shows: one story in every outlet that has it.
 *
 * @param lead the article that stands for the story
 * @param reprints by first seen
 */
public record StoryPage(Frame frame, Text lead, List<Text> reprints) {
    /**
     * One article.
     *
     * @param paragraphs as much of the text as this reader may get
     * @param why the rule that put it into the story, and its figures
     */
    public record Text(
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
            String authors,
            String firstSeen,
            String moment,
            List<String> paragraphs,
            String why) {
        static Text of(Article article, Republish portion, ZoneId zone, Links links, Map<Long, String> why) {
            String title = Shown.title(article);
            return new Text(
                    title,
                    article.url().toASCIIString(),
                    article.language(),
                    Shown.dir(title),
                    Shown.language(article.language()),
                    Shown.line(article.outlet()),
                    Shown.dir(article.outlet()),
                    links.outlet(article.outlet()),
                    article.agency().map(Agency::name).orElse(""),
                    article.agency()
                            .map(agency -> Shown.line(agency.evidence()))
                            .orElse(""),
                    Shown.line(String.join(", ", article.authors())),
                    Shown.moment(article.firstSeen(), zone),
                    article.firstSeen().toString(),
                    paragraphs(article, portion),
                    why.getOrDefault(article.id(), ""));
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
