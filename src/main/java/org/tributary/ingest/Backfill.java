package org.tributary.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Download;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.FetchResult;
import org.tributary.model.ParseResult;
import org.tributary.model.Source;
import org.tributary.model.SourceKind;
import org.tributary.model.SourceState;
import org.tributary.model.Validators;
import org.tributary.parse.FeedParser;

/**
 * Finds what left a feed between two polls. It is looked for where the outlet itself says: on the feed's next pages
 * (RFC 5005), else in the sitemaps that the robots.txt of its articles' site names. No address is made up (P22).
 */
final class Backfill {
    private static final int PAGES = 10;
    private static final int SITEMAPS = 5;
    /** An entry may have been dated a little before we could see it. */
    private static final Duration OVERLAP = Duration.ofMinutes(30);

    private final PoliteFetcher fetcher;
    private final FeedParser parser;

    Backfill(PoliteFetcher fetcher, FeedParser parser) {
        this.fetcher = fetcher;
        this.parser = parser;
    }

    /**
     * What was found.
     *
     * @param entries newest first as far as their places say; none of them stands in the feed itself
     * @param whole whether the search reached what was known before, so that nothing is missing between
     */
    record Found(List<FeedEntry> entries, boolean whole) {
        static final Found NOTHING_MISSING = new Found(List.of(), true);
    }

    /**
     * @param stored whether an entry is in the store
     */
    Found find(Source source, SourceState before, Feed feed, Predicate<FeedEntry> stored) {
        if (source.kind() == SourceKind.SITEMAP) return new Found(List.of(), false);
        Found pages = nextPages(source, feed, stored);
        return pages.whole() ? pages : joined(pages, sitemaps(source, before, feed, stored));
    }

    private static Found joined(Found pages, Found maps) {
        List<FeedEntry> all = new ArrayList<>(pages.entries());
        Set<String> there = addresses(pages.entries());
        for (FeedEntry entry : maps.entries()) if (!isIn(there, entry)) all.add(entry);
        return new Found(all, maps.whole());
    }

    private Found nextPages(Source source, Feed feed, Predicate<FeedEntry> stored) {
        List<FeedEntry> found = new ArrayList<>();
        Set<URI> asked = new HashSet<>();
        Feed page = feed;
        while (asked.size() < PAGES) {
            Optional<URI> next = page.more().stream().filter(asked::add).findFirst();
            Optional<Feed> more = next.flatMap(at -> download(source, at))
                    .map(parser::parse)
                    .filter(ParseResult.Parsed.class::isInstance)
                    .map(parsed -> ((ParseResult.Parsed) parsed).feed());
            if (more.isEmpty()) return new Found(found, false);
            for (FeedEntry entry : more.get().entries()) {
                if (stored.test(entry)) return new Found(found, true);
                found.add(entry);
            }
            page = more.get();
        }
        return new Found(found, false);
    }

    private Found sitemaps(Source source, SourceState before, Feed feed, Predicate<FeedEntry> stored) {
        Optional<Instant> since = before.lastSuccess();
        Optional<URI> site =
                feed.entries().stream().flatMap(entry -> entry.link().stream()).findFirst();
        if (since.isEmpty() || site.isEmpty()) return new Found(List.of(), false);
        Set<String> there = addresses(feed.entries());
        Deque<URI> maps = new ArrayDeque<>(fetcher.sitemaps(source, site.get()));
        Instant from = since.get().minus(OVERLAP);
        List<FeedEntry> found = new ArrayList<>();
        boolean whole = false;
        for (int asked = 0; asked < SITEMAPS && !maps.isEmpty(); asked++) {
            Optional<Feed> map = download(source, maps.removeFirst()).flatMap(parser::sitemap);
            if (map.isEmpty()) continue;
            map.get().more().forEach(maps::addFirst);
            for (FeedEntry entry : map.get().entries()) {
                boolean recent = date(entry).filter(from::isBefore).isPresent();
                if (!recent) whole |= date(entry).isPresent();
                else if (stored.test(entry)) whole = true;
                else if (!isIn(there, entry)) found.add(entry);
            }
        }
        return new Found(found, whole);
    }

    private static Optional<Instant> date(FeedEntry entry) {
        return entry.published().or(entry::updated);
    }

    private static Set<String> addresses(List<FeedEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.link().stream())
                .map(link -> CanonicalUrl.of(link).value())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static boolean isIn(Set<String> addresses, FeedEntry entry) {
        return entry.link()
                .filter(link -> addresses.contains(CanonicalUrl.of(link).value()))
                .isPresent();
    }

    private Optional<Download> download(Source source, URI at) {
        return fetcher.feed(source, at, Validators.NONE) instanceof FetchResult.Fetched fetched
                ? Optional.of(fetched.download())
                : Optional.empty();
    }
}
