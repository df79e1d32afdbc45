package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill: back up while it runs, lose the store, restore it; a second process is refused; the index is mended. */
@Tag("whole")
class KeepingTest {
    @Test
    void S35_what_was_backed_up_while_it_ran_comes_back(@TempDir Path folder) throws Exception {
        try (Outlets outlets = new Outlets()) {
            publish(outlets, 3);
            Program program = new Program(folder);
            program.feeds("fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nserve: {port: 0}\nsources:\n"
                    + "  - {url: \"" + outlets.at("/feed") + "\", id: post, every: 1s, full-text: never}\n");
            assertThat(program.run("once").exit()).isZero();
            List<String> before;
            try (Running running = Running.start(program, folder)) {
                before = River.read(running.get("/feed.atom")).entries().stream()
                        .flatMap(entry -> entry.pages().stream())
                        .toList();
                Program.Ended backup = program.run("backup", "kept.zip");
                assertThat(backup.exit()).as(backup.err()).isZero();
                Program.Ended again = program.run("backup", "kept.zip");
                assertThat(again.exit()).isEqualTo(1);
                assertThat(again.err())
                        .isEqualTo("tributary: the running instance could not back up: "
                                + folder.resolve("kept.zip").toRealPath() + " exists; name another file\n");
                assertThat(running.log()).contains("no backup was made").doesNotContain("ERROR", "\tat ");
                assertThat(backup.out()).matches("kept.zip: [0-9.]+ (KB|MB)\n");
                Program.Ended listed = program.run("opml", "export");
                assertThat(listed.out()).as(listed.err()).contains("text=\"Post\"");
                for (String command : List.of("once", "verify", "reindex", "compact"))
                    assertThat(program.run(command).err()).as(command).contains("in use by another process");
                assertThat(program.run("restore", "--replace", "kept.zip").err())
                        .contains("in use by another process");
            }
            assertThat(before).hasSize(3);
            assertThat(program.run("restore", "kept.zip").err()).contains("it is left as it is");

            Path database = folder.resolve("data/tributary.mv.db");
            Files.write(database, new byte[100_000]);
            Program.Ended damaged = program.run("once");
            assertThat(damaged.exit()).isEqualTo(1);
            assertThat(damaged.err()).contains("damaged").contains("restore --replace");

            Program.Ended restored = program.run("restore", "--replace", "kept.zip");
            assertThat(restored.exit()).as(restored.err()).isZero();
            assertThat(restored.out()).contains("before-restore-1").contains("3 articles are there");
            assertThat(program.run("verify").out()).contains("sound: 3 articles");
            assertThat(program.run("compact").out()).matches("[0-9.]+ [KM]B before, [0-9.]+ [KM]B now\n");
            assertThat(program.run("reindex").out()).contains("3 articles are in the index");
            assertThat(program.run("search", "report").lines()).hasSize(3);
        }
    }

    private static void publish(Outlets outlets, int items) {
        StringBuilder feed = new StringBuilder(
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Post</title><description>d</description>");
        for (int item = 0; item < items; item++) {
            String word = List.of("harbour", "election", "rainfall").get(item);
            feed.append("<item><title>A report on the " + word + "</title><link>" + outlets.at("/" + item)
                    + "</link><description>" + (word + " was all they spoke of. ").repeat(4) + "</description></item>");
        }
        outlets.put("/feed", "application/rss+xml", feed + "</channel></rss>");
    }
}
