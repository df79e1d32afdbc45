package org.tributary.ingest;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.tributary.dedup.Fingerprinter;
import org.tributary.model.Article;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Extraction;
import org.tributary.model.FeedEntry;

/** Puts an article together from what the feed said and what the page said. */
final class Draft {
    private static final int LONGEST = 1_000_000;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int STAND_IN_TITLE = 90;

    private Draft() {}

    /** @param trackers parameters that tell no pages apart, besides those that are known */
    static Article article(
            Visit visit, Item item, Extraction found, Fingerprinter fingerprinter, Set<String> trackers) {
        FeedEntry entry = item.entry();
        Instant seen = visit.seen();
        Optional<Instant> published =
                entry.published().or(() -> found.published().map(OffsetDateTime::toInstant));
        Optional<Instant> updated = entry.updated().or(() -> found.modified().map(OffsetDateTime::toInstant));
        String text = cut(found.text());
        String title = title(visit, entry, found);
        return new Article(
                0,
                visit.source().id(),
                visit.outlet(),
                item.guid(),
                entry.link().or(visit::home).orElse(visit.source().url()),
                canonical(entry, found, trackers),
                title,
                cut(entry.summaryText().isBlank() ? found.standfirst() : entry.summaryText()),
                text,
                found.html().length() > LONGEST ? "" : found.html(),
                found.authors().isEmpty() ? entry.authors() : found.authors(),
                published.map(at -> notAfter(at, seen)),
                updated.map(at -> notAfter(at, seen)),
                seen,
                ordered(visit, item),
                found.language(),
                found.agency(),
                entry.categories(),
                entry.enclosures(),
                found.image().or(() -> entry.media().stream().findFirst()),
                found.mayQuote(),
                found.origin(),
                fingerprinter.sign(title, text, found.language()));
    }

    /** A stored article with the body that its page gave at last. */
    static Article withPage(Article stored, Extraction found, Fingerprinter fingerprinter) {
        String text = cut(found.text());
        return new Article(
                stored.id(),
                stored.sourceId(),
                stored.outlet(),
                stored.guid(),
                stored.url(),
                stored.canonical(),
                found.title().isBlank() ? stored.title() : cut(found.title()),
                stored.summary(),
                text,
                found.html().length() > LONGEST ? "" : found.html(),
                found.authors().isEmpty() ? stored.authors() : found.authors(),
                stored.published(),
                stored.updated(),
                stored.firstSeen(),
                stored.ordered(),
                found.language(),
                found.agency(),
                stored.categories(),
                stored.enclosures(),
                found.image().or(stored::image),
                found.mayQuote(),
                found.origin(),
                fingerprinter.sign(found.title(), text, found.language()));
    }

    /** Old news of a new source stands where it belongs; else what was met together keeps the feed's own order. */
    private static Instant ordered(Visit visit, Item item) {
        Instant met = visit.seen().minusMillis(Math.min(item.rank(), 999));
        if (!visit.isFirst()) return met;
        Optional<Instant> own = item.entry().published().or(item.entry()::updated);
        return own.filter(date -> date.isBefore(met)).orElse(met);
    }

    private static Instant notAfter(Instant date, Instant seen) {
        return date.isAfter(seen) ? seen : date;
    }

    private static String title(Visit visit, FeedEntry entry, Extraction found) {
        if (!found.title().isBlank()) return cut(found.title());
        if (!entry.title().isBlank()) return cut(entry.title());
        String words = (found.text().isBlank() ? entry.summaryText() : found.text()).strip();
        if (words.isEmpty()) return visit.outlet();
        String line = words.lines().findFirst().orElse(words).strip();
        if (line.length() <= STAND_IN_TITLE) return line;
        int space = line.lastIndexOf(' ', STAND_IN_TITLE);
        return line.substring(0, space > 0 ? space : STAND_IN_TITLE) + "…";
    }

    /** A site whose pages all name its home page as theirs (seen often) is not believed. */
    private static String canonical(FeedEntry entry, Extraction found, Set<String> trackers) {
        Optional<URI> own = found.canonical().filter(uri -> hasPath(uri) || uri.getRawQuery() != null);
        String canonical = own.or(entry::link)
                .filter(uri -> uri.getRawAuthority() != null)
                .map(uri -> CanonicalUrl.of(uri, trackers).value())
                .orElse("");
        return canonical.length() > LONGEST_ADDRESS ? "" : canonical;
    }

    private static boolean hasPath(URI uri) {
        return uri.getRawPath() != null && uri.getRawPath().length() > 1;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) return text;
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
