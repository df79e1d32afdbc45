package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether what a page shows is a preview of something that is sold. */
final class Paywalls {
    private static final Set<String> SOLD_TIERS =
            Set.of("locked", "metered", "paid", "premium", "subscription", "plus");

    private static final int LONGEST_WALL = 800;
    private static final Pattern ASKS_TO_PAY = Pattern.compile(
            "subscri(?:be|bers?|ption)|sign up to read|log in to (?:read|continue)|abonn|weiterlesen|jetzt testen|suscr[ií]b|assine|abbonat|abone ol|подпис|اشترك|اشتراك|مشترك|購読|有料会員",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Paywalls() {}

    static boolean isSold(Markup markup, JsonLd things, List<JsonNode> articles) {
        for (JsonNode article : articles) if (isShut(article)) return true;
        for (JsonNode page : things.ofType("webpage")) if (isShut(page)) return true;
        String tier = markup.firstMeta("article:content_tier", "og:article:content_tier")
                .toLowerCase(Locale.ROOT);
        if (SOLD_TIERS.contains(tier)) return true;
        return !tier.equals("free") && articles.stream().noneMatch(Paywalls::isFree) && showsWall(markup);
    }

    /** A box that is named so is on many free pages too, empty or waiting; one that asks to subscribe is a wall. */
    private static boolean showsWall(Markup markup) {
        for (Markup.Mark wall : markup.wallMarks)
            if (ASKS_TO_PAY.matcher(wall.line(LONGEST_WALL)).find()) return true;
        return false;
    }

    private static boolean isFree(JsonNode thing) {
        JsonNode free = thing.path("isAccessibleForFree");
        return free.isBoolean() ? free.asBoolean() : free.asText("").equalsIgnoreCase("true");
    }

    private static boolean isShut(JsonNode thing) {
        JsonNode free = thing.path("isAccessibleForFree");
        return free.isBoolean()
                ? !free.asBoolean()
                : free.asText("").toLowerCase(Locale.ROOT).matches("false|no|0|.*/false");
    }
}
