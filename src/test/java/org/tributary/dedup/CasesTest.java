package org.tributary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code split} and {@code join} printed: the rules must say what the person said. */
class CasesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dedup/cases");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_rules_say_what_a_person_said(Path file) throws IOException {
        StoryPlacer placer = new StoryPlacer();
        List<String> said = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode item = JSON.readTree(line);
            said.add(item.path("story").asText());
            placer.place(FoldFile.item(item));
        }
        List<String> found =
                placer.placed().stream().map(StoryPlacer.Placed::story).toList();
        assertThat(numbered(found)).isEqualTo(numbered(said));
    }

    /** Names do not matter, only which are the same. */
    private static List<Integer> numbered(List<String> stories) {
        Map<String, Integer> numbers = new HashMap<>();
        return stories.stream()
                .map(story -> numbers.computeIfAbsent(story, fresh -> numbers.size()))
                .toList();
    }
}
