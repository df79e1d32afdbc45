package org.tributary.store;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Enclosure;
import org.tributary.model.Extraction;
import org.tributary.model.Fingerprint;
import org.tributary.model.Placement;
import org.tributary.model.Republish;

/** An article's columns, in the one order in which they are written and read. */
final class ArticleRows {
    /** What a new version of an article changes. */
    private static final String CHANGING = "outlet, url, canonical, title, summary, length, body, authors, published,"
            + " updated, language, agency, agency_evidence, agency_strict, agency_from, categories, enclosures, image, may_quote, origin, body_hash,"
            + " terms, entry_hash, filed";

    /** What stays as it was filed first. */
    private static final String LASTING = "id, source_id, guid, first_seen, ordered";

    private static final String[] PLACES = CHANGING.split(", ");

    static final String SELECT = "SELECT " + LASTING + ", " + CHANGING + ", story_id FROM article ";
    static final String INSERT = "INSERT INTO article (" + CHANGING + ", " + LASTING
            + ", twin, why, seq, story_id, versions) VALUES (" + "?, ".repeat(PLACES.length + 7) + "?, ?, 1)";
    private static final String SET = "UPDATE article SET " + String.join(" = ?, ", PLACES) + " = ?, seq = ?";
    static final String UPDATE = SET + ", versions = versions + 1 WHERE id = ?";
    static final String UPDATE_LOOKS = SET + " WHERE id = ?";

    private ArticleRows() {}

    /** The values of a new article, in the places of {@link #INSERT}. */
    static Object[] newValues(Article article, long entryHash, long id, long storyId, Placement placement) {
        return together(
                changing(article, entryHash, article.firstSeen()),
                id,
                article.sourceId(),
                article.guid(),
                article.firstSeen(),
                article.ordered(),
                placement.articleId(),
                placement.why(),
                id,
                storyId);
    }

    /** The values of a new version, in the places of {@link #UPDATE}. */
    static Object[] newerValues(Article article, long entryHash, Instant filed, long seq, long id) {
        return together(changing(article, entryHash, filed), seq, id);
    }

    private static Object[] together(Object[] first, Object... more) {
        Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static Object[] changing(Article article, long entryHash, Instant filed) {
        return new Object[] {
            article.outlet(),
            article.url().toString(),
            article.canonical(),
            article.title(),
            article.summary(),
            article.text().length(),
            Body.of(article.text(), article.html()).packed(),
            Packed.list(article.authors()),
            article.published(),
            article.updated(),
            article.language(),
            article.agency().map(Agency::name),
            article.agency().map(Agency::evidence),
            article.agency().filter(Agency::strict).isPresent(),
            article.agency().flatMap(Agency::from),
            Packed.list(article.categories()),
            Packed.enclosures(article.enclosures()),
            article.image().map(URI::toString),
            article.mayQuote().name(),
            article.origin().name(),
            article.fingerprint().bodyHash(),
            Packed.ints(article.fingerprint().terms()),
            entryHash,
            filed
        };
    }

    /** Reads what {@link #SELECT} selects. */
    static Filed read(Row row) throws SQLException {
        long id = row.number();
        String sourceId = row.text();
        String guid = row.text();
        Instant firstSeen = row.instant();
        Instant ordered = row.instant();
        String outlet = row.text();
        URI url = URI.create(row.text());
        String canonical = row.text();
        String title = row.text();
        String summary = row.text();
        row.small(); // the text's length: the text itself follows
        Body body = Body.of(row.bytes());
        List<String> authors = Packed.list(row.text());
        Optional<Instant> published = row.moment();
        Optional<Instant> updated = row.moment();
        String language = row.text();
        Optional<String> agency = row.maybe();
        String evidence = row.text();
        boolean strict = row.flag();
        Optional<Long> from = row.maybe().map(Long::valueOf);
        List<String> categories = Packed.list(row.text());
        List<Enclosure> enclosures = Packed.enclosures(row.text());
        Optional<URI> image = row.address();
        Republish mayQuote = Republish.valueOf(row.text());
        Extraction.Origin origin = Extraction.Origin.valueOf(row.text());
        Fingerprint fingerprint = new Fingerprint(row.number(), Packed.ints(row.bytes()));
        long entryHash = row.number();
        Instant filed = row.instant();
        Article article = new Article(
                id,
                sourceId,
                outlet,
                guid,
                url,
                canonical,
                title,
                summary,
                body.text(),
                body.html(),
                authors,
                published,
                updated,
                firstSeen,
                ordered,
                language,
                agency.map(name -> new Agency(name, evidence, strict, from)),
                categories,
                enclosures,
                image,
                mayQuote,
                origin,
                fingerprint);
        return new Filed(article, row.number(), entryHash, filed);
    }

    /** An article, its story, and what it was last filed from. */
    record Filed(Article article, long storyId, long entryHash, Instant filed) {}
}
