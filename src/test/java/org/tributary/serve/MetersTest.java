package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tributary.publish.SampleStories;

/** What /metrics tells, whom, and that the documents about it speak of what there is. */
class MetersTest {
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\w+) ");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `((?:tributary|jvm|process|system)_\\w+)` \\|");
    private static final Pattern QUERIED = Pattern.compile("\\b(?:tributary|jvm|process|system)_[a-z_]+");

    @Test
    void it_counts_what_it_is_told() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            Meters meters = served.server.meters();
            meters.outcome("gone");
            meters.polled("unchanged");
            meters.polled("unchanged");
            meters.filed(7, 2, 3, 1);
            meters.met(Duration.ofMinutes(4));
            meters.queue("errands", () -> 12);
            served.follower.follow();

            assertThat(served.text("/metrics").lines())
                    .contains(
                            "tributary_polls_total{outcome=\"unchanged\"} 2.0",
                            "tributary_polls_total{outcome=\"gone\"} 0.0",
                            "tributary_entries_total{kind=\"new\"} 7.0",
                            "tributary_entries_total{kind=\"changed\"} 2.0",
                            "tributary_entries_total{kind=\"reprint\"} 3.0",
                            "tributary_entries_total{kind=\"skipped\"} 1.0",
                            "tributary_delay_seconds_bucket{le=\"60.0\"} 0",
                            "tributary_delay_seconds_bucket{le=\"300.0\"} 1",
                            "tributary_queue{queue=\"errands\"} 12.0",
                            "tributary_articles "
                                    + (double) served.store.articles().count(),
                            "tributary_stories "
                                    + (double) SampleStories.river().size(),
                            "tributary_index_lag 0.0");
        }
    }

    @Test
    void an_answer_counts_for_its_route_and_not_for_its_address() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            served.get("/feed.atom");
            served.get("/stories/999999");
            served.get("/stories/none");
            served.get("/nowhere/at/all");

            String[] told = new String[1];
            await("counted once they are sent").until(() -> {
                told[0] = served.text("/metrics");
                return told[0].contains("route=\"none\"");
            });
            assertThat(told[0])
                    .contains("tributary_http_seconds_count{route=\"/feed.atom\",status=\"200\"} 1")
                    .contains("tributary_http_seconds_count{route=\"/stories/{id}\",status=\"404\"} 2")
                    .contains("tributary_http_seconds_count{route=\"none\",status=\"404\"} 1")
                    .doesNotContain("999999");
        }
    }

    @Test
    void how_long_the_source_waits_that_is_due_longest_is_told() {
        try (Served served = Served.privately()) {
            served.name("post", Optional.empty(), Set.of());
            assertThat(served.text("/metrics").lines())
                    .contains("tributary_sources 1.0", "tributary_sources_due 1.0", "tributary_sources_failing 0.0");
        }
    }

    @Test
    void only_who_may_read_everything_reads_them() {
        Optional<String> key = Optional.of("open sesame");
        Optional<String> world = Optional.of("https://river.example/");
        try (Served served = new Served(Served.settings(world, key))) {
            assertThat(served.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(served.get("/metrics?key=wrong").statusCode()).isEqualTo(403);
            assertThat(served.get("/metrics", "Authorization", "Bearer open sesame")
                            .statusCode())
                    .isEqualTo(200);
        }
        try (Served served = new Served(Served.settings(world, Optional.empty()))) {
            assertThat(served.get("/metrics").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void operations_md_names_each_and_no_other() throws IOException {
        try (Served served = Served.privately()) {
            assertThat(names(DOCUMENTED, Files.readString(Path.of("docs/operations.md"))))
                    .containsExactlyInAnyOrderElementsOf(families(served));
        }
    }

    @Test
    void the_dashboard_asks_for_what_there_is() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(Path.of("docs/grafana.json").toFile());
        try (Served served = Served.privately()) {
            Set<String> known = families(served);
            int queries = 0;
            for (JsonNode panel : dashboard.path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries++;
                    for (String name : names(QUERIED, target.path("expr").asText()))
                        assertThat(known)
                                .as(panel.path("title").asText())
                                .contains(name.replaceFirst("_(bucket|count|sum)$", ""));
                }
            }
            assertThat(queries).isGreaterThan(8);
        }
    }

    /** One answer and one visit, so that each family is there. */
    private static Set<String> families(Served served) {
        served.server.meters().served("/", 200, Duration.ofMillis(3));
        served.server.meters().polled("fetched");
        served.server.meters().queue("polls", () -> 0);
        return names(FAMILY, served.text("/metrics"));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.groupCount() == 0 ? found.group() : found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
