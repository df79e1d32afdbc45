package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.model.FeedEntry;

/**
 * What is known of an article beside its blocks: what the page says of itself, and what the feed said.
 *
 * @param titles the headline as others give it: title element, og:title, JSON-LD, the feed
 * @param descriptions the lead or summary as the page and the feed give it
 * @param bodies the text as JSON-LD or the feed gives it; often cut short
 * @param authors names
 */
record Clues(List<String> titles, List<String> descriptions, List<String> bodies, List<String> authors) {
    static final Clues NONE = new Clues(List.of(), List.of(), List.of(), List.of());

    static Clues of(PageFacts facts, Optional<FeedEntry> entry) {
        List<String> titles = new ArrayList<>(facts.headlineCandidates());
        List<String> descriptions = new ArrayList<>(List.of(facts.description()));
        List<String> bodies = new ArrayList<>(List.of(facts.articleBody()));
        entry.ifPresent(said -> {
            titles.add(said.title());
            descriptions.add(said.summaryText());
            bodies.add(said.contentText());
        });
        return new Clues(present(titles), present(descriptions), present(bodies), facts.authors());
    }

    private static List<String> present(List<String> texts) {
        return texts.stream().filter(text -> !text.isBlank()).distinct().toList();
    }
}
