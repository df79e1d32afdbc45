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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tributary.Databases;
import org.tributary.model.Placement;
import org.tributary.model.Publication;
import org.tributary.model.Source;
import org.tributary.model.Webhook;
import org.tributary.publish.SampleStories;
import org.tributary.store.Lane;
import org.tributary.store.Store;

class AlertDeskTest {
    private final Store store = Store.open(Databases.at(Databases.fresh()));
    private final List<String> told = new ArrayList<>();
    private final List<Map<String, String>> headers = new ArrayList<>();
    private Instant now = SampleStories.NOON;
    private boolean open = true;
    private boolean wished = true;
    private boolean corrections;

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
    void a_correction_is_told_again_where_that_is_wished_and_a_typo_is_not() {
        corrections = true;
        AlertDesk desk = desk();
        desk.tick();
        long article = place(1);
        desk.tick();
        now = now.plus(Duration.ofMinutes(10));
        refile(article, "No. 1, retyped", false);
        desk.tick();
        assertThat(told).containsExactly("No. 1");
        refile(article, "No. 1, put right", true);
        desk.tick();
        desk.tick();
        assertThat(told).containsExactly("No. 1", "No. 1, put right");
        assertThat(headers.get(0).get("Tributary-Delivery"))
                .isNotEqualTo(headers.get(1).get("Tributary-Delivery"));

        corrections = false;
        now = now.plus(Duration.ofMinutes(10));
        refile(article, "No. 1, put right once more", true);
        desk.tick();
        assertThat(told).hasSize(2);
    }

    @Test
    void a_webhook_that_is_taken_out_and_put_back_hears_nothing_of_what_came_between() {
        AlertDesk desk = desk();
        desk.tick();
        place(1);
        desk.tick();
        open = false;
        place(2);
        desk.tick();
        assertThat(told).containsExactly("No. 1", "No. 2");
        wished = false;
        desk.tick();
        for (int number = 3; number < 10; number++) place(number);
        desk.tick();
        wished = true;
        open = true;
        now = now.plus(Duration.ofDays(1));
        desk.tick();
        place(10);
        desk.tick();
        assertThat(told).containsExactly("No. 1", "No. 2", "No. 10");
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
        return new AlertDesk(
                store,
                () -> List.of(publication()),
                (query, ids) -> new HashSet<>(ids),
                (one, story) -> story.lead().title().getBytes(StandardCharsets.UTF_8),
                (url, body, sent) -> {
                    told.add(new String(body, StandardCharsets.UTF_8));
                    headers.add(sent);
                    return open;
                },
                () -> now);
    }

    private Publication publication() {
        Webhook webhook = new Webhook(URI.create("https://hook.example/"), "secret", corrections);
        return new Publication("dams", "Dams", "dam", Optional.of(webhook).filter(any -> wished));
    }

    /** A newer version with another headline. */
    private void refile(long article, String title, boolean matters) {
        var newer = SampleStories.article(1, "Tigris Post", "en", title, "text 1");
        store.stories()
                .inLane(lane -> lane.refile(
                        article, newer, 1, now, false, (before, after) -> new Lane.Weight("CORRECTION", matters)));
    }

    private long place(int number) {
        var article = SampleStories.article(number, "Tigris Post", "en", "No. " + number, "text " + number);
        store.sources().name(List.of(Source.of(article.sourceId(), URI.create("https://a.example/feed"))), now);
        return store.stories().place(article, lane -> Placement.founds("new"));
    }
}
