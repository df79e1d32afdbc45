package org.tributary.parse;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.Element;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.PaceWish;
import org.xml.sax.SAXException;

/**
 * Sitemaps (sitemaps.org), news sitemaps, and indexes of them. An entry is known by its address; {@code lastmod} says when
 * it was changed, a news sitemap when it was published. Of the many addresses the newest are read.
 */
final class SitemapReader implements FeedReader {
    /** A news sitemap has no more (its makers' own limit), and of others the rest is an archive. */
    static final int NEWEST = 1000;
    /** Sitemaps of an index that are worth a request. */
    private static final int MAPS = 3;

    private static final Comparator<Dated> NEWEST_FIRST =
            Comparator.comparing(Dated::at).reversed();

    private record Dated(Instant at, boolean news, URI url) {}

    @Override
    public Optional<Feed> read(FeedDocument document) {
        Optional<Element> root =
                document.withoutDoctype().map(SitemapReader::tree).map(Document::getRootElement);
        if (root.isEmpty()) return Optional.empty();
        String name = root.get().getName().toLowerCase(Locale.ROOT);
        if (name.equals("urlset")) return Optional.of(feed(entries(root.get(), document.place()), List.of()));
        if (name.equals("sitemapindex")) return Optional.of(feed(List.of(), maps(root.get(), document.place())));
        return Optional.empty();
    }

    private static Document tree(String xml) {
        try {
            return XmlTree.strict(xml);
        } catch (SAXException e) {
            return LooseTree.of(xml);
        }
    }

    private static Feed feed(List<FeedEntry> entries, List<URI> more) {
        return new Feed(
                "sitemap",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PaceWish.NONE,
                entries,
                List.of(),
                more);
    }

    private static List<FeedEntry> entries(Element set, Place place) {
        Map<URI, FeedEntry> entries = new LinkedHashMap<>();
        for (Element url : children(set, "url")) {
            Optional<URI> at = place.url(text(url, "loc"));
            at.ifPresent(address -> entries.putIfAbsent(address, entry(address, url, place)));
        }
        Comparator<FeedEntry> byDate = Comparator.comparing(SitemapReader::date);
        return entries.values().stream().sorted(byDate.reversed()).limit(NEWEST).toList();
    }

    private static Instant date(FeedEntry entry) {
        return entry.published().or(entry::updated).orElse(Instant.EPOCH);
    }

    private static FeedEntry entry(URI at, Element url, Place place) {
        Optional<Element> news = children(url, "news").stream().findFirst();
        String title = news.map(element -> text(element, "title")).orElse("");
        Optional<String> language = news.flatMap(
                        element -> children(element, "publication").stream().findFirst())
                .map(publication -> text(publication, "language"))
                .filter(spoken -> spoken.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"));
        return Listed.entry(
                at,
                FeedHtml.textOf(title),
                news.flatMap(element -> FeedDates.read(text(element, "publication_date"))),
                FeedDates.read(text(url, "lastmod")),
                language.or(() -> Optional.of(place.language()).filter(spoken -> !spoken.isEmpty())));
    }

    /** Those of news first, then the newest; where no dates are given, in the order in which they stand. */
    private static List<URI> maps(Element index, Place place) {
        List<Dated> maps = new ArrayList<>();
        for (Element map : children(index, "sitemap"))
            place.url(text(map, "loc"))
                    .ifPresent(at -> maps.add(new Dated(
                            FeedDates.read(text(map, "lastmod")).orElse(Instant.EPOCH),
                            at.toString().toLowerCase(Locale.ROOT).contains("news"),
                            at)));
        return maps.stream()
                .sorted(Comparator.comparing(Dated::news).reversed().thenComparing(NEWEST_FIRST))
                .limit(MAPS)
                .map(Dated::url)
                .toList();
    }

    private static List<Element> children(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(child -> child.getName().equalsIgnoreCase(name))
                .toList();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(child -> child.getText().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
