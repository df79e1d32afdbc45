package org.tributary.app;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tributary.extract.Extractor;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Download;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.FetchResult;
import org.tributary.model.ParseResult;
import org.tributary.model.Source;
import org.tributary.model.Validators;
import org.tributary.parse.FeedLinks;
import org.tributary.parse.FeedParser;

/**
 * Looks for the feeds of a site, because a person asked for that: the address itself, what its page names, and only
 * then the well-known places (P22).
 */
final class Discovery {
    private static final int LOOKED_AT = 10;

    private final PoliteFetcher fetcher;
    private final int most;
    private final Consumer<String> listener;
    private final FeedParser parser = new FeedParser();
    private final Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<Found> found = new ArrayList<>();
    private List<URI> sitemaps = List.of();

    /** @param listener hears in words of each address that was asked */
    Discovery(PoliteFetcher fetcher, int most, Consumer<String> listener) {
        this.fetcher = fetcher;
        this.most = most;
        this.listener = listener;
    }

    /**
     * @param source the lines for feeds.yml
     * @param notes what a person wants to know of it
     */
    record Found(Map<String, Object> source, List<String> notes) {}

    /** What robots.txt names; known after {@link #look}. */
    List<URI> sitemaps() {
        return sitemaps;
    }

    /** The feeds of comments last. */
    List<Found> look(URI site) {
        Source asked = Source.of("suggest", site);
        FetchResult result = fetcher.page(asked, site, Validators.NONE);
        listener.accept(site + ": " + outcome(result));
        sitemaps = fetcher.sitemaps(site);
        if (result instanceof FetchResult.Fetched fetched) {
            if (!feed(fetched.download().url(), fetched.download(), "")) named(fetched.download());
        }
        if (found.isEmpty()) wellKnown(site);
        found.sort(Comparator.comparing(one -> one.notes().contains(COMMENTS)));
        return found;
    }

    private static final String COMMENTS = "probably readers' comments, not articles";

    private void named(Download page) {
        for (FeedLinks.Named one : FeedLinks.of(page)) {
            if (found.size() >= most) return;
            if (!one.byTag() && found.stream().anyMatch(each -> !each.notes().contains(COMMENTS))) return;
            ask(one.url(), one.title());
        }
    }

    private void wellKnown(URI site) {
        for (String path : FeedLinks.WELL_KNOWN) {
            if (!found.isEmpty()) return;
            ask(site.resolve(path), "");
        }
    }

    private void ask(URI url, String title) {
        if (seen.contains(CanonicalUrl.of(url).value())) return;
        FetchResult result = fetcher.feed(Source.of("suggest", url), url, Validators.NONE);
        if (result instanceof FetchResult.Fetched fetched) {
            boolean is = feed(url, fetched.download(), title);
            listener.accept(url + ": " + (is ? "a feed" : "no feed"));
        } else listener.accept(url + ": " + outcome(result));
    }

    private boolean feed(URI url, Download download, String title) {
        if (!(parser.parse(download) instanceof ParseResult.Parsed parsed)) return false;
        if (seen.add(CanonicalUrl.of(url).value())) found.add(described(url, parsed.feed(), title));
        return true;
    }

    private Found described(URI url, Feed feed, String title) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("url", url.toString());
        String name = feed.title().isBlank() ? title : feed.title();
        if (!name.isBlank()) source.put("outlet", name.replace("${", "$ {"));
        language(feed).ifPresent(code -> source.put("language", code));
        return new Found(source, notes(url, feed, name));
    }

    private List<String> notes(URI url, Feed feed, String name) {
        List<String> notes = new ArrayList<>();
        String newest = feed.entries().stream()
                .flatMap(entry -> entry.published().or(entry::updated).stream())
                .max(Comparator.naturalOrder())
                .map(Instant::toString)
                .map(moment -> ", the newest of " + moment)
                .orElse("");
        notes.add(feed.format() + ", " + feed.entries().size() + (feed.entries().size() == 1 ? " entry" : " entries")
                + newest);
        List<FeedEntry> looked = feed.entries().stream().limit(LOOKED_AT).toList();
        long whole = looked.stream().filter(extractor::isWhole).count();
        if (!looked.isEmpty())
            notes.add(
                    whole == looked.size()
                            ? "has its articles whole: their pages will not be asked for"
                            : whole == 0
                                    ? "has no whole articles: each will be read from its page"
                                    : whole + " of " + looked.size()
                                            + " articles are whole; the others will be read from their pages");
        if (feed.pace().period().isPresent())
            notes.add("asks to be polled every " + feed.pace().period().get().toMinutes() + "m at most");
        if ((url + " " + name).matches("(?i).*(comments|kommentare|commentaires|yorum).*")) notes.add(COMMENTS);
        return notes;
    }

    /** As the feed declares it, in the form that feeds.yml has; else what most of its entries are written in. */
    private Optional<String> language(Feed feed) {
        Optional<String> found = feed.entries().stream()
                .limit(3)
                .map(entry -> extractor
                        .extract(Source.of("suggest", URI.create("http://localhost/")), entry, Optional.empty())
                        .language())
                .filter(code -> !code.isEmpty())
                .findFirst();
        return found.filter(code -> code.matches("[a-z]{2}|ckb|kmr"));
    }

    private static String outcome(FetchResult result) {
        if (result instanceof FetchResult.Fetched) return "answered";
        if (result instanceof FetchResult.Throttled wait) return wait.why();
        if (result instanceof FetchResult.Gone gone) return "gone (" + gone.status() + ")";
        if (result instanceof FetchResult.Refused no) return "not asked: " + no.why();
        if (result instanceof FetchResult.Failed failed) return failed.detail();
        return "says that nothing changed, though nothing was known";
    }
}
