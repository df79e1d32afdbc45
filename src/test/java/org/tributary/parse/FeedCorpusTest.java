package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Shared;

/** The gate: the shared corpus of other parsers' test feeds and of real ones, scored by the shared scorer. */
class FeedCorpusTest {
    @Test
    void the_corpus_is_read_as_well_as_ever(@TempDir Path folder) throws IOException, InterruptedException {
        Path corpus = Shared.path("corpora/feeds");
        Path scorer = Shared.path("tools/score-feeds");
        Path predictions = folder.resolve("predictions.json");
        CorpusRun.write(corpus, predictions);
        JsonNode summary =
                score(scorer, corpus.resolve("expected.json"), predictions).path("summary");
        assertThat(summary.path("parsed").asDouble()).isGreaterThanOrEqualTo(Shared.floor("parse.parsed"));
        assertThat(summary.path("entries").asDouble()).isGreaterThanOrEqualTo(Shared.floor("parse.entries"));
        assertThat(summary.path("fields").asDouble()).isGreaterThanOrEqualTo(Shared.floor("parse.fields"));
        assertThat(summary.path("unsafe").asInt(-1)).isZero();
    }

    private static JsonNode score(Path scorer, Path expected, Path predictions)
            throws IOException, InterruptedException {
        Process python = new ProcessBuilder(
                        "python3", scorer.toString(), expected.toString(), predictions.toString(), "--json")
                .redirectErrorStream(true)
                .start();
        String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(out).isZero();
        return new ObjectMapper().readTree(out);
    }
}
