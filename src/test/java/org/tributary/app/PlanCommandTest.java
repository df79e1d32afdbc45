package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edit would do is told before it is done. */
class PlanCommandTest {
    private static final String NOW = """
            title: News
            sources:
              - {url: "https://one.example/feed", id: one, every: 15m, tags: [a]}
              - {url: "https://two.example/feed", id: two}
              - {url: "https://three.example/feed", id: three, headers: {Authorization: "Bearer old"}}
            publications:
              - {name: iraq, query: "tag:iraq"}
            """;

    @TempDir
    private Path folder;

    @Test
    void what_starts_stops_changes_and_waits_for_a_restart_has_a_line_each() throws IOException {
        Typed plan = plan("""
                title: Other news
                serve: {port: 8181, key: "new secret"}
                sources:
                  - {url: "https://one.example/rss", id: one, every: 30m, tags: [a, b]}
                  - {url: "https://three.example/feed", id: three, headers: {Authorization: "Bearer new"}}
                  - {url: "https://four.example/feed", id: four, robots: ignore}
                publications:
                  - {name: iraq, query: "tag:iraq nato"}
                """);
        assertThat(plan.exit()).isZero();
        assertThat(plan.lines())
                .containsExactly(
                        "~ title  News -> Other news",
                        "~ one  url: https://one.example/feed -> https://one.example/rss; tags: [a] -> [a, b];"
                                + " every: 15m -> 30m",
                        "~ three  headers: others",
                        "+ four  https://four.example/feed",
                        "- two  (what it brought stays)",
                        "~ publication iraq  query: tag:iraq -> tag:iraq nato",
                        "! serve.key: counts from the next start",
                        "! serve.port: counts from the next start");
        assertThat(plan.out() + plan.err()).doesNotContain("secret").doesNotContain("Bearer");
    }

    @Test
    void an_edit_that_says_the_same_changes_nothing() throws IOException {
        assertThat(plan("# a comment\n" + NOW).lines()).containsExactly("nothing would change");
    }

    @Test
    void an_edit_that_is_not_right_is_told_as_check_would() throws IOException {
        Typed plan = plan(NOW + "colour: red\n");
        assertThat(plan.exit()).isEqualTo(1);
        assertThat(plan.out()).isEmpty();
        assertThat(plan.err()).contains("edited.yml:8").contains("colour");
    }

    @Test
    void a_copy_that_is_not_there_is_no_advice_about_feeds_yml() throws IOException {
        Path now = Files.writeString(folder.resolve("feeds.yml"), NOW);
        Typed plan = Typed.of("plan", folder.resolve("no.yml").toString(), "--config", now.toString());
        assertThat(plan.exit()).isEqualTo(1);
        assertThat(plan.err()).isEqualTo("tributary: there is no " + folder.resolve("no.yml") + "\n");
    }

    private Typed plan(String edited) throws IOException {
        Path now = Files.writeString(folder.resolve("feeds.yml"), NOW);
        Path then = Files.writeString(folder.resolve("edited.yml"), edited);
        return Typed.of("plan", then.toString(), "--config", now.toString());
    }
}
