package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tributary.Shared;
import org.tributary.publish.SampleStories;

/** Programs that people read with subscribe to us and find every entry. */
class RealReadersTest {
    private final Served served = Served.privately().with(SampleStories.river());

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void newsboat_reads_every_entry_of_atom_and_rss() throws Exception {
        for (String path : List.of("/feed.atom", "/feed.rss")) readsAll("newsboat", path);
    }

    @Test
    void sfeed_reads_every_entry_of_atom_and_rss() throws Exception {
        for (String path : List.of("/feed.atom", "/feed.rss")) readsAll("sfeed", path);
    }

    private void readsAll(String program, String path) throws Exception {
        assumeTrue(
                installed(program),
                () -> "SKIPPED: " + program + " is not installed (apt-get install " + program + ")");
        Path tool = Shared.path("tools/read-with-" + program);
        List<JsonNode> items = new ArrayList<>();
        for (String line : output(tool, served.at(path).toString()))
            if (line.contains("\"guid\"")) items.add(new ObjectMapper().readTree(line));
        assertThat(items).as(program + " " + path).hasSize(5);
        assertThat(items)
                .extracting(item -> item.path("title").asText())
                .contains("Dam gates open & the river \"rises\" <again>", "NATO: الحلف يبحث توسيع مهمته في العراق");
        for (JsonNode item : items) {
            assertThat(item.path("author").asText()).isNotBlank();
            assertThat(item.path("guid").asText()).startsWith("urn:uuid:");
            assertThat(item.path("url").asText()).startsWith("https://");
            assertThat(item.path("date").asText()).startsWith("2026-11-24T10:30:00");
            assertThat(item.path("content_length").asInt()).isGreaterThan(20);
        }
    }

    private static List<String> output(Path tool, String url) throws Exception {
        Path out = Files.createTempFile("reader", ".jsonl");
        try {
            Process process = new ProcessBuilder("python3", tool.toString(), url)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            return Files.readAllLines(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
        }
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
