package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.publish.SampleStories.article;
import static org.tributary.publish.SampleStories.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tributary.model.Story;

/** Whatever is asked, the page, the feed in each format, the API and the export give the same stories in one order. */
class SameStoriesTest {
    private static final int QUERIES = 50;
    private static final List<String> WORDS = List.of(
            "dam",
            "river",
            "election",
            "oil",
            "gates",
            "rain",
            "سد",
            "انتخابات",
            "نفط",
            "بەنداو",
            "نەوت",
            "hilbijartin");
    private static final List<String> LANGUAGES = List.of("en", "ar", "ckb", "kmr");

    private final Random random = new Random(8);

    @Test
    void fifty_random_queries_are_answered_alike_everywhere() throws IOException {
        try (Served served = Served.privately().with(river())) {
            served.follower.follow();
            Map<Long, String> uuids = new HashMap<>();
            JsonNode all = read(served.text("/api/v1/stories?n=1000")).path("stories");
            all.forEach(
                    one -> uuids.put(one.path("id").asLong(), one.path("uuid").asText()));
            int answered = 0;
            for (int i = 0; i < QUERIES; i++) {
                String asked = "?n=1000&q=" + URLEncoder.encode(query(0), StandardCharsets.UTF_8);
                List<String> api = new ArrayList<>();
                read(served.text("/api/v1/search" + asked))
                        .path("stories")
                        .forEach(one -> api.add(one.path("uuid").asText()));
                for (String suffix : List.of("atom", "rss", "json"))
                    assertThat(FeedsTest.ids(served.get("/feed." + suffix + asked)))
                            .as(suffix + asked)
                            .isEqualTo(
                                    api.stream().map(uuid -> "urn:uuid:" + uuid).toList());
                assertThat(ofPage(served.text("/" + asked), uuids)).as(asked).isEqualTo(api);
                List<String> exported = new ArrayList<>();
                for (String row :
                        served.text("/api/v1/export.jsonl" + asked).lines().toList())
                    exported.add(read(row).path("uuid").asText());
                assertThat(exported).as(asked).isEqualTo(api);
                List<String> table = new ArrayList<>();
                Matcher cell = Pattern.compile("(?m)^\"[0-9]+\",\"([0-9a-f-]{36})\"")
                        .matcher(served.text("/api/v1/export.csv" + asked));
                while (cell.find()) table.add(cell.group(1));
                assertThat(table).as(asked).isEqualTo(api);
                if (!api.isEmpty()) answered++;
            }
            assertThat(answered).isGreaterThan(QUERIES / 2);
        }
    }

    private static List<String> ofPage(String page, Map<Long, String> uuids) {
        List<String> found = new ArrayList<>();
        Matcher link =
                Pattern.compile("class=\"when\" href=\"./stories/([0-9]+)\"").matcher(page);
        while (link.find()) found.add(uuids.get(Long.parseLong(link.group(1))));
        return found;
    }

    private List<Story> river() {
        List<Story> river = new ArrayList<>();
        for (int i = 120; i > 0; i--) {
            String text = WORDS.get(random.nextInt(12)) + " " + WORDS.get(random.nextInt(12)) + " "
                    + WORDS.get(random.nextInt(12));
            String language = LANGUAGES.get(random.nextInt(4));
            var lead = article(i, "Outlet " + i % 5, language, "No. " + i + " " + WORDS.get(random.nextInt(12)), text);
            river.add(
                    i % 4 == 0
                            ? story(i, lead, article(i + 1000, "Reprint", language, "Again " + i, text))
                            : story(i, lead));
        }
        return river;
    }

    private String query(int depth) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(depth > 1 ? 6 : 8)) {
            case 0 -> word;
            case 1 -> word + " -" + WORDS.get(random.nextInt(WORDS.size()));
            case 2 -> "title:" + word;
            case 3 -> "language:" + LANGUAGES.get(random.nextInt(4));
            case 4 -> "outlet:" + random.nextInt(5);
            case 5 -> word.length() > 2 ? word.substring(0, 2) + "*" : word;
            case 6 -> "(" + query(depth + 1) + " OR " + query(depth + 1) + ")";
            default -> query(depth + 1) + " " + query(depth + 1);
        };
    }

    private static JsonNode read(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }
}
