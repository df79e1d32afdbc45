package org.tributary.model;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The article as found in its page (or in its feed entry, where there is no page or the page gave nothing good).
 *
 * @param title the headline, plain text
 * @param text paragraphs joined by a blank line; captions are not in it
 * @param html the same decision as sanitised HTML with absolute addresses, figures with captions
 * @param published with the page's own offset; UTC where it gives none
 * @param language ISO 639-1, or ckb or kmr; empty string where nobody can say
 * @param canonical the page's own word for its address
 * @param standfirst the lead under the headline, or the page's description
 * @param paywalled the text is a preview of something that is sold
 * @param mayQuote how much the page's robots directives let us republish (noarchive, nosnippet)
 * @param origin where the text was taken from
 * @param quality 0 to 1: how sure the extractor is that the text is the article, whole and nothing else
 */
public record Extraction(
        String title,
        String text,
        String html,
        List<String> authors,
        Optional<OffsetDateTime> published,
        Optional<OffsetDateTime> modified,
        String language,
        Optional<Agency> agency,
        Optional<URI> canonical,
        Optional<URI> image,
        String standfirst,
        String section,
        String siteName,
        boolean paywalled,
        Republish mayQuote,
        Origin origin,
        double quality) {
    public Extraction {
        authors = List.copyOf(authors);
    }

    /** Where the text was taken from. */
    public enum Origin {
        PAGE,
        FEED
    }
}
