package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tributary.store.Sample.NOON;
import static org.tributary.store.Sample.article;
import static org.tributary.store.Sample.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Databases;
import org.tributary.Postgres;
import org.tributary.model.Placement;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.model.Story;
import org.tributary.model.Takedown;

final class CopyTest {
    private static final int SOURCES = 700;

    @TempDir
    private Path folder;

    @Test
    void a_store_goes_to_postgresql_and_back_and_stays_what_it_was() {
        Store.Settings file = filled();
        Store.Settings server = Databases.at(Postgres.database());
        Store.Settings back = h2("back");
        Map<String, Long> there = rows(Copy.run(file, server, said -> {}));
        assertThat(there)
                .containsEntry("source", (long) SOURCES)
                .containsEntry("source_state", (long) SOURCES)
                .containsEntry("article", 601L)
                .containsEntry("article_version", 1L)
                .containsEntry("tombstone", 2L)
                .containsEntry("article_past", 1L);
        assertThat(rows(Copy.run(server, back, said -> {}))).isEqualTo(there);
        try (Store before = Store.open(file);
                Store between = Store.open(server);
                Store after = Store.open(back)) {
            for (Store one : List.of(between, after)) {
                assertThat(one.laws().check(breach -> {})).isZero();
                assertThat(stories(one)).isEqualTo(stories(before));
                assertThat(one.sourceStates().all())
                        .isEqualTo(before.sourceStates().all());
                assertThat(one.stories().lastSeq()).isEqualTo(before.stories().lastSeq());
                long next = found(one, "s1", "after");
                assertThat(next).isGreaterThan(before.stories().lastSeq());
            }
        }
    }

    @Test
    void a_copy_that_was_cut_off_goes_on_where_it_stood_and_nobody_opens_it_before() {
        Store.Settings file = filled();
        Store.Settings server = Databases.at(Postgres.database());
        List<String> first = new ArrayList<>();
        assertThatThrownBy(() -> Copy.run(file, server, after(3, first))).hasMessage("cut off");
        assertThatThrownBy(() -> Store.open(server))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("a copy that was cut off");
        List<String> second = new ArrayList<>();
        assertThatThrownBy(() -> Copy.run(file, server, after(2, second))).hasMessage("cut off");
        assertThat(second).as("what was there is not copied again").doesNotContainAnyElementsOf(first.subList(0, 2));
        assertThat(rows(Copy.run(file, server, second::add))).containsEntry("article", 601L);
        try (Store store = Store.open(server)) {
            assertThat(store.laws().check(breach -> {})).isZero();
        }
    }

    @Test
    void a_source_that_went_on_meanwhile_is_copied_anew() {
        Store.Settings file = filled();
        Store.Settings server = Databases.at(Postgres.database());
        assertThatThrownBy(() -> Copy.run(file, server, after(4, new ArrayList<>())))
                .hasMessage("cut off");
        try (Store store = Store.open(file)) {
            found(store, "s1", "later");
        }
        assertThat(rows(Copy.run(file, server, said -> {}))).containsEntry("article", 602L);
    }

    @Test
    void a_target_that_holds_a_store_is_refused_and_left_alone() {
        Store.Settings file = filled();
        Store.Settings server = Databases.at(Postgres.database());
        try (Store other = Store.open(server)) {
            found(other, "other", "1");
        }
        assertThatThrownBy(() -> Copy.run(file, server, said -> {}))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("holds a store already");
        assertThatThrownBy(() -> Copy.run(file, file, said -> {})).hasMessageContaining("one store, not two");
        try (Store other = Store.open(server)) {
            assertThat(other.articles().count()).isOne();
        }
    }

    private static Consumer<String> after(int steps, List<String> told) {
        return said -> {
            told.add(said);
            if (told.size() == steps) throw new IllegalStateException("cut off");
        };
    }

    private Store.Settings h2(String name) {
        return Store.Settings.at("jdbc:h2:file:" + folder.resolve(name));
    }

    private Store.Settings filled() {
        Store.Settings settings = h2("river");
        try (Store store = Store.open(settings)) {
            List<Source> sources =
                    IntStream.range(0, SOURCES).mapToObj(i -> source("s" + i)).toList();
            store.sources().name(sources, NOON);
            SourceState polled = store.sourceStates()
                    .claim(NOON, 1, NOON.plusSeconds(9), false)
                    .get(0);
            store.sourceStates().save(List.of(polled));
            long first = found(store, "s1", "0");
            store.stories().inLane(lane -> {
                for (int i = 1; i < 600; i++)
                    lane.place(article("s1", "" + i, "Text " + i, NOON), 1, one -> Placement.founds("nothing like it"));
                lane.refile(
                        first,
                        article("s1", "0", "Other text", NOON),
                        2,
                        NOON,
                        false,
                        (a, b) -> new Lane.Weight("UPDATE", true));
                return lane.place(
                        article("s2", "r", "Text\0 and more", NOON),
                        1,
                        one -> new Placement(Optional.of(first), Optional.of(first), "the same"));
            });
            found(store, "s3", "gone");
            found(store, "s4", "past");
            store.stories()
                    .inLane(lane -> lane.takeDown(
                            new Takedown(Takedown.Kind.ARTICLE, "https://s3.example/gone", "asked"), NOON));
            store.stories().inLane(lane -> lane.purge("s4", NOON.plusSeconds(9), 0, 9, NOON));
        }
        return settings;
    }

    private static long found(Store store, String source, String guid) {
        return store.stories().place(article(source, guid, "Text of " + guid, NOON), lane -> Placement.founds(""));
    }

    private static List<Story> stories(Store store) {
        return store.stories().newest(1_000, Optional.empty());
    }

    private static Map<String, Long> rows(List<Copy.Copied> tables) {
        return tables.stream().collect(Collectors.toMap(Copy.Copied::table, Copy.Copied::rows));
    }
}
