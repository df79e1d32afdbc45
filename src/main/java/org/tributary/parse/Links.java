package org.tributary.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Element;
import org.tributary.model.Enclosure;

/** What an entry or a feed points to: its page, and the files it carries. */
record Links(Optional<URI> page, List<Enclosure> enclosures) {
    private static final Set<String> NEXT = Set.of("next", "prev-archive");

    static Links of(Fields fields, Place outside) {
        List<URI> pages = new ArrayList<>();
        List<URI> lesser = new ArrayList<>();
        Map<URI, Enclosure> files = new LinkedHashMap<>();
        for (Element link : fields.all("link")) {
            Place place = outside.inside(link);
            String href = value(link, "href");
            String address = href.isEmpty() ? link.getText() : href;
            String rel = rel(link);
            if (rel.equals("enclosure"))
                file(link, address, place).ifPresent(file -> files.putIfAbsent(file.url(), file));
            else if (rel.equals("alternate"))
                place.url(address).ifPresent(isPage(Prose.attribute(link, "type")) ? pages::add : lesser::add);
        }
        for (Element enclosure : fields.all("enclosure")) {
            String address = value(enclosure, "url");
            if (address.isEmpty()) address = value(enclosure, "href");
            if (address.isEmpty()) address = enclosure.getText();
            file(enclosure, address, outside.inside(enclosure)).ifPresent(file -> files.putIfAbsent(file.url(), file));
        }
        pages.addAll(lesser);
        return new Links(
                pages.stream().findFirst(),
                files.values().stream().limit(Media.MOST).toList());
    }

    /** The next page of a feed, or the archive before it (RFC 5005). */
    static List<URI> next(Fields fields, Place outside) {
        return fields.all("link").stream()
                .filter(link -> NEXT.contains(rel(link)))
                .flatMap(link -> outside.inside(link).url(value(link, "href")).stream())
                .distinct()
                .limit(2)
                .toList();
    }

    /** Without rel it is the page (RFC 4287, section 4.2.7.2); some write the registry's full address. */
    private static String rel(Element link) {
        String rel = Prose.attribute(link, "rel");
        rel = rel.substring(rel.lastIndexOf('/') + 1);
        return rel.isEmpty() ? "alternate" : rel;
    }

    private static boolean isPage(String type) {
        return type.isEmpty() || type.contains("html") || type.equals("text/plain");
    }

    private static Optional<Enclosure> file(Element element, String address, Place place) {
        Optional<String> type =
                Optional.of(value(element, "type").toLowerCase(Locale.ROOT)).filter(t -> !t.isEmpty());
        return place.url(address).map(url -> new Enclosure(url, type, length(value(element, "length"))));
    }

    private static Optional<Long> length(String text) {
        String digits = text.replace(",", "").strip();
        return digits.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private static String value(Element element, String name) {
        String value = element.getAttributeValue(name);
        return value == null ? "" : value.strip();
    }
}
