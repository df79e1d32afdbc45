package org.tributary.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page of a few lines with chances given by hand, for the rules between the judge and the body. */
final class BodyRules {
    static final String ONE =
            "The harbour office said on Tuesday that the ferry would sail again once it was repaired.";
    static final String TWO = "Passengers had been taken across by bus for three weeks, which took an hour longer.";
    static final String THREE = "The repair cost forty thousand, most of which the insurance will pay in the summer.";
    static final String FOUR = "A second ferry, built in the same yard, is inspected next week, the captain told us.";
    static final String FIVE = "Fishermen had asked for the inspection since March, when a pump failed in high seas.";

    final Page page;

    BodyRules(String html, String... titles) {
        URI url = URI.create("https://example.org/a.html");
        page = new Page(
                PageParser.page("<body>" + html + "</body>", url),
                url,
                new Clues(List.of(titles), List.of(), List.of(), List.of()));
    }

    /** A chance for each text that is named, and the other one for all others. */
    float[] chances(float others, Map<String, Float> some) {
        float[] chances = new float[page.blocks.size()];
        for (Block block : page.blocks) chances[block.index] = some.getOrDefault(block.text, others);
        return chances;
    }

    /** The texts that have at least a half. */
    List<String> believed(float[] chances) {
        List<String> texts = new ArrayList<>();
        for (Block block : page.blocks) if (chances[block.index] >= 0.5f) texts.add(block.text);
        return texts;
    }
}
