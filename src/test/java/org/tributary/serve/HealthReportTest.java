package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.model.SourceState;

class HealthReportTest {
    @Test
    void a_river_without_trouble_is_ok() throws Exception {
        try (Served served = Served.privately()) {
            served.name("post", Optional.empty(), Set.of());
            JsonNode health = health(served, 200);
            assertThat(health.path("status").asText()).isEqualTo("ok");
            assertThat(health.path("reasons")).isEmpty();
            assertThat(health.path("sources").path("named").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_failing_source_is_named_with_its_outcome() throws Exception {
        try (Served served = Served.privately()) {
            served.name("post", Optional.empty(), Set.of());
            fail(served, "post", "503 Service Unavailable");
            JsonNode health = health(served, 200);
            assertThat(health.path("status").asText()).isEqualTo("degraded");
            assertThat(health.path("reasons").get(0).asText()).isEqualTo("source post: 503 Service Unavailable");
        }
    }

    @Test
    void problems_that_others_know_of_are_told() throws Exception {
        try (Served served = Served.privately()) {
            served.problems.add("feeds.yml, line 3: unknown key 'ulr', did you mean url?");
            assertThat(health(served, 200).path("reasons").get(0).asText()).contains("line 3");
        }
    }

    @Test
    void without_its_store_it_is_down() throws Exception {
        try (Served served = Served.privately()) {
            served.store.close();
            assertThat(health(served, 503).path("status").asText()).isEqualTo("down");
        }
    }

    @Test
    void it_is_ready_while_its_store_answers_and_lives_all_the_same() {
        try (Served served = new Served(Served.settings(Optional.empty(), Optional.of("k")))) {
            assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);
            served.name("post", Optional.empty(), Set.of());
            fail(served, "post", "503 Service Unavailable");
            assertThat(served.get("/health/ready").statusCode())
                    .as("an outlet's trouble is no reason to send readers elsewhere")
                    .isEqualTo(200);
            served.store.close();
            assertThat(served.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void strangers_learn_the_status_and_no_words() throws Exception {
        try (Served served = new Served(Served.settings(Optional.of("https://river.example/"), Optional.of("k")))) {
            served.problems.add("a secret of the house");
            assertThat(health(served, 200).path("status").asText()).isEqualTo("degraded");
            assertThat(served.text("/health")).doesNotContain("secret");
            assertThat(served.text("/health?key=k")).contains("secret");
            assertThat(served.get("/health?key=wrong").statusCode()).isEqualTo(403);
        }
    }

    private static void fail(Served served, String id, String outcome) {
        SourceState before = served.store
                .sourceStates()
                .claim(Served.NOW, 1, Served.NOW.plusSeconds(60), false)
                .get(0);
        SourceState after = new SourceState(
                id,
                Optional.of(Served.NOW.plus(Duration.ofHours(1))),
                Optional.of(Served.NOW),
                Optional.empty(),
                1,
                outcome,
                before.validators(),
                before.every(),
                before.recent(),
                before.wish(),
                0,
                Optional.empty(),
                before.move());
        served.store.stories().inLane(lane -> {
            lane.save(java.util.List.of(after));
            return null;
        });
    }

    private static JsonNode health(Served served, int status) throws Exception {
        var answer = served.get("/health");
        assertThat(answer.statusCode()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }
}
