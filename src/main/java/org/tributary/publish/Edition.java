package org.tributary.publish;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param walk where the other stories are, in this format
 * @param updated when the newest change in it happened; never the time of writing, so that equal stories are equal bytes
 * @param stories newest first
 */
public record Edition(
        String id,
        String title,
        URI self,
        URI home,
        Walk walk,
        Instant updated,
        List<Story> stories,
        Rights rights,
        Outlets outlets) {
    public Edition {
        stories = List.copyOf(stories);
    }

    /**
     * Paged and archived feeds (RFC 5005). A page leads to the next one; an archive document is one that stays as it is.
     *
     * @param first the first page, named on the others
     * @param next the page with the stories below these
     * @param previous the archive document before this one
     * @param following the archive document behind this one
     * @param current the feed to subscribe to, named by its archive documents and by nobody else
     */
    public record Walk(
            Optional<URI> first,
            Optional<URI> next,
            Optional<URI> previous,
            Optional<URI> following,
            Optional<URI> current) {
        /** Of a document that stands alone, or is the last. */
        public static final Walk NONE =
                new Walk(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** In the order in which documents name them, by their link relations. */
        Map<String, URI> links() {
            Map<String, URI> links = new LinkedHashMap<>();
            first.ifPresent(at -> links.put("first", at));
            next.ifPresent(at -> links.put("next", at));
            previous.ifPresent(at -> links.put("prev-archive", at));
            following.ifPresent(at -> links.put("next-archive", at));
            current.ifPresent(at -> links.put("current", at));
            return links;
        }

        boolean isArchive() {
            return current.isPresent();
        }
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
