package org.tributary.parse;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.tributary.model.Download;
import org.tributary.model.WebUrl;

/** The feeds that a web page names: by link tags, as HTML's standard has it, and by plain links to what looks like one. */
public final class FeedLinks {
    private static final int MOST = 12;
    private static final String TAGS = "link[rel~=(?i)\\balternate\\b][type~=(?i)(rss|atom|rdf|feed\\+json)][href]";
    private static final String LINKS =
            "a[href~=(?i)(/(rss|feed|atom)s?(/|[.]xml|[.]php)?([?].*)?$|/feed/|[.](rss|atom|rdf)$|/rss[^/]*[.]xml$)]";

    /** Well-known places; to be asked only where a person wants a site looked at. */
    public static final List<String> WELL_KNOWN = List.of(
            "/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default");

    private FeedLinks() {}

    /**
     * @param byTag false for a plain link, which may lead to a page about feeds
     */
    public record Named(URI url, String title, boolean byTag) {}

    /** Those by tags first; each address once. */
    public static List<Named> of(Download page) {
        Document document = org.jsoup.Jsoup.parse(text(page), page.url().toString());
        Map<URI, Named> found = new LinkedHashMap<>();
        for (Element tag : document.select(TAGS)) add(found, tag, tag.attr("title"), true);
        for (Element link : document.select(LINKS)) add(found, link, link.text(), false);
        return found.values().stream().limit(MOST).toList();
    }

    private static void add(Map<URI, Named> found, Element element, String title, boolean byTag) {
        Optional<URI> url = WebUrl.of(element.absUrl("href")).filter(each -> each.getHost() != null);
        url.ifPresent(at ->
                found.putIfAbsent(at, new Named(at, title.strip().replaceAll("[\\s\\p{Cntrl}]+", " "), byTag)));
    }

    private static String text(Download page) {
        return FeedDocument.of(page).text();
    }
}
