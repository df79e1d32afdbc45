package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.model.Story;
import org.tributary.publish.SampleStories;

class ApiTest {
    @Test
    void stories_are_listed_like_in_the_feed() throws Exception {
        try (Served served = Served.privately().with(SampleStories.river())) {
            for (String parameters : List.of("", "?q=dam", "?language=ar", "?tag=iraq&n=3", "?outlet=zagros")) {
                List<String> ids = new ArrayList<>();
                for (JsonNode story :
                        json(served, "/api/v1/stories" + parameters).path("stories"))
                    ids.add("urn:uuid:" + story.path("uuid").asText());
                assertThat(ids).isEqualTo(FeedsTest.ids(served.get("/feed.atom" + parameters)));
            }
            JsonNode dam =
                    json(served, "/api/v1/search?q=dam+gates").path("stories").get(0);
            assertThat(dam.path("outlet").asText()).isEqualTo("Tigris Post");
            assertThat(dam.path("articles")).hasSize(3);
            assertThat(dam.path("articles")
                            .get(0)
                            .path("agency")
                            .path("evidence")
                            .asText())
                    .isEqualTo("MOSUL (AFP)");
            assertThat(dam.path("articles").get(0).has("text")).isFalse();
        }
    }

    @Test
    void walking_the_pages_gives_each_story_once_while_others_arrive() throws Exception {
        List<Story> many = new ArrayList<>();
        for (int i = 95; i > 0; i--)
            many.add(SampleStories.story(i, SampleStories.article(i, "Tigris Post", "en", "No. " + i, "text " + i)));
        try (Served served = Served.privately().with(many)) {
            for (String start : List.of("/api/v1/stories?n=10", "/api/v1/stories?n=10&q=text")) {
                List<Long> walked = new ArrayList<>();
                Optional<String> next = Optional.of(start);
                while (next.isPresent()) {
                    JsonNode page = json(served, next.get());
                    for (JsonNode story : page.path("stories"))
                        walked.add(story.path("id").asLong());
                    int id = 1000 + served.hashCode() % 1000 + walked.size() + (start.contains("q=") ? 500_000 : 0);
                    served.place(SampleStories.story(
                            id, SampleStories.article(id, "Tigris Post", "en", "New", "text " + id)));
                    next = page.has("next")
                            ? Optional.of(URI.create("/api/v1/stories")
                                    .resolve(page.path("next").asText())
                                    .toString())
                            : Optional.empty();
                }
                assertThat(walked).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(95);
            }
        }
    }

    @Test
    void a_story_has_its_texts_and_why_each_is_in_it() throws Exception {
        try (Served served = Served.privately().with(SampleStories.river())) {
            long id = json(served, "/api/v1/stories?q=dam+gates")
                    .path("stories")
                    .get(0)
                    .path("id")
                    .asLong();
            JsonNode story = json(served, "/api/v1/stories/" + id);
            assertThat(story.path("articles").get(0).path("text").asText()).contains("lower villages");
            assertThat(story.path("articles").get(1).path("why").asText()).isEqualTo("same text");
            assertThat(story.path("articles").get(1).path("equal_to").asLong()).isEqualTo(id);
            JsonNode article = json(served, "/api/v1/articles/" + id);
            assertThat(article.path("html").asText()).startsWith("<p>");
            assertThat(article.path("versions").isArray()).isTrue();
        }
    }

    @Test
    void a_wrong_request_is_a_problem_in_json() throws Exception {
        try (Served served = Served.privately()) {
            var wrong = served.get("/api/v1/stories?n=many");
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            JsonNode problem = new ObjectMapper().readTree(wrong.body());
            assertThat(problem.path("status").asInt()).isEqualTo(400);
            assertThat(problem.path("detail").asText()).contains("many");
            assertThat(problem.has("position")).isFalse();
            var query = served.get("/api/v1/search?q=dam%20(river");
            assertThat(query.statusCode()).isEqualTo(400);
            JsonNode where = new ObjectMapper().readTree(query.body());
            assertThat(where.path("position").asInt()).isEqualTo(5);
            assertThat(where.path("detail").asText()).endsWith("at character 5.");
            assertThat(served.get("/api/v1/stories/77").statusCode()).isEqualTo(404);
            assertThat(served.get("/api/v1/articles/x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_world_gets_no_more_than_in_the_feed() throws Exception {
        try (Served served = new Served(Served.settings(Optional.of("https://river.example/"), Optional.of("k")))
                .with(SampleStories.river())) {
            long id = json(served, "/api/v1/stories?q=dam+gates")
                    .path("stories")
                    .get(0)
                    .path("id")
                    .asLong();
            for (String path : List.of("/api/v1/stories/" + id, "/api/v1/articles/" + id)) {
                assertThat(served.text(path)).contains("nobody was hurt").doesNotContain("lower villages");
                assertThat(served.text(path + "?key=k")).contains("lower villages");
            }
            assertThat(served.get("/api/v1/sources").statusCode()).isEqualTo(401);
            assertThat(json(served, "/api/v1/sources?key=k").path("sources")).isNotEmpty();
            assertThat(json(served, "/api/v1/publications").path("publications"))
                    .hasSize(1);
        }
    }

    private static JsonNode json(Served served, String path) throws Exception {
        var answer = served.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
