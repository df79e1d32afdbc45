package org.tributary.extract;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schema.org things that a page carries as JSON-LD, read leniently: arrays, {@code @graph}, things in things,
 * references by {@code @id}, and JSON that is not quite JSON.
 */
final class JsonLd {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();
    private static final Pattern WRAPPING =
            Pattern.compile("^\\s*(?:<!--|//\\s*<!\\[CDATA\\[|/\\*\\s*<!\\[CDATA\\[\\s*\\*/|<!\\[CDATA\\[)"
                    + "|(?:-->|//\\s*]]>|/\\*\\s*]]>\\s*\\*/|]]>)\\s*;?\\s*$");
    private static final Pattern LOOSE_FIELD = Pattern.compile(
            "\"(headline|datePublished|dateModified|articleBody|description|name|@type)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");
    private static final Pattern LOOSE_AUTHOR = Pattern.compile(
            "\"author\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|[^\\]]{0,200}?\"name\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\")");
    private static final List<String> HOUSINGS = List.of(
            "itemlistelement", "mentions", "haspart", "relatedlink", "isbasedon", "citation", "comment", "review");
    private static final int MOST_THINGS = 2_000;
    private static final int DEEPEST = 40;
    static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

    private final List<Thing> things = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    private record Thing(JsonNode node, boolean aside) {}

    private JsonLd() {}

    static JsonLd of(List<String> scripts) {
        JsonLd all = new JsonLd();
        for (String script : scripts) all.read(script);
        return all;
    }

    private void read(String script) {
        String json = script.strip();
        if (!isBare(json)) json = WRAPPING.matcher(script).replaceAll("").strip();
        if (json.isEmpty()) return;
        int before = things.size();
        try (MappingIterator<JsonNode> values =
                LENIENT.readerFor(JsonNode.class).readValues(json)) {
            while (values.hasNextValue()) walk(values.nextValue(), false, 0);
        } catch (IOException | StackOverflowError e) {
            if (things.size() == before) salvage(json);
        }
    }

    /** Without a comment or a CDATA section around it. */
    private static boolean isBare(String json) {
        if (json.isEmpty()) return true;
        char first = json.charAt(0);
        char last = json.charAt(json.length() - 1);
        return (first == '{' || first == '[') && (last == '}' || last == ']');
    }

    /** Broken beyond reading: the few fields that we want are looked for as strings. */
    private void salvage(String json) {
        ObjectNode rescued = JsonNodeFactory.instance.objectNode();
        Matcher field = LOOSE_FIELD.matcher(json);
        while (field.find()) if (!rescued.has(field.group(1))) rescued.put(field.group(1), unescaped(field.group(2)));
        Matcher author = LOOSE_AUTHOR.matcher(json);
        if (author.find())
            rescued.put("author", unescaped(author.group(1) == null ? author.group(2) : author.group(1)));
        if (!rescued.isEmpty()) things.add(new Thing(rescued, false));
    }

    private static String unescaped(String raw) {
        try {
            return LENIENT.readValue('"' + raw + '"', String.class);
        } catch (IOException e) {
            return raw;
        }
    }

    private void walk(JsonNode node, boolean aside, int depth) {
        if (depth > DEEPEST || things.size() > MOST_THINGS) return;
        if (node.isArray()) {
            for (JsonNode child : node) walk(child, aside, depth + 1);
            return;
        }
        if (!node.isObject()) return;
        things.add(new Thing(node, aside));
        String id = node.path("@id").asText("");
        if (!id.isEmpty() && (node.has("name") || !byId.containsKey(id))) byId.put(id, node);
        for (Map.Entry<String, JsonNode> child : node.properties())
            if (child.getValue().isContainerNode())
                walk(child.getValue(), aside || HOUSINGS.contains(child.getKey().toLowerCase(Locale.ROOT)), depth + 1);
    }

    /** The things that are articles, the likeliest to be this page's first. */
    List<JsonNode> articles() {
        List<JsonNode> main = new ArrayList<>();
        List<JsonNode> loose = new ArrayList<>();
        for (Thing thing : things) {
            if (thing.aside) continue;
            if (isArticle(thing.node)) main.add(thing.node);
            else if (thing.node.has("headline") && !typeOf(thing.node).contains("webpage")) loose.add(thing.node);
        }
        main.addAll(loose);
        if (!main.isEmpty()) return main;
        List<JsonNode> asides = new ArrayList<>();
        for (Thing thing : things) if (thing.aside && isArticle(thing.node)) asides.add(thing.node);
        return asides.size() == 1 ? asides : List.of();
    }

    /** The things of a type whose name ends so, in lower case, for instance "webpage". */
    List<JsonNode> ofType(String ending) {
        List<JsonNode> found = new ArrayList<>();
        for (Thing thing : things)
            if (!thing.aside && (' ' + typeOf(thing.node) + ' ').contains(ending + ' ')) found.add(thing.node);
        return found;
    }

    /** The thing itself, where this is only a reference to it. */
    JsonNode resolved(JsonNode node) {
        String id = node.path("@id").asText("");
        return id.isEmpty() || node.has("name") ? node : byId.getOrDefault(id, node);
    }

    static String typeOf(JsonNode node) {
        JsonNode type = node.path("@type");
        if (!type.isArray()) return type.asText("").toLowerCase(Locale.ROOT);
        StringBuilder all = new StringBuilder();
        for (JsonNode one : type)
            all.append(one.asText("").toLowerCase(Locale.ROOT)).append(' ');
        return all.toString().strip();
    }

    private static boolean isArticle(JsonNode node) {
        for (String type : typeOf(node).split("[\\s/]+"))
            if (type.endsWith("article")
                    || type.endsWith("posting")
                    || type.equals("report")
                    || type.equals("reportage")) return !type.equals("jobposting");
        return false;
    }
}
