package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tributary.store.Sample.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.model.Placement;

/** S35: a backup is whole while others write, and comes back; what is damaged or taken is refused in words. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class BackupTest {
    @TempDir
    private Path folder;

    @Test
    void S35_a_backup_made_while_others_write_comes_back_as_of_one_moment() throws Exception {
        Path file = folder.resolve("backup.zip");
        AtomicBoolean end = new AtomicBoolean();
        long before;
        try (Store store = Store.open(at("river"))) {
            for (int n = 0; n < 50; n++) place(store, n);
            before = store.articles().count();
            Thread writer = new Thread(() -> {
                for (int n = 50; !end.get(); n++) place(store, n);
            });
            writer.start();
            store.backup(file);
            end.set(true);
            writer.join();
            assertThatThrownBy(() -> store.backup(file))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("exists");
        }
        assertThat(Backup.restore(at("copy"), file, false)).isEmpty();
        try (Store copy = Store.open(at("copy"))) {
            assertThat(copy.articles().count()).isGreaterThanOrEqualTo(before);
            assertThat(breaches(copy)).isEmpty();
            long newest = copy.stories().lastSeq();
            assertThat(place(copy, 1_000_000))
                    .as("numbers given out after the backup are not used again")
                    .isGreaterThan(newest + 1_000_000);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".part") || name.endsWith(".restored"));
        }
    }

    @Test
    void a_store_that_is_there_is_left_alone_unless_it_is_put_aside() throws Exception {
        Path file = folder.resolve("backup.zip");
        try (Store store = Store.open(at("river"))) {
            place(store, 1);
            store.backup(file);
            place(store, 2);
        }
        assertThatThrownBy(() -> Backup.restore(at("river"), file, false))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("left as it is");
        try (Store store = Store.open(at("river"))) {
            assertThat(store.articles().count()).isEqualTo(2);
        }
        Path aside = Backup.restore(at("river"), file, true).orElseThrow();
        assertThat(aside).exists();
        try (Store store = Store.open(at("river"))) {
            assertThat(store.articles().count()).isEqualTo(1);
        }
    }

    @Test
    void S23_a_file_that_is_no_backup_is_refused_and_nothing_is_touched() throws Exception {
        Path no = Files.writeString(folder.resolve("no.zip"), "no zip at all");
        assertThatThrownBy(() -> Backup.restore(at("river"), no, false)).isInstanceOf(StoreRefused.class);
        try (Store store = Store.open(at("river"))) {
            place(store, 1);
        }
        assertThatThrownBy(() -> Backup.restore(at("river"), no, true)).isInstanceOf(StoreRefused.class);
        try (Store store = Store.open(at("river"))) {
            assertThat(store.articles().count()).isEqualTo(1);
        }
    }

    @Test
    void S34_a_file_cut_off_or_overwritten_is_opened_as_of_its_last_whole_commit_or_refused_in_words()
            throws Exception {
        Path whole = folder.resolve("river.mv.db");
        try (Store store = Store.open(at("river"))) {
            for (int n = 0; n < 200; n++) place(store, n);
        }
        byte[] bytes = Files.readAllBytes(whole);
        List<String> outcomes = new ArrayList<>();
        for (int keep = 1; keep < 10; keep++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, (int) (bytes.length * (long) keep / 10));
            outcomes.add(opened("cut" + keep, cut));
            byte[] zeroed = bytes.clone();
            java.util.Arrays.fill(zeroed, zeroed.length * keep / 10, zeroed.length, (byte) 0);
            outcomes.add(opened("zero" + keep, zeroed));
        }
        byte[] torn = bytes.clone();
        java.util.Arrays.fill(torn, torn.length - 3_000, torn.length, (byte) 0x5a);
        outcomes.add(opened("torn", torn));
        byte[] lost = bytes.clone();
        java.util.Arrays.fill(
                lost, 8_192, lost.length, (byte) 0x5a); // all but the two headers, which lead nowhere then
        outcomes.add(opened("lost", lost));
        assertThat(outcomes).contains("refused").containsOnly("sound", "refused");
    }

    private String opened(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name + ".mv.db"), bytes);
        try (Store store = Store.open(at(name))) {
            return breaches(store).isEmpty() ? "sound" : "unsound";
        } catch (StoreRefused e) {
            assertThat(e).hasMessageContaining("damaged").hasMessageContaining("restore --replace");
            return "refused";
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    @Test
    void what_breaks_a_law_is_said() throws Exception {
        try (Store store = Store.open(at("river"))) {
            long first = place(store, 1);
            long second = place(store, 2);
            long third = place(store, 3);
            assertThat(breaches(store)).isEmpty();
            sql(store, "UPDATE article SET story_id = 77 WHERE id = " + first);
            sql(store, "UPDATE article SET body = X'00', versions = 3 WHERE id = " + second);
            sql(store, "UPDATE article SET seq = 999999 WHERE id = " + third);
            sql(
                    store,
                    "INSERT INTO article_version (article_id, number, title, body, filed, replaced) VALUES (" + third
                            + ", 1, '', X'00', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)");
            sql(store, "INSERT INTO page_due VALUES (5, CURRENT_TIMESTAMP, 1, '')");
            assertThat(breaches(store))
                    .anyMatch(said -> said.contains("article " + first + " stands in a story that does not stand"))
                    .anyMatch(said -> said.contains("story " + first + " stands without an article"))
                    .anyMatch(said -> said.contains("story " + first + " is led by an article that is not in it"))
                    .anyMatch(said -> said.contains("article " + second + " lacks one of its versions"))
                    .anyMatch(said -> said.contains("body of the article " + second))
                    .anyMatch(said -> said.contains("an older version of the article " + third + " cannot be read"))
                    .anyMatch(said -> said.contains("article " + third + " has a number that was not given out"))
                    .anyMatch(said -> said.contains("story " + third + " has an article that changed after it"))
                    .anyMatch(said -> said.contains("article 5, which is not there"));
        }
    }

    @Test
    void compacting_leaves_everything_and_gives_back_room() throws Exception {
        try (Store store = Store.open(at("river"))) {
            for (int n = 0; n < 300; n++) place(store, n);
        }
        long before = Files.size(folder.resolve("river.mv.db"));
        Backup.compact(at("river"));
        assertThat(Files.size(folder.resolve("river.mv.db"))).isLessThan(before);
        try (Store store = Store.open(at("river"))) {
            assertThat(store.articles().count()).isEqualTo(300);
            assertThat(breaches(store)).isEmpty();
        }
    }

    private static List<String> breaches(Store store) {
        List<String> said = new ArrayList<>();
        assertThat(store.laws().check(said::add)).isEqualTo(said.size());
        return said;
    }

    private static void sql(Store store, String sql) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long place(Store store, int number) {
        return store.stories()
                .place(
                        Sample.article("post", "guid-" + number, "Text number " + number + " of the river.", NOON),
                        lane -> Placement.founds("no article like it"));
    }

    private Store.Settings at(String name) {
        return Store.Settings.at("jdbc:h2:file:" + folder.resolve(name));
    }
}
