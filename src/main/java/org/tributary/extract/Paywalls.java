package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether what a page shows is a preview of something that is sold. */
final class Paywalls {
    private static final Set<String> SOLD_TIERS =
            Set.of("locked", "metered", "paid", "premium", "subscription", "plus");

    private Paywalls() {}

    static boolean isSold(Markup markup, JsonLd things, List<JsonNode> articles) {
        for (JsonNode article : articles) if (isShut(article)) return true;
        for (JsonNode page : things.ofType("webpage")) if (isShut(page)) return true;
        String tier = markup.firstMeta("article:content_tier", "og:article:content_tier")
                .toLowerCase(Locale.ROOT);
        return SOLD_TIERS.contains(tier);
    }

    private static boolean isShut(JsonNode thing) {
        JsonNode free = thing.path("isAccessibleForFree");
        return free.isBoolean()
                ? !free.asBoolean()
                : free.asText("").toLowerCase(Locale.ROOT).matches("false|no|0|.*/false");
    }
}
