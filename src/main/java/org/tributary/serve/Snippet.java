package org.tributary.serve;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.tributary.index.SearchIndex.Piece;
import org.tributary.model.Article;
import org.tributary.model.Republish;
import org.tributary.model.Story;
import org.tributary.publish.Edition;
import org.tributary.publish.Excerpt;

/** Where in a story the words of a query stand, as far as its text may be shown. */
final class Snippet {
    private final BiFunction<String, String, List<Piece>> reader;
    private final Map<Long, Long> matched;
    private final Edition.Rights rights;

    /** @param matched by story the article that was found */
    Snippet(BiFunction<String, String, List<Piece>> reader, Map<Long, Long> matched, Edition.Rights rights) {
        this.reader = reader;
        this.matched = matched;
        this.rights = rights;
    }

    /** Empty where none of the words stands in what may be shown, as for a word of the headline alone. */
    List<Piece> of(Story story) {
        List<Piece> ofLead = of(story.lead());
        if (!ofLead.isEmpty()) return ofLead;
        long found = matched.getOrDefault(story.id(), 0L);
        return story.reprints().stream()
                .filter(article -> article.id() == found)
                .findFirst()
                .map(this::of)
                .orElse(List.of());
    }

    private List<Piece> of(Article article) {
        return reader.apply(article.language(), shown(article));
    }

    private String shown(Article article) {
        String text = article.text().isBlank() ? article.summary() : article.text();
        Republish portion = rights.of(article);
        if (portion == Republish.FULL) return text;
        return portion == Republish.EXCERPT ? Excerpt.of(text) : "";
    }
}
