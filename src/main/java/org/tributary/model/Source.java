package org.tributary.model;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One address that feeds.yml names, with our wishes for it.
 *
 * @param id what the store knows the source by; it stays when the address changes
 * @param outlet the publisher's name; empty means the feed's own title
 * @param language ISO 639-1, or ckb or kmr; empty means declared or found out
 * @param every a fixed time between polls; empty means learned
 * @param headers sent to the source's own host only; never logged or shown
 * @param exclude words in a title, or {@code /part/} of an address: such entries are not stored
 * @param republish how much the world may read; empty means the house's default
 * @param obeysRobots false only where feeds.yml says so in words; logged
 * @param anyCertificate true only where feeds.yml accepts a bad TLS certificate in words; logged
 * @param retention how long its articles are kept
 * @param kind what stands at its address
 * @param list where a page lists its articles
 */
public record Source(
        String id,
        Optional<String> outlet,
        URI url,
        Set<String> tags,
        Optional<String> language,
        Optional<Duration> every,
        FullText fullText,
        Select select,
        Map<String, String> headers,
        List<String> exclude,
        Optional<Republish> republish,
        boolean obeysRobots,
        boolean anyCertificate,
        Keeping retention,
        SourceKind kind,
        Listing list) {
    public Source {
        if (!id.matches("[a-z0-9-]+")) throw new IllegalArgumentException("id may hold a-z, 0-9 and '-': " + id);
        tags = Set.copyOf(tags);
        headers = Map.copyOf(headers);
        exclude = List.copyOf(exclude);
    }

    /** One whose articles are kept as the house keeps all. */
    public Source(
            String id,
            Optional<String> outlet,
            URI url,
            Set<String> tags,
            Optional<String> language,
            Optional<Duration> every,
            FullText fullText,
            Select select,
            Map<String, String> headers,
            List<String> exclude,
            Optional<Republish> republish,
            boolean obeysRobots,
            boolean anyCertificate) {
        this(
                id,
                outlet,
                url,
                tags,
                language,
                every,
                fullText,
                select,
                headers,
                exclude,
                republish,
                obeysRobots,
                anyCertificate,
                Keeping.AS_THE_HOUSE);
    }

    /** A feed. */
    public Source(
            String id,
            Optional<String> outlet,
            URI url,
            Set<String> tags,
            Optional<String> language,
            Optional<Duration> every,
            FullText fullText,
            Select select,
            Map<String, String> headers,
            List<String> exclude,
            Optional<Republish> republish,
            boolean obeysRobots,
            boolean anyCertificate,
            Keeping retention) {
        this(
                id,
                outlet,
                url,
                tags,
                language,
                every,
                fullText,
                select,
                headers,
                exclude,
                republish,
                obeysRobots,
                anyCertificate,
                retention,
                SourceKind.FEED,
                Listing.NOTHING);
    }

    /** A source of which nothing but its address is known. */
    public static Source of(String id, URI url) {
        return new Source(
                id,
                Optional.empty(),
                url,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                FullText.AUTO,
                Select.NOTHING,
                Map.of(),
                List.of(),
                Optional.empty(),
                true,
                false);
    }

    /** The headers may hold a secret, so they are never part of a text. */
    @Override
    public String toString() {
        return "Source[" + id + " " + url + "]";
    }
}
