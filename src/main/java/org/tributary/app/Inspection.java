package org.tributary.app;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tributary.extract.Explanation;
import org.tributary.extract.Extractor;
import org.tributary.extract.Reading;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.Agency;
import org.tributary.model.Download;
import org.tributary.model.Extraction;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.FetchResult;
import org.tributary.model.ParseResult;
import org.tributary.model.ParseResult.NotAFeed;
import org.tributary.model.ParseResult.Parsed;
import org.tributary.model.Source;
import org.tributary.model.SourceKind;
import org.tributary.model.Template;
import org.tributary.model.Validators;
import org.tributary.parse.FeedParser;

/** What would be stored of one source, page or file, and why; a line a fact, nothing is stored. */
final class Inspection {
    private static final int ENTRIES = 5;
    private static final int SHOWN = 300;
    private static final double DOUBTFUL = 0.5;

    private final PoliteFetcher fetcher;
    private final PrintWriter out;
    private final Consumer<Supplier<Explanation>> explanation;
    private final FeedParser parser = new FeedParser();
    private final Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);

    /** @param explanation gets the reasons for each block of the page, if it asks */
    Inspection(PoliteFetcher fetcher, PrintWriter out, Consumer<Supplier<Explanation>> explanation) {
        this.fetcher = fetcher;
        this.out = out;
        this.explanation = explanation;
    }

    /** Asks the source's server once, and once more for the newest article's page. True where there is something to store. */
    boolean visit(Source source) {
        say("source", source.id() + ", " + source.url());
        FetchResult result = fetched(source);
        if (!(result instanceof FetchResult.Fetched fetched)) return failed("server", result);
        if (!fetched.freshFor().isZero()) say("server", "asks to be left alone for " + words(fetched.freshFor()));
        fetched.movedTo().ifPresent(to -> say("moved", "for good to " + to));
        return document(source, fetched.download(), true);
    }

    private FetchResult fetched(Source source) {
        if (source.kind() == SourceKind.PAGE) return fetcher.page(source, source.url(), Validators.NONE);
        FetchResult result = fetcher.feed(source, source.url(), Validators.NONE);
        if (source.kind() != SourceKind.SITEMAP || !(result instanceof FetchResult.Fetched fetched)) return result;
        Optional<URI> first = parser.sitemap(fetched.download())
                .flatMap(index -> index.more().stream().findFirst());
        first.ifPresent(map -> say("sitemap", map.toString()));
        return first.map(map -> fetcher.feed(source, map, Validators.NONE)).orElse(result);
    }

    /** A feed or a page that is at hand. */
    boolean document(Source source, Download download, boolean mayAsk) {
        ParseResult result = parser.parse(source, download);
        if (result instanceof Parsed parsed) return feed(source, parsed.feed(), mayAsk);
        say("feed", "none: " + ((NotAFeed) result).why());
        Optional<String> other = Extractor.notAPage(download);
        if (other.isPresent()) {
            say("page", "not a text: " + other.get());
            return false;
        }
        return article(source, Optional.empty(), Optional.of(download), extractor.extract(download));
    }

    private boolean feed(Source source, Feed feed, boolean mayAsk) {
        say("feed", feed.title() + " (" + feed.format() + "), " + feed.entries().size() + " entries");
        feed.problems().forEach(problem -> say("problem", problem));
        say(
                "pace",
                source.every().map(every -> "each " + words(every)).orElse("learned, between 10m and 1d")
                        + feed.pace()
                                .period()
                                .map(asked -> "; the feed asks for " + words(asked))
                                .orElse(""));
        List<FeedEntry> entries = feed.entries();
        entries.stream()
                .limit(ENTRIES)
                .forEach(entry -> say(
                        "entry",
                        entry.published()
                                        .or(entry::updated)
                                        .map(Object::toString)
                                        .orElse("no date") + "  " + entry.title()));
        if (entries.isEmpty()) return false;
        FeedEntry first = entries.get(0);
        Optional<Download> page = mayAsk ? page(source, first) : Optional.empty();
        List<Download> pages = page.stream().toList();
        Reading reading = extractor.read(source, first, pages, Template.UNKNOWN);
        if (reading.strayed())
            say("select", "'body' names nothing in the page any more; it is read as if there were no 'select'");
        if (reading.seen().isPresent() && reading.quality() < DOUBTFUL) say("doubt", reading.lack());
        reading.next().ifPresent(next -> say("next page", next + " (joined when the source is polled)"));
        reading.otherForms().forEach(form -> say("other form", form + " (asked for when the source is polled)"));
        return article(source, Optional.of(first), page, reading.extraction());
    }

    private Optional<Download> page(Source source, FeedEntry entry) {
        if (extractor.isWhole(entry)) {
            say("page", "not needed: the feed has the whole text");
            return Optional.empty();
        }
        if (entry.link().isEmpty()) {
            say("page", "none: the entry has no link");
            return Optional.empty();
        }
        URI link = entry.link().get();
        FetchResult result = fetcher.page(source, link, Validators.NONE);
        fetcher.robotsWord(link).ifPresent(word -> say("robots", word));
        if (result instanceof FetchResult.Fetched fetched) {
            say("page", fetched.download().url().toString());
            return Optional.of(fetched.download());
        }
        failed("page", result);
        return Optional.empty();
    }

    private boolean article(Source source, Optional<FeedEntry> entry, Optional<Download> page, Extraction found) {
        say("article", found.title().isEmpty() ? "(no headline)" : found.title());
        say("from", found.origin() == Extraction.Origin.PAGE ? "its page" : "the feed's own text");
        say("quality", String.format(java.util.Locale.ROOT, "%.2f of 1", found.quality()));
        say("language", found.language().isEmpty() ? "not known" : found.language());
        say("agency", found.agency().map(Inspection::credit).orElse("none named"));
        say("authors", found.authors().isEmpty() ? "none named" : String.join(", ", found.authors()));
        say("published", found.published().map(Object::toString).orElse("not said"));
        String text = found.text().replaceAll("\\s+", " ");
        say("text", found.text().length() + " characters: " + text.substring(0, Math.min(SHOWN, text.length())));
        page.filter(one -> Extractor.notAPage(one).isEmpty())
                .ifPresent(one -> explanation.accept(() -> extractor.explain(source, entry, one)));
        return !found.text().isEmpty() || !found.title().isEmpty();
    }

    private static String credit(Agency agency) {
        return agency.name() + ", by \"" + agency.evidence() + "\"";
    }

    private boolean failed(String what, FetchResult result) {
        say(what, result.match(new FetchResult.Cases<String>() {
            @Override
            public String fetched(FetchResult.Fetched fetched) {
                return "answered";
            }

            @Override
            public String notModified(FetchResult.NotModified same) {
                return "says that nothing changed, though nothing was known";
            }

            @Override
            public String throttled(FetchResult.Throttled throttled) {
                return throttled.why() + "; asks to wait " + words(throttled.retryAfter());
            }

            @Override
            public String gone(FetchResult.Gone gone) {
                return "it is gone (" + gone.status() + ")";
            }

            @Override
            public String refused(FetchResult.Refused refused) {
                return "not asked: " + refused.why();
            }

            @Override
            public String failed(FetchResult.Failed failed) {
                return failed.detail();
            }
        }));
        return false;
    }

    private void say(String what, String fact) {
        out.printf("%-10s %s%n", what, fact);
    }

    private static String words(Duration time) {
        if (time.toSeconds() % 60 != 0) return time.toSeconds() + "s";
        return time.toMinutes() % 60 == 0 && !time.isZero() ? time.toHours() + "h" : time.toMinutes() + "m";
    }
}
