package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.Article;
import org.tributary.model.Story;

/**
 * S36: a store of every release that the CHANGELOG names comes up with all that was in it. The fixtures are
 * {@code store/released/V<schema>.sql}: one more with each release.
 */
final class UpgradeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2"})
    void S36_a_store_of_a_released_schema_comes_up_with_everything_in_it(String schema) throws Exception {
        released(schema);
        for (int again = 0; again < 2; again++) {
            try (Store store = Store.open(at())) {
                assertThat(store.laws().check(breach -> {})).isZero();
                Story story = store.stories().load(List.of(1000L)).get(0);
                assertThat(story.articles()).extracting(Article::id).containsExactly(1000L, 1002L);
                Article lead = story.articles().get(0);
                assertThat(lead.text()).isEqualTo("Ministers met in Erbil on Monday.\n\nThey agreed on water.");
                assertThat(lead.html())
                        .isEqualTo("<p>Ministers met in Erbil on Monday.</p><p>They agreed on water.</p>");
                assertThat(lead.fingerprint().terms()).containsExactly(1, 2);
                assertThat(lead.enclosures()).hasSize(1);
                assertThat(story.articles().get(1).text()).isEqualTo("اجتمع الوزراء");
                assertThat(store.articles().find(1006).orElseThrow().text()).isEmpty();
                assertThat(store.articles().versions(1000))
                        .extracting(version -> version.text() + version.html() + version.kind())
                        .containsExactly("Ministers will meet.<p>Ministers will meet.</p>UPDATE");
                assertThat(store.articles().pagesDue(Instant.parse("2026-11-25T00:00:00Z"), 9))
                        .hasSize(1);
                assertThat(store.sources().all()).hasSize(2);
                assertThat(store.stories().lastSeq()).isEqualTo(1006);
                assertThat(store.stories().newestIds(9, java.util.Optional.empty()))
                        .containsExactly(1006L, 1000L);
            }
        }
    }

    @Test
    void S36_an_upgrade_that_was_cut_off_between_two_commits_goes_on() throws Exception {
        released("2");
        try (Connection connection = DriverManager.getConnection(url(), "tributary", "")) {
            Released.flyway(folder.resolve("river"), "7").migrate();
            try (Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE article ADD (body BYTEA, length INTEGER DEFAULT 0 NOT NULL)");
            }
            try (var update = connection.prepareStatement("UPDATE article SET body = ?, length = 3 WHERE id = 1006")) {
                update.setBytes(1, Body.of("one", "<p>one</p>").packed());
                update.execute();
            }
        }
        try (Store store = Store.open(at())) {
            assertThat(store.articles().find(1006).orElseThrow().text())
                    .as("what was packed before is not packed again")
                    .isEqualTo("one");
            assertThat(store.articles().find(1000).orElseThrow().text()).startsWith("Ministers met");
        }
    }

    @Test
    void S36_a_store_of_a_newer_release_is_refused_in_words_and_left_as_it_is() throws Exception {
        Store.open(at()).close();
        try (Connection connection = DriverManager.getConnection(url(), "tributary", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO \"schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                            + " \"script\", \"installed_by\", \"execution_time\", \"success\")"
                            + " VALUES (99, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 'x', 1, TRUE)");
        }
        assertThatThrownBy(() -> Store.open(at()))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("written by a newer release")
                .hasMessageContaining("restore a backup");
    }

    private void released(String schema) throws Exception {
        Released.make(folder.resolve("river"), schema, statement -> {});
    }

    private String url() {
        return "jdbc:h2:" + folder.resolve("river");
    }

    private Store.Settings at() {
        return Store.Settings.at("jdbc:h2:file:" + folder.resolve("river"));
    }
}
