package org.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of politeness and safety name tests that there are, and every line has its row. */
class DocsTest {
    private static final Path TESTS = Path.of("src/test/java/org/tributary");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)`");
    private static final Pattern TEST = Pattern.compile("void ((?:[PS]\\d+_)+)\\w*\\(");

    @Test
    void every_line_of_politeness_is_held_by_a_test_or_a_sentence() throws IOException {
        check("docs/politeness.md", "P", 44);
    }

    @Test
    void every_line_of_safety_is_held_by_a_test_or_a_sentence() throws IOException {
        check("docs/security.md", "S", 37);
    }

    private static void check(String doc, String letter, int lines) throws IOException {
        Map<String, String> rows = rows(Path.of(doc), letter);
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, lines)
                        .mapToObj(n -> letter + n)
                        .toList());
        List<String> empty = new ArrayList<>();
        for (Map.Entry<String, String> row : rows.entrySet()) {
            List<String> names = NAMED.matcher(row.getValue())
                    .results()
                    .map(name -> name.group(1))
                    .filter(name -> name.endsWith("Test") || Files.isDirectory(TESTS.resolve(name)))
                    .toList();
            for (String name : names)
                if (!isHeld(row.getKey(), name))
                    empty.add(row.getKey() + " names " + name + ", which has no test for it");
            if (names.isEmpty() && row.getValue().split(" ").length < 4) empty.add(row.getKey() + " says nothing");
        }
        assertThat(empty).isEmpty();
    }

    private static Map<String, String> rows(Path doc, String letter) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(doc)) {
            String[] cells = line.split(" \\| ", 3);
            if (cells.length == 3 && cells[0].matches("\\| " + letter + "\\d+"))
                rows.put(cells[0].substring(2), cells[2]);
        }
        return rows;
    }

    /** A test class by its name, or a room with a test whose name begins with the line's. */
    private static boolean isHeld(String line, String name) throws IOException {
        if (name.endsWith("Test")) {
            try (Stream<Path> files = Files.walk(TESTS)) {
                return files.anyMatch(file -> file.getFileName().toString().equals(name + ".java"));
            }
        }
        try (Stream<Path> files = Files.walk(TESTS.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (TEST.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .anyMatch(test -> test.matches("void (.*_)?" + line + "_.*"))) return true;
        }
        return false;
    }
}
