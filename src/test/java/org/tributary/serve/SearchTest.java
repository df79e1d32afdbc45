package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.publish.SampleStories.article;
import static org.tributary.publish.SampleStories.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.model.Story;

class SearchTest {
    private static final List<Story> RIVER = List.of(
            story(5, article(5, "Zagros News", "ckb", "بەنداوی نوێ", "ئاوی بەنداوەکە دوو مەتر کەم بووەتەوە.")),
            story(4, article(4, "Delta Daily", "ar", "مستوى المياه", "قال المهندسون إن السدود ممتلئة بالماء.")),
            story(3, article(3, "Tigris Post", "en", "Rain", "It rained all day. A dam was named once.")),
            story(
                    1,
                    article(1, "Tigris Post", "en", "Dam opened", "The dam <b>opened</b> its gates; the dam is full."),
                    article(2, "Euphrates Mail", "en", "Gates of the dam", "The dam opened its gates today.")));

    @Test
    void the_words_are_marked_in_the_text_in_its_direction_and_nothing_of_it_is_markup() {
        try (Served served = Served.privately().with(RIVER)) {
            assertThat(served.text("/?q=dams+opened"))
                    .contains("<mark>dam</mark> &lt;b&gt;<mark>opened</mark>&lt;/b&gt; its gates");
            assertThat(served.text("/?q=" + encoded("سد")))
                    .contains("dir=\"rtl\"")
                    .contains("إن <mark>السدود</mark> ممتلئة");
            assertThat(served.text("/?q=" + encoded("بەنداو"))).contains("ئاوی <mark>بەنداوەکە</mark> دوو");
        }
    }

    @Test
    void results_can_be_narrowed_ordered_and_listed_by_article() {
        try (Served served = Served.privately().with(RIVER)) {
            String page = served.text("/?q=dam");
            assertThat(page).contains("3 articles", "outlet=Euphrates+Mail", "order=relevance", "by=article");
            assertThat(served.text("/")).doesNotContain("by=article");
            assertThat(titles(served, "/api/v1/stories?q=dam")).containsExactly("Rain", "Dam opened");
            assertThat(titles(served, "/api/v1/stories?q=dam&order=relevance")).containsExactly("Dam opened", "Rain");
            assertThat(titles(served, "/api/v1/stories?q=dam&by=article")).hasSize(3);
            assertThat(FeedsTest.ids(served.get("/feed.atom?q=dam&by=article")))
                    .hasSize(3)
                    .doesNotHaveDuplicates();
            JsonNode found = json(served, "/api/v1/search?q=dam");
            assertThat(found.path("facets").path("outlets").get(0).path("value").asText())
                    .isEqualTo("Tigris Post");
            assertThat(found.path("facets")
                            .path("outlets")
                            .get(0)
                            .path("articles")
                            .asInt())
                    .isEqualTo(2);
            assertThat(found.path("facets").path("whole").asBoolean()).isTrue();
            assertThat(found.path("stories").get(0).path("snippet").findValuesAsText("text"))
                    .contains("dam");
        }
    }

    @Test
    void each_order_and_unit_is_walked_by_pages_without_gap_or_repetition() {
        try (Served served = Served.privately().with(RIVER)) {
            for (String manner : List.of("", "&order=relevance", "&by=article", "&by=article&order=relevance")) {
                String all = "/api/v1/stories?q=dam" + manner;
                List<String> walked = new ArrayList<>();
                Optional<String> next = Optional.of(all + "&n=1");
                while (next.isPresent()) {
                    JsonNode page = json(served, next.get());
                    page.path("stories")
                            .forEach(one -> walked.add(one.path("uuid").asText()));
                    next = Optional.ofNullable(page.get("next")).map(one -> "/api/v1/" + one.asText());
                }
                List<String> whole = new ArrayList<>();
                json(served, all)
                        .path("stories")
                        .forEach(one -> whole.add(one.path("uuid").asText()));
                assertThat(walked).as(manner).isEqualTo(whole).isNotEmpty();
            }
        }
    }

    @Test
    void a_wrong_query_is_answered_with_the_place_of_its_mistake() {
        try (Served served = Served.privately().with(RIVER)) {
            for (String path : List.of("/", "/feed.atom", "/api/v1/stories", "/api/v1/search", "/api/v1/export.csv")) {
                var wrong = served.get(path + "?q=dam+language:english");
                assertThat(wrong.statusCode()).as(path).isEqualTo(400);
                assertThat(new String(wrong.body(), StandardCharsets.UTF_8)).contains("at character 14", "english");
                assertThat(served.get(path + "?language=english").statusCode()).isEqualTo(400);
                assertThat(served.get(path + "?order=best").statusCode()).isEqualTo(400);
            }
        }
    }

    @Test
    void the_world_sees_no_snippet_from_beyond_the_excerpt_and_no_count_of_what_is_hidden() {
        String secret = "Beginning. " + "Word after word goes by. ".repeat(60) + "The hidden turbine.";
        try (Served served = new Served(Served.settings(Optional.of("https://river.example/"), Optional.of("k")))
                .with(List.of(story(1, article(1, "Tigris Post", "en", "Turbine", secret))))) {
            assertThat(served.text("/?q=turbine")).contains("Turbine").doesNotContain("hidden <mark>");
            assertThat(served.text("/?q=turbine&key=k")).contains("hidden <mark>turbine</mark>");
            assertThat(served.text("/api/v1/search?q=turbine")).doesNotContain("hidden");
            assertThat(served.text("/api/v1/export.jsonl"))
                    .contains("Beginning")
                    .doesNotContain("hidden");
        }
    }

    private static List<String> titles(Served served, String path) {
        return own(json(served, path).path("stories"));
    }

    private static List<String> own(JsonNode stories) {
        List<String> titles = new ArrayList<>();
        stories.forEach(one -> titles.add(one.path("title").asText()));
        return titles;
    }

    private static JsonNode json(Served served, String path) {
        try {
            var answer = served.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
