package org.tributary.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.tributary.model.Article;
import org.tributary.model.Extraction;
import org.tributary.model.Validators;

/** What is stored of each article, for those who read. */
public final class Articles {
    private final Jdbi jdbi;

    Articles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Which of a source's entries are stored, and from what they were last filed: one query for a whole feed. It is a
     * join because H2 answers {@code guid = ANY(?)} by reading all that the source ever had (13 ms instead of 0.1).
     */
    public Map<String, Known> known(String sourceId, Collection<String> guids) {
        Map<String, Known> known = new HashMap<>();
        if (guids.isEmpty()) return known;
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT a.guid, a.id, a.entry_hash, a.first_seen, a.filed, a.versions, a.origin"
                                + " FROM UNNEST(CAST(? AS VARCHAR ARRAY)) u(guid)"
                                + " JOIN article a ON a.source_id = ? AND a.guid = u.guid")
                .bindArray(0, String.class, guids.toArray())
                .bind(1, sourceId)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return Map.entry(
                            row.text(),
                            new Known(
                                    row.number(),
                                    row.number(),
                                    row.instant(),
                                    row.instant(),
                                    row.small(),
                                    row.text().equals(Extraction.Origin.PAGE.name())));
                })
                .forEach(one -> known.put(one.getKey(), one.getValue())));
        return known;
    }

    /** Which of these addresses articles of a source have; it reads all of them, and is asked where a feed has a gap. */
    public Set<String> addresses(String sourceId, Collection<String> urls) {
        if (urls.isEmpty()) return Set.of();
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT DISTINCT a.url FROM UNNEST(CAST(? AS VARCHAR ARRAY)) u(url)"
                                + " JOIN article a ON a.source_id = ? AND a.url = u.url")
                        .bindArray(0, String.class, urls.toArray())
                        .bind(1, sourceId)
                        .mapTo(String.class)
                        .set());
    }

    /** Whether anything of a source is stored. */
    public boolean hasAny(String sourceId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT 1 FROM article WHERE source_id = ? LIMIT 1")
                .bind(0, sourceId)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }

    /** Which of a source's entries were taken down, by themselves or by their canonical addresses. */
    public Set<String> takenDown(String sourceId, Map<String, String> addressByGuid) {
        if (addressByGuid.isEmpty()) return Set.of();
        Set<String> gone = new HashSet<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT source_id, guid, canonical FROM tombstone"
                        + " WHERE (source_id = ? AND guid = ANY(?)) OR (canonical = ANY(?) AND canonical <> '')")
                .bind(0, sourceId)
                .bindArray(1, String.class, addressByGuid.keySet().toArray())
                .bindArray(2, String.class, addressByGuid.values().toArray())
                .map((result, context) -> {
                    Row row = new Row(result);
                    if (row.text().equals(sourceId)) gone.add(row.text());
                    else row.text();
                    String canonical = row.text();
                    if (!canonical.isEmpty())
                        addressByGuid.forEach((guid, address) -> {
                            if (address.equals(canonical)) gone.add(guid);
                        });
                    return canonical;
                })
                .list());
        return gone;
    }

    /** Which of a source's entries were stored once and purged by retention. */
    public Set<String> past(String sourceId, Collection<String> guids) {
        if (guids.isEmpty()) return Set.of();
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT p.guid FROM UNNEST(CAST(? AS VARCHAR ARRAY)) u(guid)"
                                + " JOIN article_past p ON p.source_id = ? AND p.guid = u.guid")
                        .bindArray(0, String.class, guids.toArray())
                        .bind(1, sourceId)
                        .mapTo(String.class)
                        .set());
    }

    public Optional<Article> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(ArticleRows.SELECT + "WHERE id = ?")
                .bind(0, id)
                .map((result, context) -> ArticleRows.read(new Row(result)).article())
                .findOne());
    }

    /** The newest articles of one source, by their place in the river. */
    public List<Article> newestOf(String sourceId, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        ArticleRows.SELECT + "WHERE source_id = ? ORDER BY ordered DESC, id DESC LIMIT ?")
                .bind(0, sourceId)
                .bind(1, most)
                .map((result, context) -> ArticleRows.read(new Row(result)).article())
                .list());
    }

    /** What an article said before, the oldest first. */
    public List<Version> versions(long articleId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT number, title, body, filed, replaced, kind FROM"
                        + " article_version WHERE article_id = ? ORDER BY number")
                .bind(0, articleId)
                .map((result, context) -> version(new Row(result)))
                .list());
    }

    private static Version version(Row row) throws SQLException {
        int number = row.small();
        String title = row.text();
        Body body = Body.of(row.bytes());
        return new Version(number, title, body.text(), body.html(), row.instant(), row.instant(), row.text());
    }

    /** Articles whose page is still to be fetched, those due by now, the longest due first. */
    public List<PageDue> pagesDue(Instant now, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT p.article_id, p.tries, a.entry_hash FROM page_due p JOIN article a ON a.id = p.article_id"
                                + " WHERE p.due <= ? ORDER BY p.due LIMIT ?")
                .bind(0, now)
                .bind(1, most)
                .map((result, context) -> new PageDue(result.getLong(1), result.getInt(2), result.getLong(3)))
                .list());
    }

    /** Pages to be asked whether they changed, those due by now, the longest due first. */
    public List<PageCheck> checksDue(Instant now, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT c.article_id, c.checks, a.entry_hash, c.etag, c.last_modified, c.validators_url"
                                + " FROM page_check c JOIN article a ON a.id = c.article_id"
                                + " WHERE c.due <= ? ORDER BY c.due LIMIT ?")
                .bind(0, now)
                .bind(1, most)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new PageCheck(
                            row.number(),
                            row.small(),
                            row.number(),
                            new Validators(row.maybe(), row.maybe(), Optional.empty(), row.address()));
                })
                .list());
    }

    /** A page to be asked again with what its server gave; {@code checks} were made. */
    public record PageCheck(long articleId, int checks, long entryHash, Validators validators) {}

    /** Changes that tell a reader something new, the newest first, those from before a moment. */
    public List<Correction> corrections(int most, Optional<Instant> before) {
        return jdbi.withHandle(handle -> {
            List<Correction> found = new ArrayList<>();
            handle.createQuery("SELECT v.article_id, v.number, v.title, v.body, v.filed, v.replaced, v.kind,"
                            + " n.title, n.body FROM article_version v LEFT JOIN article_version n"
                            + " ON n.article_id = v.article_id AND n.number = v.number + 1"
                            + " WHERE v.kind IN ('CORRECTION', 'UPDATE', 'HEADLINE') AND v.replaced < ?"
                            + " ORDER BY v.replaced DESC, v.article_id DESC, v.number DESC LIMIT ?")
                    .bind(0, before.orElse(FAR))
                    .bind(1, most)
                    .map((result, context) -> {
                        Row row = new Row(result);
                        long articleId = row.number();
                        Version version = version(row);
                        Optional<String> title = row.maybe();
                        Optional<String> text = title.isEmpty()
                                ? Optional.empty()
                                : Optional.of(Body.of(row.bytes()).text());
                        // empty where it was purged since the query began
                        return find(articleId).map(article -> new Correction(article, version, title, text));
                    })
                    .forEach(one -> one.ifPresent(found::add));
            return found;
        });
    }

    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * A change of an article.
     *
     * @param article as it is now
     * @param before what it said until then
     * @param nextTitle what it said next; empty where that is what it says now
     */
    public record Correction(Article article, Version before, Optional<String> nextTitle, Optional<String> nextText) {
        public String titleAfter() {
            return nextTitle.orElse(article.title());
        }

        public String textAfter() {
            return nextText.orElse(article.text());
        }
    }

    /** When the last article came; empty where there is none. */
    public Optional<Instant> newestSeen() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT first_seen FROM article ORDER BY id DESC LIMIT 1")
                .map((result, context) -> new Row(result).instant())
                .findOne());
    }

    public long count() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM article")
                .mapTo(Long.class)
                .one());
    }

    /**
     * An entry that is stored.
     *
     * @param entryHash what the feed said of it when it was last filed
     * @param filed when its newest version was filed
     * @param versions how many there are
     * @param hasPage whether its words are those of its page
     */
    public record Known(
            long articleId, long entryHash, Instant firstSeen, Instant filed, int versions, boolean hasPage) {}

    /**
     * What an article said from {@code filed} until {@code replaced}.
     *
     * @param kind how the next version differs from this one; empty where nobody looked
     */
    public record Version(
            int number, String title, String text, String html, Instant filed, Instant replaced, String kind) {}

    /** A page to be tried again; {@code tries} were in vain. The entry's hash is what it was last filed from. */
    public record PageDue(long articleId, int tries, long entryHash) {}
}
