package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the outlet calls itself. */
final class Sites {
    private Sites() {}

    /** The name, or an empty string; an address given as a name is cut to its host. */
    static String name(Markup markup, JsonLd things, List<JsonNode> articles) {
        String name = given(markup, things, articles);
        return name.replaceFirst("^@", "")
                .replaceFirst("^https?://(?:www\\.)?([^/]+).*", "$1")
                .strip();
    }

    private static String given(Markup markup, JsonLd things, List<JsonNode> articles) {
        String meta = markup.firstMeta("og:site_name", "application-name", "apple-mobile-web-app-title");
        if (!meta.isEmpty()) return PageFacts.plain(meta);
        for (JsonNode article : articles) {
            JsonNode publisher = things.resolved(first(article.path("publisher")));
            String name = publisher.isTextual()
                    ? publisher.asText()
                    : publisher.path("name").asText("");
            if (!name.isBlank()) return PageFacts.plain(name);
        }
        for (JsonNode site : things.ofType("website")) {
            String name = site.path("name").asText("");
            if (!name.isBlank()) return PageFacts.plain(name);
        }
        return "";
    }

    static JsonNode first(JsonNode node) {
        return node.isArray() && !node.isEmpty() ? node.get(0) : node;
    }
}
