package org.tributary.extract;

import java.util.List;

/**
 * What is known of an article beside its blocks: what the page says of itself, and what the feed said.
 *
 * @param titles the headline as others give it: title element, og:title, JSON-LD, the feed
 * @param descriptions the lead or summary as the page and the feed give it
 * @param bodies the text as JSON-LD or the feed gives it; often cut short
 * @param authors names
 */
record Clues(List<String> titles, List<String> descriptions, List<String> bodies, List<String> authors) {
    static final Clues NONE = new Clues(List.of(), List.of(), List.of(), List.of());
}
