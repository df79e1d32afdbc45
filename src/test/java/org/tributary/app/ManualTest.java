package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual page and the completion know every command. */
class ManualTest {
    @Test
    void both_are_written_and_name_every_command_and_its_options(@TempDir Path folder) throws IOException {
        Manual.main(new String[] {folder.toString()});
        String page = Files.readString(folder.resolve("tributary.1"));
        String completion = Files.readString(folder.resolve("tributary_completion"));
        try (var packed = new GZIPInputStream(Files.newInputStream(folder.resolve("tributary.1.gz")))) {
            assertThat(packed).hasContent(page);
        }
        for (String command : Main.commands(new Console(System.in, System.out, System.err))
                .getSubcommands()
                .keySet()) {
            assertThat(page).contains(".SS " + command.replace("-", "\\-") + "\n");
            assertThat(completion).contains(command);
        }
        assertThat(page).contains("\\fB\\-\\-write\\fR \\fIDIR\\fR").contains(".SS opml export");
        // Roff would take a line that begins with a dot or an apostrophe for an order.
        assertThat(page.lines().filter(line -> line.matches("[.'].*")))
                .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|PP|B|I)( .*)?"));
        assertThat(page).doesNotContain("${").doesNotContain("@|");
    }
}
