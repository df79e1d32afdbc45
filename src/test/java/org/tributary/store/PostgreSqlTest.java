package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tributary.store.Sample.NOON;
import static org.tributary.store.Sample.article;
import static org.tributary.store.Sample.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.Databases;
import org.tributary.Postgres;
import org.tributary.model.Article;
import org.tributary.model.Placement;
import org.tributary.model.Takedown;

/** What only PostgreSQL can do, or do wrongly; what a store does on both databases the contracts say. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PostgreSqlTest {
    @TempDir
    private Path folder;

    @Test
    void both_databases_have_the_same_tables_and_columns() throws SQLException {
        try (Store file = Sample.memory();
                Store server = at(Postgres.empty())) {
            assertThat(columns(server, "public"))
                    .isEqualTo(columns(file, "PUBLIC"))
                    .hasSizeGreaterThan(100);
        }
    }

    private static Set<String> columns(Store store, String schema) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Connection connection = store.dataSource().getConnection();
                ResultSet rows = connection.getMetaData().getColumns(null, schema, "%", "%")) {
            while (rows.next())
                if (!rows.getString("TABLE_NAME").startsWith("qrtz_"))
                    columns.add((rows.getString("TABLE_NAME") + "." + rows.getString("COLUMN_NAME") + " "
                                    + rows.getInt("NULLABLE"))
                            .toLowerCase(Locale.ROOT));
        }
        return columns;
    }

    @Test
    void several_processes_share_a_store_and_place_in_one_order() throws Exception {
        String url = Postgres.database();
        try (Store first = at(url);
                Store second = at(url)) {
            long one = place(first, "1");
            long two = place(second, "2");
            long three = place(first, "3");
            assertThat(List.of(one, two, three)).isSorted();
            assertThat(place(second, "1")).as("the same entry twice is once").isEqualTo(one);
            assertThat(second.stories().lastSeq()).isEqualTo(three);
            List<Thread> both = List.of(
                    new Thread(() -> IntStream.range(10, 40).forEach(i -> place(first, "" + i))),
                    new Thread(() -> IntStream.range(20, 50).forEach(i -> place(second, "" + i))));
            both.forEach(Thread::start);
            for (Thread thread : both) thread.join();
            first.stories().look();
            second.stories().look();
            assertThat(first.stories().lastSeq()).isEqualTo(second.stories().lastSeq());
            assertThat(first.articles().count()).isEqualTo(43);
            assertThat(first.laws().check(breach -> {})).isZero();
        }
    }

    @Test
    void S35_a_folder_is_one_processes_and_a_copy_has_the_store_alone() {
        String url = Postgres.database();
        Store.Settings settings = Databases.at(url);
        try (Store first = Store.open(settings)) {
            assertThatThrownBy(() -> Store.open(settings))
                    .isInstanceOf(StoreInUse.class)
                    .hasMessageContaining("store.folder");
            assertThatThrownBy(() -> Copy.run(Databases.at(url), Databases.at(Postgres.database()), said -> {}))
                    .isInstanceOf(StoreInUse.class)
                    .hasMessageContaining("in use by another process");
            assertThat(place(first, "1")).isPositive();
        }
        Store.open(settings).close();
    }

    @Test
    void S31_after_the_server_cut_all_connections_the_next_visit_goes_on() {
        String url = Postgres.database();
        try (Store store = at(url)) {
            place(store, "1");
            Postgres.run(
                    url,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tributary'"
                            + " AND datname = current_database()");
            assertThatThrownBy(() -> place(store, "2"))
                    .isInstanceOf(StoreTrouble.class)
                    .matches(StoreTrouble::isAway);
            assertThat(place(store, "2")).isPositive();
            assertThat(store.articles().count()).isEqualTo(2);
        }
    }

    @Test
    void an_address_of_many_kilobytes_is_stored_and_found_and_taken_down() {
        try (Store store = Sample.postgres()) {
            String path = "x".repeat(3_000)
                    + new Random(7)
                            .ints(9_000, 'a', 'z')
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining());
            Article far = article("bbc", path, "Text", NOON);
            long id = store.stories().place(Sample.withGuid(far, "1", far.fingerprint()), lane -> Placement.founds(""));
            var neighbours = store.stories().inLane(lane -> lane.byKeys(far, NOON.minusSeconds(9)));
            assertThat(neighbours).extracting(one -> one.article().id()).containsExactly(id);
            var ruled = store.stories()
                    .inLane(lane -> lane.takeDown(
                            new Takedown(Takedown.Kind.ARTICLE, far.url().toString(), "asked"), NOON));
            assertThat(ruled.done()).isTrue();
            assertThat(store.articles().count()).isZero();
        }
    }

    @Test
    void a_text_with_a_zero_character_is_stored_without_it() {
        try (Store store = Sample.postgres()) {
            long id = store.stories().place(article("bbc", "1", "Te\0xt", NOON), lane -> Placement.founds("a\0b"));
            assertThat(store.articles().find(id).orElseThrow().text()).isEqualTo("Te xt");
            assertThat(store.stories().whyOf(id)).extracting(Stories.Why::why).containsExactly("a b");
        }
    }

    @Test
    void the_laws_hold_and_the_numbers_go_on() {
        String url = Postgres.database();
        long first;
        try (Store store = at(url)) {
            store.sources().name(List.of(source("bbc")), NOON);
            first = place(store, "1");
            assertThat(store.laws().check(breach -> {})).isZero();
        }
        try (Store store = at(url)) {
            assertThat(store.stories().lastSeq()).isEqualTo(first);
            assertThat(place(store, "2")).isGreaterThan(first);
            assertThat(store.stories().newestIds(9, Optional.empty())).hasSize(2);
        }
    }

    @Test
    void no_message_has_the_password() {
        String url = Postgres.database() + "&password=very-secret";
        at(url).close();
        assertThatThrownBy(() -> at(url.replaceFirst("/t[^?]+", "/nowhere")))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("CREATE DATABASE")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> at("jdbc:postgresql://127.0.0.1:1/x?user=a&password=very-secret"))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("is PostgreSQL running")
                .hasMessageNotContaining("secret");
    }

    @Test
    void S36_a_store_of_a_newer_release_is_refused_in_words() {
        String url = Postgres.database();
        Postgres.run(
                url,
                "INSERT INTO schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) VALUES (99, '999', 'from the future', 'SQL', 'V999', 'x', 1, TRUE)");
        assertThatThrownBy(() -> at(url)).isInstanceOf(StoreRefused.class).hasMessageContaining("newer release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"make", "restore", "compact"})
    void what_copies_a_file_names_the_tools_of_the_database(String what) {
        Store.Settings settings = Store.Settings.at("jdbc:postgresql://localhost/x");
        assertThatThrownBy(() -> {
                    switch (what) {
                        case "make" -> Backup.make(settings, folder.resolve("b.zip"));
                        case "restore" -> Backup.restore(settings, folder.resolve("b.zip"), true);
                        default -> Backup.compact(settings);
                    }
                })
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("pg_dump");
    }

    private static long place(Store store, String guid) {
        return store.stories().place(article("bbc", guid, "Text of " + guid, NOON), lane -> Placement.founds(""));
    }

    private static Store at(String url) {
        return Store.open(Databases.at(url));
    }
}
