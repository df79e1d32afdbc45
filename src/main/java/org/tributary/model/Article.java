package org.tributary.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry, filed: its text, safe HTML and fingerprint.
 *
 * @param id given by the store; 0 before
 * @param sourceId the source it came from; {@code guid} is unique within it
 * @param outlet the publisher's name, as shown
 * @param guid the entry's own id, or what stands for it where the feed gives none (its address, or a hash of its title)
 * @param url the page a reader is sent to
 * @param canonical the law of equal addresses applied to the page's own word for its address, else to {@code url}
 * @param published as the outlet says (clamped to first seen where it lies in the future); only shown
 * @param firstSeen when we met it
 * @param ordered where it stands in the river: first seen, or its own date if it came with a source's first poll
 * @param language ISO 639-1, or ckb or kmr; empty where nobody can say
 * @param summary plain text, the feed's or the page's
 */
public record Article(
        long id,
        String sourceId,
        String outlet,
        String guid,
        URI url,
        String canonical,
        String title,
        String summary,
        String text,
        String html,
        List<String> authors,
        Optional<Instant> published,
        Optional<Instant> updated,
        Instant firstSeen,
        Instant ordered,
        String language,
        Optional<Agency> agency,
        List<String> categories,
        List<Enclosure> enclosures,
        Optional<URI> image,
        Republish mayQuote,
        Extraction.Origin origin,
        Fingerprint fingerprint) {
    public Article {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
    }

    /** This article's headline and dates over another version's body. */
    public Article withBodyOf(Article other) {
        return new Article(
                id,
                sourceId,
                outlet,
                guid,
                url,
                other.canonical,
                title,
                summary,
                other.text,
                other.html,
                other.authors,
                published,
                updated,
                firstSeen,
                ordered,
                other.language,
                other.agency,
                categories,
                enclosures,
                other.image,
                other.mayQuote,
                other.origin,
                other.fingerprint);
    }

    /** The same article with another word of its outlet on when it was updated. */
    public Article withUpdated(Optional<Instant> at) {
        return new Article(
                id,
                sourceId,
                outlet,
                guid,
                url,
                canonical,
                title,
                summary,
                text,
                html,
                authors,
                published,
                at,
                firstSeen,
                ordered,
                language,
                agency,
                categories,
                enclosures,
                image,
                mayQuote,
                origin,
                fingerprint);
    }
}
