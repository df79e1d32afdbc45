package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.model.SourceState;
import org.tributary.model.Tempo;

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

    @Test
    void a_source_that_is_silent_against_its_habits_and_one_whose_feed_had_a_gap_are_named() throws Exception {
        try (Served served = Served.privately()) {
            served.name("paper", Optional.empty(), Set.of());
            served.name("post", Optional.empty(), Set.of());
            Instant last = Served.NOW.minus(Duration.ofDays(9));
            List<Instant> hourly = java.util.stream.IntStream.range(0, 24 * 20)
                    .mapToObj(i -> last.minus(Duration.ofHours(i)))
                    .toList();
            Tempo habits = Tempo.UNKNOWN.with(hourly, true, Optional.empty(), last);
            poll(served, habits, List.of(last), Optional.empty());
            String id = served.store.sourceStates().all().stream()
                    .filter(state -> state.silentSince().isPresent())
                    .findFirst()
                    .orElseThrow()
                    .sourceId();
            assertThat(served.text("/health")).contains("source " + id + ": silent since " + last);

            poll(served, Tempo.UNKNOWN, List.of(), Optional.of(Served.NOW.minusSeconds(60)));
            assertThat(served.text("/health")).contains("entries may have left its feed unseen before");
        }
    }

    private static void poll(Served served, Tempo tempo, List<Instant> recent, Optional<Instant> missed) {
        SourceState before = served.store
                .sourceStates()
                .claim(Served.NOW, 1, Served.NOW.plusSeconds(60), false)
                .get(0);
        SourceState after = new SourceState(
                before.sourceId(),
                Optional.of(Served.NOW.plus(Duration.ofHours(1))),
                Optional.of(Served.NOW),
                Optional.of(Served.NOW),
                0,
                "unchanged",
                before.validators(),
                before.every(),
                recent,
                before.wish(),
                0,
                Optional.empty(),
                before.move(),
                tempo,
                missed,
                before.pledge());
        served.store.stories().inLane(lane -> {
            lane.save(List.of(after));
            return null;
        });
    }

    static void fail(Served served, String id, String outcome) {
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
            lane.save(List.of(after));
            return null;
        });
    }

    private static JsonNode health(Served served, int status) throws Exception {
        var answer = served.get("/health");
        assertThat(answer.statusCode()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }
}
