package org.tributary.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.tributary.dedup.StoryPlacer;
import org.tributary.extract.AgencyCredits;
import org.tributary.model.Agency;
import picocli.CommandLine.Command;

/** Filter: articles in, the stories they belong to out, once all have come. */
@Command(
        name = "dedup",
        header = "turns articles into stories, JSON Lines in and out",
        description = {
            "Each line in:  {\"id\", \"outlet\", \"url\", \"title\", \"body\", \"published\", \"language\"}",
            "Each line out: {\"id\", \"story\", \"agency\", \"why\"} or {\"id\", \"error\"}.",
            "Lines are placed one after the other, each knowing those before it; the answers come at the end."
        })
final class DedupCommand implements Callable<Integer> {
    /** A line whose answer is ready (it failed), or waits for the placer's: the place of its item there. */
    private record Waiting(JsonNode id, int item, Optional<Agency> agency, Optional<ObjectNode> failed) {}

    private final Console console;
    private final StoryPlacer placer = new StoryPlacer();
    private final AgencyCredits credits = new AgencyCredits();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int items;

    DedupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Lines lines = new Lines(console.in(), Lines.LONGEST);
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next())
            waiting.add(place(line.get()));
        List<StoryPlacer.Placed> placed = placer.placed();
        Map<String, Set<String>> agencies = agencies(placed);
        for (Waiting each : waiting) {
            ObjectNode answer = each.failed().orElseGet(() -> answer(each, placed.get(each.item()), agencies));
            console.out().write(JsonLines.bytes(answer));
            console.out().write('\n');
        }
        console.out().flush();
        return 0;
    }

    private Waiting place(Lines.Line line) {
        JsonNode id = NullNode.getInstance();
        try {
            ObjectNode asked = JsonLines.read(line);
            id = asked.path("id").isMissingNode() ? id : asked.get("id");
            String outlet = JsonLines.text(asked, "outlet");
            String url = JsonLines.text(asked, "url");
            String title = JsonLines.text(asked, "title");
            String body = JsonLines.text(asked, "body");
            Optional<Agency> agency = credits.in(title, body, List.of());
            placer.place(new StoryPlacer.Item(name(id), outlet, url, title, body));
            return new Waiting(id, items++, agency, Optional.empty());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new Waiting(
                    id, -1, Optional.empty(), Optional.of(JsonLines.error(id.isNull() ? JsonLines.idIn(line) : id, e)));
        }
    }

    /** A story is named after its first item, so two items of one id (or of none) must not have one name. */
    private String name(JsonNode id) {
        String name = id.isNull() ? "" : id.asText();
        while (name.isEmpty() || !names.add(name)) name = name + "#" + (names.size() + 1);
        return name;
    }

    private Map<String, Set<String>> agencies(List<StoryPlacer.Placed> placed) {
        Map<String, Set<String>> out = new HashMap<>();
        for (Waiting each : waiting)
            each.agency()
                    .ifPresent(agency -> out.computeIfAbsent(
                                    placed.get(each.item()).story(), story -> new TreeSet<>())
                            .add(agency.name()));
        return out;
    }

    /** A reprint that cut the credit away is still the copy of the one agency that the others name. */
    private static ObjectNode answer(Waiting line, StoryPlacer.Placed placed, Map<String, Set<String>> agencies) {
        Set<String> named = agencies.getOrDefault(placed.story(), Set.of());
        Optional<String> inherited = named.size() == 1 ? named.stream().findFirst() : Optional.empty();
        ObjectNode out = JsonLines.JSON.createObjectNode();
        out.set("id", line.id());
        out.put("story", placed.story());
        JsonLines.put(out, "agency", line.agency().map(Agency::name).or(() -> inherited));
        out.put("why", placed.why());
        return out;
    }
}
