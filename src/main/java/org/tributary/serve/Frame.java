package org.tributary.serve;

import java.util.List;
import java.util.Optional;

/**
 * What every page has around its content; the template {@code frame.jte} shows it.
 *
 * @param title of the page
 * @param house what feeds.yml calls the whole
 * @param root the way back to {@code /}
 * @param corrections the address of the page of what was changed
 * @param sources the address of the sources' page, for those who may see it
 * @param style the address of the style sheet
 * @param query what stands in the search box
 * @param key what the reader brought
 */
public record Frame(
        String title,
        String house,
        String root,
        String home,
        String corrections,
        Optional<String> sources,
        String style,
        String query,
        Optional<String> key,
        List<FeedLink> feeds) {
    /** One of our feeds; {@code name} is what stands at the foot of a page. */
    public record FeedLink(String title, String name, String address, String type) {}
}
