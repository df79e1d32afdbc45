package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check}: the file as the whole house reads it. */
class CheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void the_shipped_file_is_right() {
        Typed typed = Typed.of("check");
        assertThat(typed.err()).isEmpty();
        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).isEqualTo("feeds.yml is right: 20 sources, 2 publications\n");
    }

    @Test
    void what_the_rooms_say_is_told_at_its_line() throws IOException {
        Path file = written("""
                serve: {port: 70000}
                fetch: {user-agent: "ü", allow-private: [home]}
                sources:
                  - url: https://example.org/feed
                    select: {body: "div[", remove: [""]}
                publications:
                  - {name: a, query: 'tag:"open'}
                """);
        Typed typed = Typed.of("check", "--config", file.toString());
        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err().lines().map(line -> line.replace(file.toString(), "f")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("f:1:15: 'port' must be 0 to 65535"),
                        line -> assertThat(line).startsWith("f:2:21: user-agent may hold plain ASCII only"),
                        line -> assertThat(line).startsWith("f:2:42: 'home' is no network"),
                        line -> assertThat(line).startsWith("f:5:20: the CSS 'div[' cannot be used"),
                        line -> assertThat(line).startsWith("f:5:37: the CSS '' cannot be used"),
                        line -> assertThat(line).startsWith("f:7:22: the query 'tag:\"open' cannot be read"));
    }

    @Test
    void a_machine_of_our_own_may_be_asked_every_second() throws IOException {
        Path file = written("fetch: {allow-private: [127.0.0.0/8]}\nsources:\n"
                + "  - {url: 'http://127.0.0.1:9000/feed', every: 1s}\n  - {url: 'http://localhost:9000/f', every: 1s}\n"
                + "  - {url: 'https://example.org/feed', every: 6m}\n");
        Typed typed = Typed.of("--config", file.toString(), "check");
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.err())
                .startsWith("warning: " + file + ":5:46: 'every' under 10m")
                .hasLineCount(1);
    }

    @Test
    void a_file_that_is_not_there_is_an_answer_without_a_stack_trace() {
        Typed typed = Typed.of("check", "--config", folder.resolve("none.yml").toString());
        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.err()).contains("there is no such file; make one").doesNotContain("\tat ");
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("feeds.yml"), yaml);
    }
}
