package org.tributary.store;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.Databases;
import org.tributary.Postgres;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Enclosure;
import org.tributary.model.Extraction;
import org.tributary.model.Fingerprint;
import org.tributary.model.Republish;
import org.tributary.model.Source;

/** Articles and sources as tests need them. */
final class Sample {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Sample() {}

    static Store memory() {
        return Store.open(Databases.at(Databases.fresh()));
    }

    static Store postgres() {
        return Store.open(Databases.at(Postgres.database()));
    }

    static Source source(String id) {
        return Source.of(id, URI.create("https://" + id + ".example/feed"));
    }

    static Article article(String source, String guid, String text, Instant seen) {
        URI url = URI.create("https://" + source + ".example/" + guid);
        return new Article(
                0,
                source,
                "Outlet " + source,
                guid,
                url,
                CanonicalUrl.of(url).value(),
                "Title of " + guid,
                "Summary",
                text,
                "<p>" + text + "</p>",
                List.of("A. Writer", "ب. كاتب"),
                Optional.of(seen.minusSeconds(60)),
                Optional.empty(),
                seen,
                seen,
                "en",
                Optional.of(new Agency("AFP", "(AFP)")),
                List.of("politics", "iraq"),
                List.of(new Enclosure(
                        URI.create("https://e.example/a.mp3"), Optional.of("audio/mpeg"), Optional.of(5L))),
                Optional.of(URI.create("https://e.example/i.jpg")),
                Republish.FULL,
                Extraction.Origin.PAGE,
                new Fingerprint(text.hashCode(), new int[] {-5, 1, 7}));
    }

    static Article withAgency(Article like, Optional<Agency> agency) {
        return new Article(
                like.id(),
                like.sourceId(),
                like.outlet(),
                like.guid(),
                like.url(),
                like.canonical(),
                like.title(),
                like.summary(),
                like.text(),
                like.html(),
                like.authors(),
                like.published(),
                like.updated(),
                like.firstSeen(),
                like.ordered(),
                like.language(),
                agency,
                like.categories(),
                like.enclosures(),
                like.image(),
                like.mayQuote(),
                like.origin(),
                like.fingerprint());
    }

    static Article withGuid(Article like, String guid, Fingerprint fingerprint) {
        return new Article(
                like.id(),
                like.sourceId(),
                like.outlet(),
                guid,
                like.url(),
                like.canonical(),
                like.title(),
                like.summary(),
                like.text(),
                like.html(),
                like.authors(),
                like.published(),
                like.updated(),
                like.firstSeen(),
                like.ordered(),
                like.language(),
                like.agency(),
                like.categories(),
                like.enclosures(),
                like.image(),
                like.mayQuote(),
                like.origin(),
                fingerprint);
    }

    static Article withOrigin(Article like, Extraction.Origin origin) {
        return new Article(
                like.id(),
                like.sourceId(),
                like.outlet(),
                like.guid(),
                like.url(),
                like.canonical(),
                like.title(),
                like.summary(),
                like.text(),
                like.html(),
                like.authors(),
                like.published(),
                like.updated(),
                like.firstSeen(),
                like.ordered(),
                like.language(),
                like.agency(),
                like.categories(),
                like.enclosures(),
                like.image(),
                like.mayQuote(),
                origin,
                like.fingerprint());
    }
}
