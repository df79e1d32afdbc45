package org.tributary.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.Shared.floor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.Shared;

/** Folding keeps its floors on the corpus, on the stories of our own and on a farm. */
class StoriesGateTest {
    private static final List<String> EASY =
            List.of("exact", "reformatted", "correction", "light", "cut", "medium", "teaser");

    @Test
    void the_corpus_is_folded_as_well_as_ever() throws IOException {
        Scores scores = Scores.of(Labelled.corpus(Shared.path("corpora/stories/stories.jsonl")));

        assertThat(scores.hidden).as("%s", scores).isLessThanOrEqualTo((int) floor("dedup.hidden.max"));
        assertThat(scores.precision).isGreaterThanOrEqualTo(floor("dedup.precision"));
        assertThat(scores.recall).isGreaterThanOrEqualTo(floor("dedup.recall"));
        assertThat(scores.b3).isGreaterThanOrEqualTo(floor("dedup.b3"));
        for (String kind : EASY)
            assertThat(scores.recallOf.get(kind)).as(kind).isGreaterThanOrEqualTo(floor("dedup.recall.easy"));
        assertThat(scores.recallOf.get("heavy")).isGreaterThanOrEqualTo(floor("dedup.recall.heavy"));
        assertThat(scores.recallOf.get("real-wire")).isGreaterThanOrEqualTo(floor("dedup.recall.real"));
        assertThat(scores.recallOf.get("ecb")).isGreaterThanOrEqualTo(floor("dedup.recall.real"));
    }

    @Test
    void the_order_of_arrival_hides_nothing() throws IOException {
        List<Labelled> items = Labelled.corpus(Shared.path("corpora/stories/stories.jsonl"));
        Collections.shuffle(items, new Random(11));

        Scores scores = Scores.of(items);

        assertThat(scores.hidden).as("%s", scores).isLessThanOrEqualTo((int) floor("dedup.hidden.max"));
        assertThat(scores.recall).isGreaterThanOrEqualTo(floor("dedup.recall"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar.txt", "ckb.txt"})
    void stories_in_arabic_and_sorani_are_folded_too(String file) {
        Scores scores = Scores.of(OwnStories.of(file));

        assertThat(scores.hidden).as("%s", scores).isLessThanOrEqualTo((int) floor("dedup.own.hidden.max"));
        assertThat(scores.precision).isGreaterThanOrEqualTo(floor("dedup.own.precision"));
        assertThat(scores.recall).as("%s", scores).isGreaterThanOrEqualTo(floor("dedup.own.recall"));
    }

    @Test
    void a_farms_stories_are_found_again(@TempDir Path folder) throws Exception {
        Path tool = Shared.path("tools/feed-farm");
        Process farm = new ProcessBuilder(
                        "python3",
                        tool.toString(),
                        "generate",
                        "--out",
                        folder.resolve("farm").toString(),
                        "--feeds",
                        "60",
                        "--items",
                        "20",
                        "--page-kb",
                        "1",
                        "--jobs",
                        "1")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(farm.waitFor(120, TimeUnit.SECONDS)).isTrue();

        List<Labelled> items = farm(folder.resolve("farm/truth.json"));
        Scores scores = Scores.of(items);

        assertThat(items).hasSize(1200);
        assertThat(scores.hidden).as("%s", scores).isLessThanOrEqualTo((int) floor("dedup.farm.hidden.max"));
        assertThat(scores.recall).isGreaterThanOrEqualTo(floor("dedup.farm.recall"));
    }

    private static List<Labelled> farm(Path truth) throws IOException {
        JsonNode farm = new ObjectMapper().readTree(truth.toFile());
        Map<String, String> names = new HashMap<>();
        farm.path("feeds")
                .forEach(feed ->
                        names.put(feed.path("id").asText(), feed.path("name").asText()));
        List<Labelled> items = new ArrayList<>();
        for (JsonNode item : farm.path("items")) {
            String feed = item.path("feed").asText();
            StoryPlacer.Item one = new StoryPlacer.Item(
                    feed + "-" + item.path("n").asText(),
                    names.getOrDefault(feed, feed),
                    item.path("link").asText(),
                    item.path("title").asText(),
                    item.path("body").asText());
            items.add(new Labelled(item.path("story").asText(), one, "original"));
        }
        Collections.shuffle(items, new Random(3));
        return items;
    }
}
