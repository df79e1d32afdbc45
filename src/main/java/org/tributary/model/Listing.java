package org.tributary.model;

import java.util.Optional;

/**
 * CSS for a page that lists articles.
 *
 * @param item one article's place in the list
 * @param link within it the link to the article; empty: the item itself, or the first link in it
 * @param title within it the headline; empty: the link's text
 * @param date within it when it was published, as {@code datetime} or as text; empty: its {@code time}
 */
public record Listing(Optional<String> item, Optional<String> link, Optional<String> title, Optional<String> date) {
    public static final Listing NOTHING =
            new Listing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
