package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made-up store is one that the program takes for its own. */
@Tag("whole")
class MillionStoreTest {
    @Test
    void the_program_opens_it_shows_its_river_and_finds_things_in_it(@TempDir Path folder) throws Exception {
        MillionStore.main(folder.toString(), "3000");

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
}
