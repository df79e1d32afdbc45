package org.tributary.parse;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.Listing;
import org.tributary.model.PaceWish;

/** A page that lists articles, for outlets without a feed: a person has said where in it they stand. */
record ListReader(Listing list) implements FeedReader {
    private static final int ENTRIES = 500;

    @Override
    public Optional<Feed> read(FeedDocument document) {
        Document page = Jsoup.parse(TagNames.bounded(document.text()));
        Place place = place(page, document.place());
        Map<URI, FeedEntry> entries = new LinkedHashMap<>();
        for (Element item : page.select(list.item().orElse("article"))) {
            if (entries.size() >= ENTRIES) break;
            link(item)
                    .ifPresent(link -> place.url(link.attr("href"))
                            .ifPresent(at -> entries.putIfAbsent(at, entry(at, item, link, place))));
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(feed(page, place, List.copyOf(entries.values())));
    }

    private static Place place(Document page, Place outside) {
        String language = page.select("html").attr("lang").strip();
        String base = page.select("base[href]").attr("href");
        return new Place(
                outside.url(base).orElse(outside.base()),
                language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*") ? language : outside.language());
    }

    private Optional<Element> link(Element item) {
        if (list.link().isPresent())
            return Optional.ofNullable(item.selectFirst(list.link().get()));
        return item.is("a[href]") ? Optional.of(item) : Optional.ofNullable(item.selectFirst("a[href]"));
    }

    private FeedEntry entry(URI at, Element item, Element link, Place place) {
        String title = list.title()
                .map(css ->
                        item.select(css).stream().findFirst().map(Element::text).orElse(""))
                .orElseGet(link::text);
        return Listed.entry(
                at,
                title.strip(),
                date(item),
                Optional.empty(),
                Optional.of(place.language()).filter(spoken -> !spoken.isEmpty()));
    }

    private Optional<Instant> date(Element item) {
        return item.select(list.date().orElse("time")).stream()
                .flatMap(element ->
                        FeedDates.read(element.hasAttr("datetime") ? element.attr("datetime") : element.text())
                                .stream())
                .findFirst();
    }

    private static Feed feed(Document page, Place place, List<FeedEntry> entries) {
        return new Feed(
                "page",
                page.title().strip(),
                Optional.of(place.base()),
                Optional.of(place.language()).filter(spoken -> !spoken.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                PaceWish.NONE,
                entries,
                List.of());
    }
}
