package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.config.Key;

/** What the README says of keys and commands is what the code knows. */
class ReadmeTest {
    /** Keys whose default is a rule and not a value; the README says the rule. */
    private static final List<String> BY_RULE = List.of(
            "sources.url",
            "sources.id",
            "sources.outlet",
            "sources.language",
            "sources.every",
            "sources.republish",
            "sources.retention.articles",
            "sources.retention.keep-at-least",
            "publications.name",
            "publications.title",
            "publications.query");

    @Test
    void its_table_has_every_key_in_order_with_its_default() throws IOException {
        Map<String, List<String>> rows = rows();
        List<Key> keys = House.feedsFile().keys();

        assertThat(rows.keySet())
                .containsExactlyElementsOf(keys.stream().map(Key::path).toList());
        for (Key key : keys) {
            List<String> row = rows.get(key.path());
            if (BY_RULE.contains(key.path()))
                assertThat(row.get(1)).as(key.path()).isNotBlank();
            else assertThat(row.get(1).replace("`", "")).as(key.path()).isEqualTo(written(key.standing()));
            assertThat(row.get(0)).as(key.path()).startsWith(type(key));
        }
    }

    @Test
    void it_names_every_command() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Console console = new Console(System.in, System.out, System.err);
        for (String command : Main.commands(console).getSubcommands().keySet())
            assertThat(readme).containsPattern("`" + command + "[` ]");
    }

    @Test
    void its_examples_of_feeds_yml_are_right(@TempDir Path folder) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
        for (String example : examples) {
            String whole = example.contains("sources:") ? example : example + "sources: []\n";
            Path file = Files.writeString(folder.resolve("feeds.yml"), whole);
            assertThat(House.feedsFile().read(file).file()).as(example).isEqualTo(file);
        }
    }

    /** The rows of the table of keys: type, default, meaning. */
    static Map<String, List<String>> rows() throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        boolean table = false;
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            table = line.startsWith("| key ") || table && line.startsWith("|");
            String[] cells = line.split("\\|", -1);
            if (!table || !line.startsWith("| `")) continue;
            rows.put(cells[1].strip().replace("`", ""), List.of(cells[2].strip(), cells[3].strip(), cells[4].strip()));
        }
        return rows;
    }

    private static String written(Object standing) {
        if (standing instanceof Optional<?> maybe && maybe.isEmpty()) return "none";
        if (standing instanceof Collection<?> list && list.isEmpty()) return "[]";
        if (standing instanceof Map<?, ?> map && map.isEmpty()) return "{}";
        if (standing instanceof Duration time) return time.toSeconds() + "s";
        if (standing instanceof Enum<?> word) return word.name().toLowerCase(java.util.Locale.ROOT);
        if (standing instanceof Long size && size % 1_000_000 == 0) return size / 1_000_000 + "MB";
        return standing.toString();
    }

    private static String type(Key key) {
        String type = key.type().getTypeName();
        if (type.contains(URI.class.getName())) return "address";
        if (type.contains("Map")) return "mapping";
        if (type.contains("List") || type.contains("Set")) return "list of ";
        if (type.contains(Duration.class.getName())) return "time";
        if (type.equals("long") && key.path().endsWith("bytes")) return "size";
        if (type.equals("int") || type.equals("long")) return "number";
        return "";
    }
}
