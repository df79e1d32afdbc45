package org.tributary.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feeds.yml that is edited while the program runs. */
class ConfigWatchTest {
    private static final String ONE = "sources:\n  - url: https://example.org/feed\n";
    private static final String TWO = ONE + "  - url: https://example.net/feed\n";

    @TempDir
    private Path folder;

    private Path file;
    private ConfigWatch watch;

    @BeforeEach
    void started() throws IOException {
        file = folder.resolve("feeds.yml");
        Files.writeString(file, ONE);
        FeedsFile reader = Written.reader(Map.of());
        watch = new ConfigWatch(reader, reader.read(file));
    }

    @Test
    void a_good_edit_is_taken_over_once_it_has_settled() throws IOException {
        assertThat(watch.look()).isEmpty();
        Files.writeString(file, TWO);
        assertThat(watch.look()).as("perhaps still being written").isEmpty();
        assertThat(watch.look()).hasValueSatisfying(edit -> {
            assertThat(edit.config().sources()).hasSize(2);
            assertThat(edit.needRestart()).isEmpty();
        });
        assertThat(watch.look()).isEmpty();
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void a_file_that_is_being_written_is_not_called_broken() throws IOException {
        for (int end = 1; end < TWO.length(); end++) {
            Files.writeString(file, TWO.substring(0, end));
            assertThat(watch.look()).isEmpty();
            assertThat(watch.problems()).isEmpty();
        }
        Files.writeString(file, TWO);
        assertThat(watch.look()).isEmpty();
        assertThat(watch.look()).isPresent();
    }

    @Test
    void a_broken_edit_is_told_with_its_lines_and_mended_by_the_next() throws IOException {
        Files.writeString(file, TWO + "    evry: 1h\n");
        watch.look();
        assertThat(watch.look()).isEmpty();
        assertThat(watch.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.text()).contains("did you mean 'every'?");
        });
        Files.writeString(file, TWO);
        watch.look();
        assertThat(watch.look()).isPresent();
        assertThat(watch.problems()).isEmpty();
    }

    @Test
    void a_file_that_went_away_is_a_broken_edit() throws IOException {
        Files.delete(file);
        watch.look();
        assertThat(watch.look()).isEmpty();
        assertThat(watch.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("there is no such file"));
    }

    @Test
    void a_touched_file_is_no_edit() throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(watch.look()).isEmpty();
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void settings_that_need_a_restart_are_named() throws IOException {
        Files.writeString(file, "title: News\nserve: {port: 9090}\nfetch: {pause: 1s, timeout: 20s}\n" + TWO);
        watch.look();
        assertThat(watch.look()).hasValueSatisfying(edit -> {
            assertThat(edit.needRestart()).containsExactly("fetch.pause", "serve.port");
            assertThat(edit.config().title()).isEqualTo("News");
        });
    }
}
