package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tributary.model.Placement;
import org.tributary.model.Publication;
import org.tributary.model.Source;
import org.tributary.model.Webhook;
import org.tributary.publish.SampleStories;
import org.tributary.store.Store;

class AlertDeskTest {
    private final Store store = Store.open(Store.Settings.at("jdbc:h2:mem:" + UUID.randomUUID()));
    private final List<String> told = new ArrayList<>();
    private final List<Map<String, String>> headers = new ArrayList<>();
    private Instant now = SampleStories.NOON;
    private boolean open = true;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void each_story_is_told_once_and_nothing_of_the_past() {
        place(1);
        AlertDesk desk = desk();
        desk.tick();
        place(2);
        place(3);
        desk.tick();
        desk.tick();
        desk().tick();
        assertThat(told).containsExactly("No. 2", "No. 3");
    }

    @Test
    void what_nobody_takes_is_tried_again_later_and_given_up_in_the_end() {
        AlertDesk desk = desk();
        desk.tick();
        place(1);
        open = false;
        desk.tick();
        desk.tick();
        assertThat(told).hasSize(1);
        now = now.plus(Duration.ofMinutes(1));
        open = true;
        desk.tick();
        desk.tick();
        assertThat(told).containsExactly("No. 1", "No. 1");
        place(2);
        open = false;
        for (int hour = 0; hour < 100; hour++) {
            desk.tick();
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(told).hasSize(2 + 7);
    }

    @Test
    void what_is_told_is_signed_over_its_moment_and_its_body() {
        AlertDesk desk = desk();
        desk.tick();
        place(1);
        desk.tick();
        String expected =
                AlertDesk.signature("secret", "" + now.getEpochSecond(), "No. 1".getBytes(StandardCharsets.UTF_8));
        assertThat(headers.get(0)).containsEntry("Tributary-Signature", "sha256=" + expected);
        assertThat(AlertDesk.signature("key", "1", "a".getBytes(StandardCharsets.UTF_8)))
                .hasSize(64);
        assertThat(expected)
                .isNotEqualTo(AlertDesk.signature(
                        "other", "" + now.getEpochSecond(), "No. 1".getBytes(StandardCharsets.UTF_8)));
    }

    private AlertDesk desk() {
        Webhook webhook = new Webhook(URI.create("https://hook.example/"), "secret", false);
        Publication publication = new Publication("dams", "Dams", "dam", Optional.of(webhook));
        return new AlertDesk(
                store,
                () -> List.of(publication),
                (query, ids) -> new HashSet<>(ids),
                (one, story) -> story.lead().title().getBytes(StandardCharsets.UTF_8),
                (url, body, sent) -> {
                    told.add(new String(body, StandardCharsets.UTF_8));
                    headers.add(sent);
                    return open;
                },
                () -> now);
    }

    private void place(int number) {
        var article = SampleStories.article(number, "Tigris Post", "en", "No. " + number, "text " + number);
        store.sources().name(List.of(Source.of(article.sourceId(), URI.create("https://a.example/feed"))), now);
        store.stories().place(article, lane -> Placement.founds("new"));
    }
}
