package org.tributary.store;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Enclosure;
import org.tributary.model.Extraction;
import org.tributary.model.Fingerprint;
import org.tributary.model.Republish;

/** An article's columns, in the one order in which they are written and read. */
final class ArticleRows {
    /** What a new version of an article changes. */
    private static final String CHANGING = "outlet, url, canonical, title, summary, text, html, authors, published,"
            + " updated, language, agency, agency_evidence, categories, enclosures, image, may_quote, origin, body_hash,"
            + " terms, entry_hash, filed";

    /** What stays as it was filed first. */
    private static final String LASTING = "id, source_id, guid, first_seen, ordered";

    private static final String[] PLACES = CHANGING.split(", ");

    static final String SELECT = "SELECT " + LASTING + ", " + CHANGING + ", story_id FROM article ";
    static final String INSERT = "INSERT INTO article (" + CHANGING + ", " + LASTING
            + ", seq, story_id, versions) VALUES (" + "?, ".repeat(PLACES.length + 5) + "?, ?, 1)";
    private static final String SET = "UPDATE article SET " + String.join(" = ?, ", PLACES) + " = ?, seq = ?";
    static final String UPDATE = SET + ", versions = versions + 1 WHERE id = ?";
    static final String UPDATE_LOOKS = SET + " WHERE id = ?";

    private ArticleRows() {}

    /** Binds what changes; the next free place comes back. */
    static int bindChanging(SqlStatement<?> to, Article article, long entryHash, Instant filed) {
        int i = 0;
        to.bind(i++, article.outlet());
        to.bind(i++, article.url().toString());
        to.bind(i++, article.canonical());
        to.bind(i++, article.title());
        to.bind(i++, article.summary());
        to.bind(i++, article.text());
        to.bind(i++, article.html());
        to.bind(i++, Packed.list(article.authors()));
        to.bind(i++, article.published());
        to.bind(i++, article.updated());
        to.bind(i++, article.language());
        to.bind(i++, article.agency().map(Agency::name));
        to.bind(i++, article.agency().map(Agency::evidence));
        to.bind(i++, Packed.list(article.categories()));
        to.bind(i++, Packed.enclosures(article.enclosures()));
        to.bind(i++, article.image().map(URI::toString));
        to.bind(i++, article.mayQuote().name());
        to.bind(i++, article.origin().name());
        to.bind(i++, article.fingerprint().bodyHash());
        to.bind(i++, Packed.ints(article.fingerprint().terms()));
        to.bind(i++, entryHash);
        to.bind(i++, filed);
        return i;
    }

    static void bindNew(SqlStatement<?> to, Article article, long entryHash, long id, long storyId) {
        int i = bindChanging(to, article, entryHash, article.firstSeen());
        to.bind(i++, id);
        to.bind(i++, article.sourceId());
        to.bind(i++, article.guid());
        to.bind(i++, article.firstSeen());
        to.bind(i++, article.ordered());
        to.bind(i++, id);
        to.bind(i, storyId);
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
        String text = row.text();
        String html = row.text();
        List<String> authors = Packed.list(row.text());
        Optional<Instant> published = row.moment();
        Optional<Instant> updated = row.moment();
        String language = row.text();
        Optional<String> agency = row.maybe();
        String evidence = row.text();
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
                text,
                html,
                authors,
                published,
                updated,
                firstSeen,
                ordered,
                language,
                agency.map(name -> new Agency(name, evidence)),
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
