package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** feeds.yml is edited while the program runs: no restart, no extra poll of what was not touched. */
@Tag("whole")
class LiveEditTest {
    private static final String FEED = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>%1$s</title><link>http://127.0.0.1/</link>
            <description>d</description><item><title>News of %1$s</title><guid isPermaLink="false">%1$s</guid>
            <description>What %1$s tells today is told nowhere else but in %1$s itself.</description></item>
            </channel></rss>""";

    @Test
    void a_source_comes_and_goes_and_a_broken_edit_changes_nothing(@TempDir Path folder) throws Exception {
        try (Outlets outlets = new Outlets()) {
            for (String name : List.of("Tigris", "Euphrates"))
                outlets.put("/" + name, "application/rss+xml", FEED.formatted(name));
            String head = "fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nserve: {port: 0}\nsources:\n";
            String tigris = "  - {url: \"" + outlets.at("/Tigris") + "\", id: tigris, tags: [first]}\n";
            String euphrates = "  - {url: \"" + outlets.at("/Euphrates") + "\", id: euphrates}\n";
            Program program = new Program(folder);
            program.feeds(head + tigris);
            try (Running running = Running.start(program, folder)) {
                shows(running, "News of Tigris", 1);

                program.feeds(head + tigris + euphrates + "publications:\n  - {name: both, query: news}\n");
                shows(running, "News of Euphrates", 2);
                assertThat(River.read(running.get("/publications/both.atom")).entries())
                        .hasSize(2);

                program.feeds(head + tigris + euphrates + "  - {ulr: x}\n");
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> health(running).contains("did you mean 'url'?")
                                && health(running).contains("degraded"));
                shows(running, "News of Tigris", 2);

                program.feeds(head + euphrates);
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> health(running).contains("\"named\":1"));
                assertThat(health(running)).contains("\"ok\"");
                shows(running, "News of Tigris", 2);
                assertThat(outlets.answers().stream().filter(answer -> answer.endsWith("/Tigris")))
                        .as("an edit is no reason to ask an outlet again")
                        .hasSize(1);
            }
        }
    }

    private static void shows(Running running, String title, int entries) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(River.read(running.get("/feed.atom")).entries())
                                .hasSize(entries)
                                .extracting(River.Entry::title)
                                .contains(title));
    }

    private static String health(Running running) throws Exception {
        return new String(running.get("/health"), StandardCharsets.UTF_8);
    }
}
