package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.model.Source;

/** What the log says of an edit. */
class LiveConfigTest {
    private static final String ONE = "sources:\n  - {url: \"https://one.example/feed\", id: one}\n";

    @TempDir
    private Path folder;

    private List<String> edited(String before, String... edits) throws IOException {
        Path file = Files.writeString(folder.resolve("feeds.yml"), before);
        List<Source> taken = new ArrayList<>();
        LiveConfig live = new LiveConfig(House.feedsFile().read(file), House.feedsFile(), taken::addAll);
        try (LogLines log = new LogLines()) {
            for (String edit : edits) {
                Files.writeString(file, edit);
                live.look();
                live.look();
            }
            return log.all().stream()
                    .map(line -> line.replace(file.toString(), "feeds.yml"))
                    .toList();
        }
    }

    @Test
    void an_edit_is_told_by_what_came_went_and_changed_since_the_edit_before() throws IOException {
        String two = ONE + "  - {url: \"https://two.example/feed\", id: two}\n";
        String three = "title: Other\n" + two.replace("id: one", "id: one, tags: [a]") + "publications:\n"
                + "  - {name: all, query: news}\n";
        assertThat(edited(ONE, two, three, "# only a comment\n" + three, ONE))
                .containsExactly(
                        "INFO feeds.yml was edited: 1 source came (two); now 2 sources, 0 publications",
                        "INFO feeds.yml was edited: the title is 'Other', 1 source changed (one), 1 publication came"
                                + " (all); now 2 sources, 1 publication",
                        "INFO feeds.yml was edited: no source and no publication changed; now 2 sources, 1 publication",
                        "INFO feeds.yml was edited: the title is 'Tributary', 1 source went (two), 1 source changed"
                                + " (one), 1 publication went (all); now 1 source, 0 publications");
    }

    @Test
    void a_broken_edit_that_is_put_right_is_told_as_that() throws IOException {
        assertThat(edited(ONE, ONE + "  - {ulr: x}\n", ONE))
                .last()
                .isEqualTo("INFO feeds.yml is right again: no source and no publication changed; now 1 source,"
                        + " 0 publications");
    }

    @Test
    void of_many_sources_only_the_first_are_named() throws IOException {
        StringBuilder many = new StringBuilder(ONE);
        for (int i = 0; i < 20; i++)
            many.append("  - {url: \"https://example.org/")
                    .append(i)
                    .append("\", id: s")
                    .append(i)
                    .append("}\n");
        assertThat(edited(ONE, many.toString()))
                .singleElement()
                .asString()
                .contains("20 sources came (s0, s1, s2, s3, s4, s5, s6, s7 and 12 more); now 21 sources");
    }

    @Test
    void a_source_with_another_id_and_the_same_address_is_told_what_that_means() throws IOException {
        String renamed = ONE.replace("id: one", "id: first").replace("https", "http");
        assertThat(edited(ONE, renamed))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARN 'one' and 'first' have the same address: with another id it begins anew")
                .endsWith("'id: one' goes on with what is known");
        Path now = Files.writeString(folder.resolve("now.yml"), ONE);
        Path then = Files.writeString(folder.resolve("then.yml"), renamed);
        assertThat(Typed.of("plan", then.toString(), "--config", now.toString()).err())
                .startsWith("warning: 'one' and 'first' have the same address");
    }
}
