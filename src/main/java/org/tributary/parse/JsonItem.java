package org.tributary.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tributary.model.Enclosure;
import org.tributary.model.FeedEntry;

/** One item of a JSON Feed. */
final class JsonItem {
    private JsonItem() {}

    /** @param whole false: summary and content are left out */
    static FeedEntry read(JsonNode item, Place place, List<String> feedAuthors, boolean whole) {
        FeedHtml content = whole ? content(item, place) : FeedHtml.NONE;
        FeedHtml summary = whole ? FeedHtml.plain(text(item, "summary")) : FeedHtml.NONE;
        List<String> authors = authors(item);
        String language = text(item, "language");
        return new FeedEntry(
                text(item, "id"),
                FeedHtml.line(text(item, "title")),
                place.url(text(item, "url")).or(() -> place.url(text(item, "external_url"))),
                FeedDates.read(text(item, "date_published")),
                FeedDates.read(text(item, "date_modified")),
                summary.text(),
                summary.html(),
                content.text(),
                content.html(),
                authors.isEmpty() ? feedAuthors : authors,
                enclosures(item, place),
                tags(item),
                pictures(item, place),
                Optional.of(language.isEmpty() ? place.language() : language).filter(found -> !found.isEmpty()));
    }

    private static FeedHtml content(JsonNode item, Place place) {
        String html = text(item, "content_html");
        return html.isEmpty() ? FeedHtml.plain(text(item, "content_text")) : FeedHtml.of(html, place.base());
    }

    /** A text, or a number or a truth value as one: ids are often numbers. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    /** 1.1 has a list, 1.0 one author; some write both. */
    static List<String> authors(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode author : node.path("authors")) addName(names, author);
        if (names.isEmpty()) addName(names, node.path("author"));
        return List.copyOf(names);
    }

    private static void addName(Set<String> names, JsonNode author) {
        String name = author.isTextual() ? author.asText().strip() : text(author, "name");
        if (name.isEmpty()) name = text(author, "url");
        if (!name.isEmpty() && names.size() < Media.MOST) names.add(name);
    }

    private static List<Enclosure> enclosures(JsonNode item, Place place) {
        List<Enclosure> found = new ArrayList<>();
        for (JsonNode file : item.path("attachments")) {
            if (found.size() >= Media.MOST) break;
            JsonNode size = file.path("size_in_bytes");
            Optional<Long> length =
                    size.canConvertToLong() && size.asLong() >= 0 ? Optional.of(size.asLong()) : Optional.empty();
            Optional<String> type = Optional.of(text(file, "mime_type")).filter(t -> !t.isEmpty());
            place.url(text(file, "url")).ifPresent(url -> found.add(new Enclosure(url, type, length)));
        }
        return found;
    }

    /** A list; some write the words into one text with commas. */
    private static List<String> tags(JsonNode item) {
        Set<String> found = new LinkedHashSet<>();
        JsonNode tags = item.path("tags");
        if (tags.isTextual()) for (String tag : tags.asText().split(",")) addTag(found, tag);
        for (JsonNode tag : tags) if (tag.isValueNode() && !tag.isNull()) addTag(found, tag.asText());
        return List.copyOf(found);
    }

    private static void addTag(Set<String> found, String tag) {
        if (!tag.isBlank() && found.size() < Media.MOST) found.add(tag.strip());
    }

    private static List<URI> pictures(JsonNode item, Place place) {
        Set<URI> found = new LinkedHashSet<>();
        place.url(text(item, "image")).ifPresent(found::add);
        place.url(text(item, "banner_image")).ifPresent(found::add);
        return List.copyOf(found);
    }
}
