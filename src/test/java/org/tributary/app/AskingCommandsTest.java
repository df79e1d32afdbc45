package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.model.Article;
import org.tributary.model.Placement;
import org.tributary.model.Source;
import org.tributary.publish.SampleStories;
import org.tributary.store.Store;

/** {@code search} and {@code export} over a store that nobody else has. */
class AskingCommandsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws Exception {
        Files.writeString(feeds(), "title: Rivers\nsources:\n  - url: https://example.org/feed\n");
        String url = "jdbc:h2:file:" + folder.resolve("data/tributary").toAbsolutePath();
        try (Store store = Store.open(Store.Settings.at(url))) {
            place(
                    store,
                    SampleStories.article(1, "Tigris Post", "en", "The dam holds", "Water stands behind the dam."));
            place(store, SampleStories.article(2, "Euphrates", "en", "=1+1 dams", "A \"dam\", he said.\n\nAnd more."));
            place(store, SampleStories.article(3, "Zagros", "ar", "السد يصمد", "قال إن السد يصمد."));
        }
    }

    @Test
    void search_prints_the_same_stories_in_each_format_the_newest_first() throws Exception {
        Typed text = typed("search", "dam");
        assertThat(text.exit()).as(text.err()).isZero();
        assertThat(text.lines()).hasSize(2);
        assertThat(text.lines().get(0).split("\t"))
                .containsExactly("2026-11-24T12:00:02Z", "Euphrates", "=1+1 dams", addressOf("Euphrates", 2));

        List<String> titles = new ArrayList<>();
        for (String line : typed("search", "--format", "jsonl", "dam").lines()) {
            JsonNode row = new ObjectMapper().readTree(line);
            titles.add(row.path("title").asText());
            assertThat(row.path("articles").get(0).path("text").asText()).contains("dam");
        }
        assertThat(titles).containsExactly("=1+1 dams", "The dam holds");

        Typed atom = typed("search", "--format", "atom", "dam");
        assertThat(atom.out())
                .startsWith("<?xml")
                .contains("The dam holds</title>")
                .doesNotContain("السد");
        assertThat(typed("search", "--format", "atom", "-n", "1", "dam").out()).doesNotContain("The dam holds");
    }

    @Test
    void a_table_has_a_header_and_no_cell_that_a_spreadsheet_takes_for_a_formula() {
        String table = typed("search", "--format", "csv", "dam").out();
        assertThat(table).startsWith("id,uuid,ordered,updated,title,").endsWith("\r\n");
        assertThat(table).contains("\"'=1+1 dams\"", "\"A \"\"dam\"\", he said.\n\nAnd more.\"");
    }

    @Test
    void export_writes_everything_or_what_a_query_finds_to_a_file_or_standard_output() throws Exception {
        assertThat(typed("export").lines()).hasSize(3);
        assertThat(typed("export", "language:ar").lines())
                .singleElement()
                .asString()
                .contains("السد يصمد");
        Path file = folder.resolve("all.csv.gz");
        Typed zipped = typed("export", "--format", "csv", "-o", file.toString());
        assertThat(zipped.exit()).as(zipped.err()).isZero();
        assertThat(zipped.out()).isEmpty();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(table).isEqualTo(typed("export", "--format", "csv").out());
            assertThat(table.split("\r\n")).hasSize(4);
        }
    }

    @Test
    void export_takes_its_format_from_the_files_name_and_neither_contradicts_it_nor_overwrites() throws Exception {
        Path table = folder.resolve("all.csv");
        assertThat(typed("export", "-o", table.toString()).exit()).isZero();
        assertThat(table).hasContent(typed("export", "--format", "csv").out());
        Path lines = folder.resolve("all.jsonl");
        Typed against = typed("export", "--format", "csv", "-o", lines.toString());
        assertThat(against.exit()).isEqualTo(2);
        assertThat(against.err()).contains("says another format than --format");
        assertThat(lines).doesNotExist();
        Typed again = typed("export", "-o", table.toString(), "language:ar");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("exists; name another file, or add --replace");
        assertThat(Files.readString(table)).contains("The dam holds");
        assertThat(typed("export", "--replace", "-o", table.toString(), "language:ar")
                        .exit())
                .isZero();
        assertThat(Files.readString(table)).doesNotContain("The dam holds");
    }

    @Test
    void a_search_that_finds_nothing_says_so_beside_its_empty_output() {
        Typed none = typed("search", "zzzz");
        assertThat(none.exit()).isZero();
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).isEqualTo("no story\n");
        assertThat(typed("search", "--format", "jsonl", "zzzz").err()).isEmpty();
        assertThat(typed("search", "tgs:papers").err()).contains("did you mean 'tag:'?");
        assertThat(typed("search", "quux:papers").err()).contains("but title:");
    }

    @Test
    void an_address_that_nothing_stored_has_is_barred_only_in_advance() {
        Typed typo = typed("takedown", "https://example.org/not-there");
        assertThat(typo.exit()).isEqualTo(1);
        assertThat(typo.err())
                .contains("nothing stored has the address https://example.org/not-there")
                .contains("--in-advance");
        Typed meant = typed("takedown", "--in-advance", "https://example.org/not-there");
        assertThat(meant.exit()).as(meant.err()).isZero();
        assertThat(meant.err()).contains("it will not be taken in from now on");
    }

    @Test
    void what_was_taken_down_after_the_backup_stays_gone_after_a_restore() {
        String backup = folder.resolve("before.zip").toString();
        assertThat(typed("backup", backup).exit()).isZero();
        Typed gone = typed("takedown", addressOf("Tigris Post", 1));
        assertThat(gone.exit()).as(gone.err()).isZero();
        assertThat(typed("takedown", "--in-advance", "https://example.org/never")
                        .exit())
                .isZero();
        Typed restored = typed("restore", "--replace", backup);
        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(restored.out()).contains("stays gone, 2 takedowns:", "  https://example.org/never");
        assertThat(typed("search", "holds").out()).isEmpty();
        assertThat(typed("export").lines()).hasSize(2);
    }

    @Test
    void what_cannot_be_answered_is_said_with_its_place_and_is_wrong_use() {
        for (Typed wrong : List.of(typed("search", "dam", "(river"), typed("export", "dam (river"))) {
            assertThat(wrong.exit()).isEqualTo(2);
            assertThat(wrong.err()).contains("at character 5");
        }
        assertThat(typed("search", "--format", "xml", "dam").exit()).isEqualTo(2);
        assertThat(typed("search", "-n", "0", "dam").exit()).isEqualTo(2);
    }

    @Test
    void following_needs_a_running_instance() {
        Typed alone = typed("search", "--follow", "dam");
        assertThat(alone.exit()).isEqualTo(2);
        assertThat(alone.err()).contains("running instance");
    }

    private Path feeds() {
        return folder.resolve("feeds.yml");
    }

    private Typed typed(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--config", feeds().toString()));
        all.addAll(List.of(arguments));
        return Typed.of(all.toArray(String[]::new));
    }

    private static String addressOf(String outlet, long id) {
        return SampleStories.article(id, outlet, "en", "any", "any").url().toString();
    }

    private static void place(Store store, Article article) {
        store.sources()
                .name(List.of(Source.of(article.sourceId(), URI.create("https://a.example/feed"))), SampleStories.NOON);
        store.stories().place(article, lane -> Placement.founds("new"));
    }
}
