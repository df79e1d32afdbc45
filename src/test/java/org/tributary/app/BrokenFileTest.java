package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.Source;
import org.tributary.store.Sources;
import org.tributary.store.Store;

/** A mistake among the sources keeps nobody from what is stored. */
class BrokenFileTest {
    private static final String STORE = "store: {url: \"jdbc:h2:file:./kept/here\"}\n";

    @TempDir
    private Path folder;

    private void aStoreThatKnowsOneSource() {
        try (Store store = open()) {
            store.sources().name(List.of(Source.of("one", URI.create("https://one.example/feed"))), Instant.EPOCH);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sources:\n  - {ulr: https://one.example/feed}\n",
                "sources:\n- url: https://one.example/feed\n  tags: [a, b\n",
                "sources:\n  - url: https://one.example/feed\n    headers: {Authorization: \"${NOT_SET_HERE}\"}\n",
                "sources:\n\t- url: https://one.example/feed\n",
                "title: News: of the day\nsources:\n  - url: https://one.example/feed\n",
                "title: only this\n",
                "sources: [\n",
                "sources: [{url: https://one.example/feed}]\npublications:\n  - {name: a, query: \"(\"}\n",
            })
    void what_only_needs_the_store_goes_on_and_the_sources_stay_as_they_were(String broken) throws IOException {
        aStoreThatKnowsOneSource();
        Path file = write(broken + STORE);
        assertThat(typed("check", file).exit()).isEqualTo(1);
        Typed search = typed("search nothing", file);
        assertThat(search.exit()).as(search.err()).isZero();
        try (Store store = open()) {
            assertThat(store.sources().all()).singleElement().matches(Sources.Remembered::named);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sources: [\nstroe: {url: \"jdbc:h2:file:./kept/here\"}\n",
                "sources: [\nstore: {url: [}\n",
                "sources: [\nstore: {url: \"jdbc:h2:file:./elsewhere/here\"}\n",
                "sources: [\n",
                "{sources: [}",
            })
    void where_the_store_is_not_known_for_sure_the_mistakes_are_told_and_no_store_is_begun(String broken)
            throws IOException {
        Path file = write(broken);
        Typed search = typed("search nothing", file);
        assertThat(search.exit()).isEqualTo(1);
        assertThat(search.err()).startsWith(file + ":");
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void that_holds_for_each_command_of_the_store() throws IOException {
        aStoreThatKnowsOneSource();
        Path file = write("sources: [\n" + STORE);
        String backup = folder.resolve("a.zip").toString();
        for (String command :
                List.of("export", "verify", "reindex", "compact", "backup " + backup, "restore --replace " + backup)) {
            Typed typed = typed(command, file);
            assertThat(typed.exit()).as(command + ": " + typed.err()).isZero();
        }
        for (String command : List.of("split 1 2", "join 1 2", "takedown 1"))
            assertThat(typed(command, file).err()).as(command).matches("tributary: .*(there is no|is not in).*\n");
    }

    @Test
    void what_needs_the_sources_does_not_go_on() throws IOException {
        Path file = write("sources: [\n" + STORE);
        for (String command : List.of("once", "run", "opml export", "plan " + file))
            assertThat(typed(command, file).exit()).as(command).isEqualTo(1);
    }

    private static Typed typed(String command, Path file) {
        return Typed.of((command + " --config " + file).split(" "));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("feeds.yml"), text);
    }

    private Store open() {
        return Store.open(Store.Settings.at("jdbc:h2:file:" + folder.resolve("kept/here")));
    }
}
