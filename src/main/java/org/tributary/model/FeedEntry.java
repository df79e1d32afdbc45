package org.tributary.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One element of a feed, whatever the format calls it. Absolute addresses, dates as instants, HTML sanitised, plain text
 * without tags; an empty string where the feed says nothing.
 *
 * @param id the feed's own name for it (guid, atom:id, id), as given; empty where there is none
 * @param title plain text
 * @param media pictures and films beyond the enclosures
 * @param language as declared for this entry or its feed
 */
public record FeedEntry(
        String id,
        String title,
        Optional<URI> link,
        Optional<Instant> published,
        Optional<Instant> updated,
        String summaryText,
        String summaryHtml,
        String contentText,
        String contentHtml,
        List<String> authors,
        List<Enclosure> enclosures,
        List<String> categories,
        List<URI> media,
        Optional<String> language) {
    public FeedEntry {
        authors = List.copyOf(authors);
        enclosures = List.copyOf(enclosures);
        categories = List.copyOf(categories);
        media = List.copyOf(media);
    }
}
