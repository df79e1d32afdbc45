package org.tributary.serve;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.index.SearchIndex;
import org.tributary.model.Article;
import org.tributary.model.Story;
import org.tributary.store.Store;

/** What a query finds, as lines for a terminal or a program: the same stories as on the page and in the feed. */
final class Findings {
    private final Store store;
    private final River river;

    Findings(Store store, SearchIndex index, IndexFollower follower) {
        this.store = store;
        this.river = new River(store.stories(), index, follower);
    }

    /**
     * A line a story, newest first: the moment it stands at in the river, its outlets, its headline, its address, with
     * tabs between.
     */
    String lines(Wish wish) {
        Catalogue catalogue = new Catalogue(store.sources().all());
        return river.page(wish, catalogue).stories().stream()
                .map(Findings::line)
                .collect(Collectors.joining());
    }

    private static String line(Story story) {
        String outlets =
                story.articles().stream().map(Article::outlet).distinct().collect(Collectors.joining(", "));
        return Stream.of(
                        story.ordered().toString(),
                        outlets,
                        story.lead().title(),
                        story.lead().url().toString())
                .map(field -> field.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
                .collect(Collectors.joining("\t", "", "\n"));
    }
}
