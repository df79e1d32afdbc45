package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P44: what a person takes down is gone from everywhere, and no poll brings it back. */
@Tag("whole")
class TakedownTest {
    private static final String BRIDGE = "The night the lantern bridge was repaired by volunteers";
    private static final String MARKET = "Fishmongers agree on a new hour for the morning market";

    @Test
    void P44_an_article_and_a_source_leave_store_search_feeds_and_pages_for_good(@TempDir Path folder)
            throws Exception {
        try (mockwebserver3.MockWebServer outlet = new mockwebserver3.MockWebServer()) {
            outlet.setDispatcher(new mockwebserver3.Dispatcher() {
                @Override
                public mockwebserver3.MockResponse dispatch(mockwebserver3.RecordedRequest request) {
                    String path = request.getUrl().encodedPath();
                    return new mockwebserver3.MockResponse.Builder()
                            .body(
                                    path.endsWith("one")
                                            ? feed("/bridge", BRIDGE) + feed("/market", MARKET) + "</channel></rss>"
                                            : "")
                            .code(path.endsWith("one") ? 200 : 404)
                            .build();
                }

                private String feed(String link, String title) {
                    String head = link.equals("/bridge") ? "<rss version=\"2.0\"><channel><title>One</title>" : "";
                    return head + "<item><title>" + title + "</title><link>" + outlet.url(link) + "</link><description>"
                            + title + ", " + "and this is what was said of it on the quay that day. ".repeat(12)
                            + "</description></item>";
                }
            });
            outlet.start();
            Program program = new Program(folder);
            program.feeds(
                    "serve: {port: 0, write-key: w}\nfetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nsources:\n  - {url: \""
                            + outlet.url("/one") + "\", id: one, every: 1s, full-text: never}\n");
            try (Running run = Running.start(program, folder)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> feed(run).contains(BRIDGE) && feed(run).contains(MARKET));
                int polls = outlet.getRequestCount();
                Program.Ended gone = program.run(
                        "takedown", outlet.url("/bridge?utm_source=x").toString(), "--why", "asked to");
                assertThat(gone.exit()).as(gone.err()).isZero();
                assertThat(gone.err())
                        .isEqualTo("1 article at " + outlet.url("/bridge?utm_source=x") + " taken down for good\n");
                Program.Ended typo = program.run("takedown", outlet.url("/typo").toString());
                assertThat(typo.exit()).isEqualTo(1);
                assertThat(typo.err()).contains("with --in-advance it will not be taken in either");
                Program.Ended unknown = program.run(
                        "takedown", "--in-advance", outlet.url("/never-seen").toString());
                assertThat(unknown.err())
                        .isEqualTo("nothing stored has the address " + outlet.url("/never-seen")
                                + "; it will not be taken in from now on\n");
                assertThat(feed(run)).doesNotContain(BRIDGE).contains(MARKET);
                assertThat(text(run, "/")).doesNotContain(BRIDGE);
                assertThat(text(run, "/?q=lantern"))
                        .contains("No story answers")
                        .doesNotContain(BRIDGE);
                await().atMost(Duration.ofSeconds(30)).until(() -> outlet.getRequestCount() > polls + 2);
                assertThat(feed(run)).doesNotContain(BRIDGE).contains(MARKET);

                assertThat(program.run("takedown", "--source", "one").exit()).isZero();
                assertThat(feed(run)).doesNotContain(MARKET);
                assertThat(program.run("takedown", "--source", "none").err()).contains("there is no source 'none'");
            }
            // The file names it still; it is not polled.
            int polls = outlet.getRequestCount();
            assertThat(program.run("once").out()).contains("no source is due");
            assertThat(outlet.getRequestCount()).isEqualTo(polls);
            assertThat(Files.exists(folder.resolve("feeds.yml"))).isTrue();
        }
    }

    private static String feed(Running run) throws Exception {
        return text(run, "/feed.atom");
    }

    private static String text(Running run, String path) throws Exception {
        return new String(run.get(path), StandardCharsets.UTF_8);
    }
}
