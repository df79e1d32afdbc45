package org.tributary.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.model.Feed;
import org.tributary.model.PaceWish;

/**
 * JSON Feed 1.0 and 1.1 (jsonfeed.org), and what is nearly that: comments, numbers where texts should be, no version. Items
 * are read one after the other, so that a document cut off in the middle has lost only its end.
 */
final class JsonFeedReader implements FeedReader {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .build())
            .build();

    @Override
    public Optional<Feed> read(FeedDocument document) {
        if (document.first() != '{') return Optional.empty();
        ObjectNode head = JSON.createObjectNode();
        List<JsonNode> items = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        boolean listed = collect(document.text(), head, items, problems);
        if (!listed && !head.path("version").asText().contains("jsonfeed")) return Optional.empty();
        return Optional.of(feed(head, items, document.place(), problems));
    }

    /** True where there is a list of items. What is sound up to the first error is kept, and the error is a problem. */
    private static boolean collect(String text, ObjectNode head, List<JsonNode> items, List<String> problems) {
        boolean listed = false;
        try (JsonParser parser = JSON.createParser(text.substring(text.indexOf('{')))) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                boolean list = parser.nextToken() == JsonToken.START_ARRAY && name.equals("items");
                if (!list) head.set(name, parser.readValueAsTree());
                else {
                    listed = true;
                    while (parser.nextToken() != JsonToken.END_ARRAY)
                        if (items.size() <= Gathered.ENTRIES) items.add(parser.readValueAsTree());
                        else parser.skipChildren();
                }
            }
        } catch (IOException e) {
            problems.add("the feed breaks off after " + items.size() + " entries: " + why(e));
        }
        return listed;
    }

    private static String why(IOException e) {
        // its own words count what its buffer held, which differs from time to time
        if (e instanceof StreamConstraintsException) return "something in it is too long or too deep";
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static Feed feed(JsonNode head, List<JsonNode> items, Place outside, List<String> problems) {
        String language = JsonItem.text(head, "language");
        Place place = new Place(outside.base(), language.isEmpty() ? outside.language() : language);
        List<String> authors = JsonItem.authors(head);
        Gathered gathered = new Gathered(problems);
        int number = 0;
        for (JsonNode item : items) {
            if (gathered.isFull()) break;
            number++;
            if (item.isObject()) gathered.read(number, whole -> JsonItem.read(item, place, authors, whole));
            else problems.add("an entry is no object and was left out");
        }
        return new Feed(
                format(JsonItem.text(head, "version")),
                JsonItem.text(head, "title"),
                place.url(JsonItem.text(head, "home_page_url")),
                Optional.of(place.language()).filter(found -> !found.isEmpty()),
                Optional.empty(),
                place.url(JsonItem.text(head, "icon")).or(() -> place.url(JsonItem.text(head, "favicon"))),
                PaceWish.NONE,
                gathered.entries(),
                problems);
    }

    private static String format(String version) {
        if (version.isEmpty()) return "json-feed";
        return version.endsWith("1.1") ? "json-feed-1.1" : "json-feed-1.0";
    }
}
