package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for news gets it from the running program: a webhook, and a terminal that follows. */
@Tag("whole")
class HearingTest {
    private static final String FEED = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>%1$s</title><link>http://127.0.0.1/</link>
            <description>d</description><item><title>%2$s</title><guid isPermaLink="false">%1$s</guid>
            <description>%3$s</description></item></channel></rss>""";
    private static final String BEFORE =
            "The ministry said that 40 million cubic metres of water stand behind the dam.";
    private static final String AFTER = "The ministry said that 70 million cubic metres of water stand behind the dam.";

    /** One message, with what signs it. */
    private record Told(String moment, String signature, byte[] body) {
        JsonNode story() throws Exception {
            return new ObjectMapper().readTree(body).path("story");
        }

        String signedWith(String secret) throws Exception {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((moment + ".").getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        }
    }

    @Test
    void a_new_story_and_its_correction_are_told_to_the_webhook_and_the_terminal_hears_of_it_too(@TempDir Path folder)
            throws Exception {
        List<Told> told = new CopyOnWriteArrayList<>();
        try (Outlets outlets = new Outlets()) {
            outlets.at("/hook", exchange -> {
                try (exchange) {
                    var headers = exchange.getRequestHeaders();
                    told.add(new Told(
                            headers.getFirst("Tributary-Timestamp"),
                            headers.getFirst("Tributary-Signature"),
                            exchange.getRequestBody().readAllBytes()));
                    exchange.sendResponseHeaders(204, -1);
                }
            });
            outlets.put("/Tigris", "application/rss+xml", FEED.formatted("Tigris", "A bridge opens", "No water here."));
            outlets.put("/Euphrates", "application/rss+xml", FEED.formatted("Euphrates", "The dam holds", BEFORE));
            String head = "fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nserve: {port: 0}\npublications:\n"
                    + "  - {name: dams, query: dam, webhook: {url: \"" + outlets.at("/hook")
                    + "\", secret: key, corrections: true}}\nsources:\n";
            String tigris = source(outlets, "Tigris");
            Program program = new Program(folder);
            program.feeds(head + tigris);
            Path followed = Files.createFile(folder.resolve("followed.jsonl"));
            try (Running running = Running.start(program, folder)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> stories(running) == 1);
                Path nothing = Files.createFile(folder.resolve("nothing.txt"));
                Process following = program.start(
                        nothing, followed, folder.resolve("err.txt"), "search", "--follow", "--format", "jsonl", "dam");
                try {
                    program.feeds(head + tigris + source(outlets, "Euphrates"));
                    await().atMost(Duration.ofSeconds(60)).until(() -> told.size() == 1);
                    assertThat(told.get(0).story().path("title").asText()).isEqualTo("The dam holds");
                    assertThat(told.get(0).story().path("outlet").asText()).isEqualTo("Euphrates");
                    assertThat(told.get(0).signature()).isEqualTo(told.get(0).signedWith("key"));

                    outlets.put(
                            "/Euphrates", "application/rss+xml", FEED.formatted("Euphrates", "The dam holds", AFTER));
                    await().atMost(Duration.ofSeconds(60)).until(() -> told.size() == 2);
                    assertThat(told.get(1).story().path("id"))
                            .isEqualTo(told.get(0).story().path("id"));
                    assertThat(told.get(1).story().path("excerpt").asText()).contains("70 million");

                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> !Files.readString(followed).isEmpty());
                    assertThat(following.isAlive()).isTrue();
                } finally {
                    following.destroy();
                    following.waitFor(20, TimeUnit.SECONDS);
                }
                assertThat(Files.readAllLines(followed))
                        .singleElement()
                        .asString()
                        .contains("The dam holds");
                Program.Ended table = program.run("export", "--format", "csv");
                assertThat(table.exit()).as(table.err()).isZero();
                assertThat(table.out()).contains("A bridge opens", "70 million");
            }
        }
        assertThat(told).hasSize(2);
    }

    private static String source(Outlets outlets, String name) {
        return "  - {url: \"" + outlets.at("/" + name) + "\", id: " + name.toLowerCase(java.util.Locale.ROOT)
                + ", every: 2s, full-text: never}\n";
    }

    private static int stories(Running running) throws Exception {
        return River.read(running.get("/feed.atom")).entries().size();
    }
}
