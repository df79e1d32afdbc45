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
    void a_store_that_cannot_be_is_told() throws IOException {
        Path file = written("store: {url: 'jdbc:mysql://localhost/x'}\nsources:\n  - url: https://example.org/feed\n");
        Typed typed = Typed.of("check", "--config", file.toString());
        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("store.url").contains("jdbc:mysql").hasLineCount(1);
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

    @Test
    void a_source_shows_what_would_be_stored_of_it() throws IOException {
        try (DemoOutlets outlets = new DemoOutlets(java.time.InstantSource.system())) {
            Path file = written("fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nsources:\n" + outlets.sources());
            Typed typed = Typed.of("check", "herald", "--config", file.toString());
            assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
            assertThat(typed.out())
                    .contains("feed       The Harbour Herald (atom")
                    .contains("pace       each 5s")
                    .contains("  Old grain silo becomes a concert hall")
                    .contains("from       its page")
                    .contains("language   en")
                    .contains("agency     AFP, by ")
                    .contains("PORT SELAM (AFP) - A grain silo");
            Typed page = Typed.of("check", outlets.at("/mina/ferry-line").toString(), "--config", file.toString());
            assertThat(page.exit()).isZero();
            assertThat(page.out()).contains("feed       none: ").contains("language   ar");
            Typed missing = Typed.of("check", outlets.at("/mina/none").toString(), "--config", file.toString());
            assertThat(missing.exit()).isEqualTo(1);
            assertThat(missing.out()).contains("404");
        }
    }

    @Test
    void a_file_is_looked_at_without_a_network() throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.html"),
                "<html lang=en><body><article><h1>Lamps</h1><p>New lamps were hung along both aisles of the market this"
                        + " week, and the stalls open at four in the morning again.</p></article></body></html>");
        Typed typed = Typed.of("check", page.toString());
        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("New lamps were hung");
        Typed nothing = Typed.of("check", "no-such-thing");
        assertThat(nothing.exit()).isEqualTo(1);
        assertThat(nothing.err())
                .isEqualTo("tributary: 'no-such-thing' is no source of feeds.yml, no address and no file\n");
    }

    @Test
    void each_block_is_explained_and_the_page_is_written_with_its_blocks_coloured() throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.html"),
                "<html lang=ar dir=rtl><body><nav><a href=/>Home</a></nav><article><h1>Lamps</h1><p>New lamps were hung along"
                        + " both aisles of the market this week, and the stalls open at four in the morning again.</p>"
                        + "</article><p class=legal>© The Paper<script>alert(1)</script></p></body></html>");
        Path out = folder.resolve("out.html");
        Typed typed = Typed.of("check", page.toString(), "--explain", "--html", out.toString());
        assertThat(typed.exit()).isZero();
        assertThat(typed.out())
                .containsPattern("KEPT +\\d+%  New lamps were hung")
                .contains("article p: ")
                .containsPattern("  -  +\\d+%  © The Paper")
                .contains("written    " + out);
        assertThat(Files.readString(out))
                .contains("<span class=\"kept\"", "<span class=\"out\"", "dir=\"rtl\"", "default-src 'none'")
                .doesNotContain("<script", "alert(1)", "href");
    }

    @Test
    void bytes_that_are_no_text_are_told_so() throws IOException {
        byte[] noise = new byte[9_000];
        new java.util.Random(1).nextBytes(noise);
        Typed typed =
                Typed.of("check", Files.write(folder.resolve("noise"), noise).toString());
        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).contains("page       not a text: bytes that are no text in any charset");
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("feeds.yml"), yaml);
    }
}
