package org.tributary.dedup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An item and the truth about it.
 *
 * @param story its label
 * @param kind how the item was made; pairs are counted under the harder of two
 * @param maybe stories of which nobody can say whether they are this one
 */
record Labelled(String story, StoryPlacer.Item item, String kind, Set<String> maybe) {
    Labelled(String story, StoryPlacer.Item item, String kind) {
        this(story, item, kind, Set.of());
    }

    /** The corpus of shared/corpora/stories, in its order. */
    static List<Labelled> corpus(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Labelled> items = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = json.readTree(line);
            Set<String> maybe = new HashSet<>();
            node.path("maybe").forEach(story -> maybe.add(story.asText()));
            String set = node.path("set").asText();
            boolean real = Set.of("real-wire", "ecb", "basil").contains(set);
            items.add(new Labelled(
                    node.path("story").asText(),
                    FoldFile.item(node),
                    real ? set : node.path("class").asText(),
                    maybe));
        }
        return items;
    }
}
