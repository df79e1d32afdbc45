package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

final class CluesReader {
    private static final com.fasterxml.jackson.databind.json.JsonMapper JSON =
            new com.fasterxml.jackson.databind.json.JsonMapper();

    static Clues read(Document document) {
        List<String> titles = new ArrayList<>();
        List<String> descriptions = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        if (!document.title().isBlank()) titles.add(document.title());
        for (Element meta : document.select("meta[property=og:title],meta[name=twitter:title]"))
            titles.add(meta.attr("content"));
        for (Element meta : document.select("meta[property=og:description],meta[name=description]"))
            descriptions.add(meta.attr("content"));
        for (Element script : document.select("script[type=application/ld+json]")) {
            try {
                walk(JSON.readTree(script.data()), bodies, titles, 0);
            } catch (java.io.IOException e) {
                continue;
            }
        }
        return new Clues(titles, descriptions, bodies, List.of());
    }

    private static void walk(
            com.fasterxml.jackson.databind.JsonNode node, List<String> bodies, List<String> titles, int depth) {
        if (depth > 6) return;
        if (node.isArray()) for (var child : node) walk(child, bodies, titles, depth + 1);
        if (node.isObject()) {
            if (node.has("articleBody")) bodies.add(node.path("articleBody").asText(""));
            if (node.has("headline")) titles.add(node.path("headline").asText(""));
            for (var child : node) if (child.isContainerNode()) walk(child, bodies, titles, depth + 1);
        }
    }
}
