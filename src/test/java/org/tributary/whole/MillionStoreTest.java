package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.store.Bulk;
import org.tributary.store.Store;

/** The made-up store is one that the program takes for its own. */
@Tag("whole")
class MillionStoreTest {
    private static final Instant END = Instant.parse("2026-11-25T00:00:00Z");

    @Test
    void the_program_finds_it_sound_shows_its_river_and_finds_things_in_it(@TempDir Path folder) throws Exception {
        MillionStore.main(folder.toString(), "3000");

        Program.Ended verified = new Program(folder).run("verify");
        assertThat(verified.lines()).as(verified.err()).containsExactly("sound: 3000 articles");
        Program.Ended search = new Program(folder).run("search", "-n", "5", "government agency:AFP language:en");
        assertThat(search.exit()).as(search.err()).isZero();
        assertThat(search.lines()).hasSize(5);

        try (Running running = Running.start(new Program(folder), folder)) {
            String river = new String(running.get("/"), StandardCharsets.UTF_8);
            assertThat(river).contains("A large store", "Outlet ");
            assertThat(new String(running.get("/?q=language%3Aar"), StandardCharsets.UTF_8))
                    .contains("dir=\"rtl\"");
            assertThat(River.read(running.get("/feed.atom?n=1000")).entries()).hasSize(1000);
        }
    }

    /** So a change of the schema, or of what the lane writes, cannot be forgotten where rows are written in one go. */
    @Test
    void its_rows_are_those_that_the_lane_would_have_left(@TempDir Path folder) throws Exception {
        int articles = 1_400;
        MillionStore made = new MillionStore(articles, Duration.ofDays(1), END);
        made.fill(folder);

        try (Store written = Store.open(Store.Settings.at(
                        "jdbc:h2:file:" + folder.resolve("data/tributary").toAbsolutePath()));
                Store placed = Store.open(Store.Settings.at("jdbc:h2:mem:placed"))) {
            placed.stories().inLane(lane -> {
                long first = 1000;
                for (int number = 0; number < articles; number++) {
                    Bulk.Item item = made.item(number, one -> first + one);
                    lane.place(item.article(), item.entryHash(), unplaced -> item.placement());
                }
                return lane;
            });
            assertThat(written.articles().count()).isEqualTo(articles);
            assertThat(written.stories().count()).isLessThan(articles);
            for (String table : List.of("article", "story", "lane", "article_version", "verdict", "page_due"))
                assertThat(rows(written, table)).as(table).isEqualTo(rows(placed, table));
            assertThat(nextNumber(written)).isEqualTo(nextNumber(placed));
        }
    }

    private static long nextNumber(Store store) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                ResultSet next = connection.createStatement().executeQuery("SELECT NEXT VALUE FOR change_number")) {
            next.next();
            return next.getLong(1);
        }
    }

    /** All columns but the story's name for the world, which is drawn by lot. */
    private static List<String> rows(Store store, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = store.dataSource().getConnection();
                ResultSet all = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
            var columns = all.getMetaData();
            while (all.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns.getColumnCount(); i++)
                    if (!columns.getColumnName(i).equals("UUID"))
                        row.append(columns.getColumnName(i))
                                .append('=')
                                .append(shown(all.getObject(i)))
                                .append('\n');
                rows.add(row.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }

    private static String shown(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
