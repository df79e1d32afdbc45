package org.tributary.model;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A document that we read from a source.
 *
 * @param format what the document says it is: rss-2.0, rss-1.0, atom-1.0, atom-0.3, json-feed-1.1, ...
 * @param title plain text, empty where there is none
 * @param link the outlet's web page
 * @param problems what could not be read and was left out, in words; the entries are all the rest
 * @param more where more of it is: the next page of a feed (RFC 5005), the sitemaps of an index, the likeliest first
 */
public record Feed(
        String format,
        String title,
        Optional<URI> link,
        Optional<String> language,
        Optional<String> rights,
        Optional<URI> icon,
        PaceWish pace,
        List<FeedEntry> entries,
        List<String> problems,
        List<URI> more) {
    public Feed {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
        more = List.copyOf(more);
    }

    /** One that is all there is. */
    public Feed(
            String format,
            String title,
            Optional<URI> link,
            Optional<String> language,
            Optional<String> rights,
            Optional<URI> icon,
            PaceWish pace,
            List<FeedEntry> entries,
            List<String> problems) {
        this(format, title, link, language, rights, icon, pace, entries, problems, List.of());
    }

    /** The same with other entries. */
    public Feed with(List<FeedEntry> others) {
        return new Feed(format, title, link, language, rights, icon, pace, others, problems, more);
    }
}
