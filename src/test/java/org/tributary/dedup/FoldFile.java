package org.tributary.dedup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folds a file of items (a JSON object a line) and writes what score-stories reads: {@code FoldFile ITEMS OUT [WHYS]}. */
final class FoldFile {
    private FoldFile() {}

    public static void main(String[] args) throws IOException {
        List<StoryPlacer.Item> items = read(Path.of(args[0]));
        long start = System.nanoTime();
        StoryPlacer placer = new StoryPlacer();
        items.forEach(placer::place);
        long end = System.nanoTime();
        System.err.printf("%d items, %.3f ms an item%n", items.size(), (end - start) / 1e6 / items.size());
        Map<String, String> stories = new LinkedHashMap<>();
        StringBuilder whys = new StringBuilder();
        List<StoryPlacer.Placed> all = placer.placed();
        for (int i = 0; i < items.size(); i++) {
            StoryPlacer.Placed placed = all.get(i);
            stories.put(items.get(i).id(), placed.story());
            whys.append(items.get(i).id())
                    .append('\t')
                    .append(placed.story())
                    .append('\t')
                    .append(placed.why())
                    .append('\n');
        }
        new ObjectMapper().writeValue(Path.of(args[1]).toFile(), stories);
        if (args.length > 2) Files.writeString(Path.of(args[2]), whys);
    }

    static List<StoryPlacer.Item> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<StoryPlacer.Item> items = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank()) continue;
            items.add(item(json.readTree(line)));
        }
        return items;
    }

    static StoryPlacer.Item item(JsonNode node) {
        return new StoryPlacer.Item(
                node.path("id").asText(),
                node.path("outlet").asText(""),
                node.path("url").asText(""),
                node.path("title").asText(""),
                node.path("body").asText(""));
    }
}
