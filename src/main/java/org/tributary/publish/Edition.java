package org.tributary.publish;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.model.Article;
import org.tributary.model.Republish;
import org.tributary.model.Story;

/**
 * One publication as it stands now: what a {@link FeedWriter} turns into bytes.
 *
 * @param id what the world knows the publication by, an absolute URI that never changes; the same in each format
 * @param self where this document is served, in this format
 * @param home the web page that shows the same stories
 * @param next where the stories below these are, in this format (RFC 5005, section 3)
 * @param updated when the newest change in it happened; never the time of writing, so that equal stories are equal bytes
 * @param stories newest first
 */
public record Edition(
        String id,
        String title,
        URI self,
        URI home,
        Optional<URI> next,
        Instant updated,
        List<Story> stories,
        Rights rights,
        Outlets outlets) {
    public Edition {
        stories = List.copyOf(stories);
    }

    /** How much of an article this edition's readers may get. */
    @FunctionalInterface
    public interface Rights {
        Republish of(Article article);
    }

    /** What is known of the outlet behind a source; a source that feeds.yml names no more still has its outlet's name. */
    @FunctionalInterface
    public interface Outlets {
        Outlet of(Article article);
    }

    List<Entry> entries() {
        return stories.stream().flatMap(story -> Entry.of(story, this).stream()).toList();
    }
}
