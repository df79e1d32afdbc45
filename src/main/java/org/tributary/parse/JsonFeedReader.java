package org.tributary.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tributary.model.Enclosure;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.PaceWish;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org), and what is nearly that: comments, numbers where texts should be, no version. */
final class JsonFeedReader implements FeedReader {
    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxStringLength(20_000_000)
                            .build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .build())
            .build();

    @Override
    public Optional<Feed> read(FeedDocument document) {
        if (document.first() != '{') return Optional.empty();
        try {
            JsonNode root =
                    JSON.readTree(document.text().substring(document.text().indexOf('{')));
            boolean feed = root.path("version").asText().contains("jsonfeed")
                    || root.path("items").isArray();
            return feed ? Optional.of(feed(root, document.place())) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Feed feed(JsonNode root, Place outside) {
        String language = text(root, "language");
        Place place = new Place(outside.base(), language.isEmpty() ? outside.language() : language);
        List<String> feedAuthors = authors(root);
        List<String> problems = new ArrayList<>();
        List<FeedEntry> entries = new ArrayList<>();
        for (JsonNode item : root.path("items")) {
            if (entries.size() >= FeedTree.ENTRIES) {
                problems.add("only the first " + FeedTree.ENTRIES + " of "
                        + root.path("items").size() + " entries were read");
                break;
            }
            if (item.isObject()) entries.add(entry(item, place, feedAuthors));
            else problems.add("an entry is no object and was left out");
        }
        String version = text(root, "version");
        return new Feed(
                version.endsWith("1.1") ? "json-feed-1.1" : version.isEmpty() ? "json-feed" : "json-feed-1.0",
                text(root, "title"),
                place.url(text(root, "home_page_url")),
                Optional.of(place.language()).filter(found -> !found.isEmpty()),
                Optional.empty(),
                place.url(text(root, "icon")).or(() -> place.url(text(root, "favicon"))),
                PaceWish.NONE,
                entries,
                problems);
    }

    private static FeedEntry entry(JsonNode item, Place place, List<String> feedAuthors) {
        String html = text(item, "content_html");
        FeedHtml content =
                html.isEmpty() ? FeedHtml.plain(text(item, "content_text")) : FeedHtml.of(html, place.base());
        FeedHtml summary = FeedHtml.plain(text(item, "summary"));
        List<String> authors = authors(item);
        String language = text(item, "language");
        return new FeedEntry(
                text(item, "id"),
                text(item, "title"),
                place.url(text(item, "url")).or(() -> place.url(text(item, "external_url"))),
                date(item, "date_published"),
                date(item, "date_modified"),
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

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    private static Optional<Instant> date(JsonNode item, String name) {
        return FeedDates.read(text(item, name));
    }

    /** 1.1 has a list, 1.0 one author; some write both. */
    private static List<String> authors(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode author : node.path("authors")) addName(names, author);
        if (names.isEmpty()) addName(names, node.path("author"));
        return List.copyOf(names);
    }

    private static void addName(Set<String> names, JsonNode author) {
        String name = author.isTextual() ? author.asText().strip() : text(author, "name");
        if (name.isEmpty()) name = text(author, "url");
        if (!name.isEmpty()) names.add(name);
    }

    private static List<Enclosure> enclosures(JsonNode item, Place place) {
        List<Enclosure> found = new ArrayList<>();
        for (JsonNode file : item.path("attachments")) {
            JsonNode size = file.path("size_in_bytes");
            Optional<Long> length =
                    size.canConvertToLong() && size.asLong() >= 0 ? Optional.of(size.asLong()) : Optional.empty();
            Optional<String> type = Optional.of(text(file, "mime_type")).filter(t -> !t.isEmpty());
            place.url(text(file, "url")).ifPresent(url -> found.add(new Enclosure(url, type, length)));
        }
        return found;
    }

    private static List<String> tags(JsonNode item) {
        Set<String> found = new LinkedHashSet<>();
        if (item.path("tags").isTextual())
            for (String tag : item.path("tags").asText().split(",")) if (!tag.isBlank()) found.add(tag.strip());
        for (JsonNode tag : item.path("tags"))
            if (tag.isValueNode() && !tag.asText().isBlank())
                found.add(tag.asText().strip());
        return List.copyOf(found);
    }

    private static List<URI> pictures(JsonNode item, Place place) {
        Set<URI> found = new LinkedHashSet<>();
        place.url(text(item, "image")).ifPresent(found::add);
        place.url(text(item, "banner_image")).ifPresent(found::add);
        return List.copyOf(found);
    }
}
