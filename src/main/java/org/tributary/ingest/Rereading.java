package org.tributary.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.model.Download;
import org.tributary.model.Feed;
import org.tributary.model.ParseResult;
import org.tributary.model.Source;
import org.tributary.model.SourceKind;
import org.tributary.parse.FeedParser;
import org.tributary.store.Articles.Known;
import org.tributary.store.Store;

/**
 * Reads feeds again from what they last sent, without a request, when a source's rules or our reader have changed (P6). What
 * was not known is filed, what reads otherwise is filed anew; a page that was fetched is not fetched again.
 */
final class Rereading {
    private static final Logger LOG = LoggerFactory.getLogger(Rereading.class);

    private final Store store;
    private final FeedParser parser;
    private final Desk desk;
    private final HostLines lines;
    private final Ledger ledger;
    private final InstantSource clock;

    Rereading(Store store, FeedParser parser, Desk desk, HostLines lines, Ledger ledger, InstantSource clock) {
        this.store = store;
        this.parser = parser;
        this.desk = desk;
        this.lines = lines;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** By what a feed of this source is read: another text, another reading. */
    static String rules(Source source) {
        return "reader " + FeedParser.VERSION + ", full-text " + source.fullText() + ", select " + source.select()
                + ", exclude " + source.exclude()
                + (source.kind() == SourceKind.FEED ? "" : ", " + source.kind() + " " + source.list());
    }

    /** The sources whose last body was read by other rules than today's, and by which. */
    Map<String, String> stale(Map<String, Source> sources) {
        Map<String, String> stale = new HashMap<>();
        store.feedBodies().readings().forEach((id, reading) -> {
            Source source = sources.get(id);
            if (source != null && !rules(source).equals(reading)) stale.put(id, reading);
        });
        return stale;
    }

    /** Done when all that is in the source's last body is filed. */
    CompletableFuture<Void> read(Source source, String before) {
        boolean pagesAreNew = !before.contains(", full-text " + source.fullText() + ",");
        return lines.work(() -> readNow(source, pagesAreNew)).thenCompose(done -> done);
    }

    private CompletableFuture<Void> readNow(Source source, boolean pagesAreNew) {
        Optional<Feed> feed = store.feedBodies().find(source.id()).flatMap(body -> feed(source, body));
        if (feed.isEmpty()) return remember(source);
        Visit visit = new Visit(
                source,
                Poller.outlet(source, feed.get()),
                feed.get().link(),
                Instant.ofEpochMilli(clock.instant().toEpochMilli()),
                false,
                false);
        List<Item> items = new ArrayList<>(Item.of(source, feed.get()));
        Collections.reverse(items);
        List<String> guids = items.stream().map(Item::guid).toList();
        Map<String, Known> known = store.articles().known(source.id(), guids);
        Set<String> past = store.articles().past(source.id(), guids);
        items.removeIf(item -> past.contains(item.guid()));
        List<CompletableFuture<?>> filings = new ArrayList<>();
        for (Item item : items)
            filings.add(file(visit, item, Optional.ofNullable(known.get(item.guid())), pagesAreNew));
        return CompletableFuture.allOf(filings.toArray(CompletableFuture[]::new))
                .thenCompose(filed -> remember(source));
    }

    private Optional<Feed> feed(Source source, Download download) {
        return parser.parse(source, download) instanceof ParseResult.Parsed parsed
                ? Optional.of(parsed.feed())
                : Optional.empty();
    }

    /** The same words of the outlet read otherwise are no new version of its page, which is not fetched for them (P20). */
    private CompletableFuture<?> file(Visit visit, Item item, Optional<Known> known, boolean pagesAreNew) {
        if (known.isEmpty()) return desk.file(visit, item);
        boolean wanted = desk.wantsPage(visit.source(), item);
        boolean same = known.get().entryHash() == item.hash();
        if (wanted && pagesAreNew && !known.get().hasPage()) return desk.refile(visit, item, known.get());
        if (same) return CompletableFuture.completedFuture(this);
        return wanted ? otherwise(item, known.get()) : desk.refile(visit, item, known.get());
    }

    private CompletableFuture<?> otherwise(Item item, Known known) {
        return ledger.write(lane -> {
            lane.entryRead(known.articleId(), item.hash());
            return item;
        });
    }

    private CompletableFuture<Void> remember(Source source) {
        LOG.info("{}: what its feed last sent was read by the new rules", source.id());
        return ledger.append(lane -> {
                    lane.feedRead(source.id(), rules(source));
                    return source;
                })
                .thenAccept(done -> {});
    }
}
