package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** split and join, through the running instance and without one. */
@Tag("whole")
class PutRightByHandTest {
    private static final String COPY =
            "Engineers have begun to repair a pipeline that carries oil from the northern fields to the coast, eleven months"
                    + " after it was closed by a legal dispute over who may sell the crude. The work is expected to take six"
                    + " weeks and to cost about forty million dollars, the regional ministry said on Tuesday.";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_story_is_split_through_the_running_instance_and_joined_without_one(@TempDir Path folder) throws Exception {
        try (Outlets outlets = new Outlets()) {
            outlets.put("/a", "application/rss+xml", feed("A", COPY));
            outlets.put("/b", "application/rss+xml", feed("B", COPY + " Traders were not impressed."));
            Program program = new Program(folder);
            program.feeds("""
                    fetch: {pause: 0s, allow-private: [127.0.0.0/8]}
                    serve: {port: 0, write-key: a-key-to-write-with}
                    sources:
                      - {url: "%s", outlet: The First, full-text: never}
                      - {url: "%s", outlet: The Second, full-text: never}
                    """.formatted(outlets.at("/a"), outlets.at("/b")));
            assertThat(program.run("once").exit()).isZero();

            long story;
            long article;
            try (Running running = Running.start(program, folder)) {
                JsonNode only = only(running);
                story = only.path("id").asLong();
                article = only.path("articles").get(1).path("id").asLong();
                Program.Ended split = program.run("split", Long.toString(story), Long.toString(article));
                assertThat(split.exit()).as(split.err()).isZero();
                assertThat(split.lines()).hasSize(2);
                assertThat(JSON.readTree(split.lines().get(0)).path("story").asText())
                        .isEqualTo("a");
                assertThat(JSON.readTree(split.lines().get(1)).path("story").asText())
                        .isEqualTo("b");
                assertThat(split.out() + split.err()).doesNotContain("a-key-to-write-with");
                assertThat(stories(running)).hasSize(2);

                Program.Ended wrong = program.run("split", Long.toString(story), Long.toString(article));
                assertThat(wrong.exit()).isEqualTo(1);
                assertThat(wrong.err()).contains("is not in story").doesNotContain("\tat ");
            }
            List<JsonNode> two;
            try (Running running = Running.start(program, folder)) {
                two = stories(running);
                assertThat(two).as("a restart changes nothing").hasSize(2);
            }
            Program.Ended join = program.run(
                    "join",
                    two.get(0).path("id").asText(),
                    "http://x/stories/" + two.get(1).path("id").asText());
            assertThat(join.exit()).as(join.err()).isZero();
            assertThat(join.lines()).hasSize(2);
            try (Running running = Running.start(program, folder)) {
                assertThat(only(running).path("articles")).hasSize(2);
            }
            assertThat(program.run("join", "one", "two").exit()).isEqualTo(2);
        }
    }

    private static JsonNode only(Running running) throws Exception {
        assertThat(stories(running)).hasSize(1);
        return stories(running).get(0);
    }

    private static List<JsonNode> stories(Running running) throws Exception {
        List<JsonNode> all = new java.util.ArrayList<>();
        JSON.readTree(new String(running.get("/api/v1/stories"), StandardCharsets.UTF_8))
                .path("stories")
                .forEach(all::add);
        return all;
    }

    private static String feed(String name, String text) {
        return "<rss version='2.0'><channel><title>" + name
                + "</title><link>http://x.example/</link><description/><item>"
                + "<guid>" + name + "1</guid><title>Repairs begin on northern oil pipeline</title><link>http://" + name
                + ".example/1</link><description>" + text + "</description></item></channel></rss>";
    }
}
