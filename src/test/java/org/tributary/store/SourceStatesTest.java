package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.store.Sample.NOON;
import static org.tributary.store.Sample.source;

import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Databases;
import org.tributary.model.PaceWish;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.model.Validators;

class SourceStatesTest {
    Store open() {
        return Sample.memory();
    }

    /** Where a store lies that is opened again. */
    String lasting(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("store");
    }

    private static final Instant LEASE = NOON.plusSeconds(300);

    @Test
    void a_state_comes_back_as_it_was_saved() {
        try (Store store = open()) {
            store.sources().name(List.of(source("bbc")), NOON);
            store.sourceStates().claim(NOON, 10, LEASE, false);
            SourceState saved = polled("bbc");
            store.sourceStates().save(List.of(saved));
            assertThat(store.sourceStates().find("bbc")).contains(saved);
        }
    }

    private static SourceState polled(String id) {
        return new SourceState(
                id,
                Optional.of(NOON.plusSeconds(1800)),
                Optional.of(NOON),
                Optional.of(NOON),
                2,
                "12 entries, 3 new",
                new Validators(
                        Optional.of("W/\"a b\" "),
                        Optional.of("yesterday"),
                        Optional.of("abc"),
                        Optional.of(URI.create("https://bbc.example/x"))),
                Duration.ofMinutes(30),
                List.of(NOON, NOON.minusSeconds(60)),
                new PaceWish(Optional.of(Duration.ofHours(1)), Set.of(1, 2), Set.of(DayOfWeek.FRIDAY)),
                4,
                Optional.of(NOON),
                new SourceState.Move(Optional.of(URI.create("https://new.example/")), 2, Optional.of(NOON), true));
    }

    @Test
    void P11_P12_a_new_source_is_due_at_once_and_claimed_once() {
        try (Store store = open()) {
            store.sources().name(List.of(source("bbc"), source("cnn")), NOON);
            assertThat(store.sourceStates().claim(NOON, 10, LEASE, false))
                    .hasSize(2)
                    .allMatch(SourceState::isFirstPoll);
            assertThat(store.sourceStates().claim(NOON, 10, LEASE, false)).isEmpty();
            assertThat(store.sourceStates().claim(LEASE, 10, LEASE.plusSeconds(300), false))
                    .as("a lease ends")
                    .hasSize(2);
        }
    }

    @Test
    void a_claim_given_back_is_due_when_it_was() {
        try (Store store = open()) {
            store.sources().name(List.of(source("bbc")), NOON);
            store.sourceStates().claim(NOON.plusSeconds(5), 10, LEASE, false);
            store.sourceStates().release();
            assertThat(store.sourceStates().find("bbc").orElseThrow().nextPoll())
                    .contains(NOON);
        }
    }

    @Test
    void a_renewed_claim_lasts_and_one_that_nobody_works_at_any_more_ends() {
        try (Store store = open()) {
            store.sources().name(List.of(source("bbc"), source("cnn")), NOON);
            store.sourceStates().claim(NOON, 10, LEASE, false);
            store.sourceStates().renew(List.of("bbc"), LEASE.plusSeconds(300));
            assertThat(store.sourceStates().claim(LEASE, 10, LEASE.plusSeconds(900), false))
                    .extracting(SourceState::sourceId)
                    .containsExactly("cnn");
        }
    }

    @Test
    void P11_several_sweeps_never_get_one_source(@TempDir Path folder) {
        try (Store store = Store.open(Databases.at(lasting(folder)))) {
            List<Source> sources =
                    IntStream.range(0, 400).mapToObj(i -> source("s" + i)).toList();
            store.sources().name(sources, NOON);
            var claimed = new ConcurrentLinkedQueue<String>();
            IntStream.range(0, 4).parallel().forEach(sweep -> {
                for (int i = 0; i < 200; i++)
                    store.sourceStates().claim(NOON, 5, LEASE, false).forEach(state -> claimed.add(state.sourceId()));
            });
            assertThat(claimed).hasSize(400).doesNotHaveDuplicates();
        }
    }

    @Test
    void the_claims_of_a_dead_process_are_taken_back_at_start(@TempDir Path folder) {
        String url = lasting(folder);
        try (Store store = Store.open(Databases.at(url))) {
            store.sources().name(List.of(source("bbc")), NOON);
            store.sourceStates().claim(NOON, 10, LEASE, false);
        }
        try (Store store = Store.open(Databases.at(url))) {
            assertThat(store.sourceStates().claim(NOON, 10, LEASE, false)).hasSize(1);
        }
    }

    @Test
    void a_source_no_longer_named_is_not_polled_and_a_poll_under_way_does_not_revive_it() {
        try (Store store = open()) {
            store.sources().name(List.of(source("bbc"), source("cnn")), NOON);
            store.sourceStates().claim(NOON, 10, LEASE, false);
            store.sources().name(List.of(source("cnn")), NOON);
            store.sourceStates().save(List.of(polled("bbc")));
            assertThat(store.sourceStates().claim(LEASE, 10, LEASE.plusSeconds(999), false))
                    .extracting(SourceState::sourceId)
                    .containsExactly("cnn");
            store.sources().name(List.of(source("bbc"), source("cnn")), LEASE);
            assertThat(store.sourceStates().claim(LEASE, 10, LEASE.plusSeconds(1), false))
                    .extracting(SourceState::sourceId)
                    .containsExactly("bbc");
        }
    }

    @Test
    void a_new_address_is_asked_at_once() {
        try (Store store = open()) {
            store.sources().name(List.of(source("bbc")), NOON);
            store.sourceStates().claim(NOON, 10, LEASE, false);
            store.sourceStates().save(List.of(polled("bbc")));
            store.sources().name(List.of(source("bbc")), NOON);
            assertThat(store.sourceStates().claim(NOON, 10, LEASE, false))
                    .as("nothing new in feeds.yml")
                    .isEmpty();
            store.sources().name(List.of(Source.of("bbc", URI.create("https://bbc.example/other"))), NOON);
            SourceState claimed =
                    store.sourceStates().claim(NOON, 10, LEASE, false).get(0);
            assertThat(claimed.move()).isEqualTo(SourceState.Move.NONE);
            assertThat(claimed.isFirstPoll()).isFalse();
        }
    }

    @Test
    void S31_a_clock_that_was_a_day_ahead_does_not_silence_a_source_for_a_day() {
        try (Store store = open()) {
            store.sources().name(List.of(source("bbc"), source("cnn")), NOON);
            store.sourceStates().claim(NOON, 10, LEASE, false);
            store.sourceStates().save(List.of(polled("bbc")));
            Instant yesterday = NOON.minus(Duration.ofDays(1));
            assertThat(store.sourceStates().mendAfterClockJump(NOON.plusSeconds(10)))
                    .isZero();
            assertThat(store.sourceStates().mendAfterClockJump(yesterday)).isOne();
            assertThat(store.sourceStates().claim(yesterday, 10, LEASE, true)).hasSize(1);
        }
    }
}
