package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Shared;

/** A hundred outlets with their reprints, follow-ups, odd links and templates, and the truth about them in a file. */
@Tag("whole")
class FarmTest {
    private record Item(String page, String feed, String story, List<String> paragraphs) {}

    @Test
    void nothing_is_lost_nothing_doubled_nothing_hidden_and_each_poll_brings_what_is_new(@TempDir Path folder)
            throws Exception {
        try (Farm farm = Farm.up(100, 20)) {
            Program program = new Program(folder);
            program.feeds(feedsYaml(farm.addresses()));

            Program.Ended first = program.run("once");
            assertThat(first.exit()).as(first.err()).isZero();
            assertThat(newArticles(first)).isEqualTo(farm.truth().get("items").size());

            farm.forget("feed.xml");
            Program.Ended second = program.run("once");
            assertThat(newArticles(second)).isZero();
            assertThat(farm.statuses("feed.xml")).hasSize(100).containsOnly(304);

            int before = farm.truth().get("items").size();
            farm.touch();
            Program.Ended third = program.run("once");
            assertThat(newArticles(third)).isEqualTo(farm.truth().get("items").size() - before);

            List<Item> items = items(farm.truth());
            River river;
            try (Running running = Running.start(program, folder)) {
                river = River.read(running.get("/feed.atom?n=10000"));
            }
            everyItemStandsInOneEntry(items, river);
            storiesAreApartAndWhole(items, river);
            everyLeadHasItsWholeText(items, river);
        }
    }

    private static String feedsYaml(List<String> addresses) {
        StringBuilder yaml = new StringBuilder(
                "title: The farm\nfetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nserve: {port: 0}\nsources:\n");
        for (String address : addresses) yaml.append("  - {url: \"" + address + "\", every: 1s}\n");
        return yaml.toString();
    }

    /** What the summary, the last line of {@code once}, says. */
    private static int newArticles(Program.Ended once) {
        Matcher summary = Pattern.compile("(\\d+) new")
                .matcher(once.lines().get(once.lines().size() - 1));
        assertThat(summary.find()).as(once.out()).isTrue();
        return Integer.parseInt(summary.group(1));
    }

    private static List<Item> items(JsonNode truth) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : truth.get("items")) {
            List<String> paragraphs = List.of(item.get("body").asText().split("\n\n"));
            items.add(new Item(
                    item.get("url").asText(),
                    item.get("feed").asText(),
                    item.get("story").asText(),
                    paragraphs));
        }
        return items;
    }

    private static String clean(String address) {
        return address.replaceAll("[?#].*", "");
    }

    private static void everyItemStandsInOneEntry(List<Item> items, River river) {
        Map<String, Integer> shown = new HashMap<>();
        for (River.Entry entry : river.entries())
            for (String page : new HashSet<>(entry.pages())) shown.merge(clean(page), 1, Integer::sum);
        assertThat(shown.values()).as("entries that hold one page").containsOnly(1);

        // A reprint is listed once an outlet, so an outlet's second copy of a story is found by its story.
        Map<String, String> feedOf = new HashMap<>();
        Map<String, String> storyOf = new HashMap<>();
        for (Item item : items) {
            feedOf.put(item.page, item.feed);
            storyOf.put(item.page, item.story);
        }
        Set<String> shownStories = new HashSet<>();
        for (String page : shown.keySet()) shownStories.add(feedOf.get(page) + " " + storyOf.get(page));
        List<String> lost = items.stream()
                .filter(item -> !shown.containsKey(item.page) && !shownStories.contains(item.feed + " " + item.story))
                .map(Item::page)
                .toList();
        assertThat(lost).as("items in no entry").isEmpty();
    }

    private static void storiesAreApartAndWhole(List<Item> items, River river) {
        Map<String, String> storyOf = new HashMap<>();
        for (Item item : items) storyOf.put(item.page, item.story);
        Map<String, Set<Integer>> entriesOf = new HashMap<>();
        List<Set<String>> hidden = new ArrayList<>();
        for (int i = 0; i < river.entries().size(); i++) {
            Set<String> stories = new HashSet<>();
            for (String page : river.entries().get(i).pages()) stories.add(storyOf.get(clean(page)));
            if (stories.size() > 1) hidden.add(stories);
            for (String story : stories)
                entriesOf.computeIfAbsent(story, any -> new HashSet<>()).add(i);
        }
        assertThat(hidden).as("stories inside another").isEmpty();
        long split = entriesOf.values().stream()
                .filter(entries -> entries.size() > 1)
                .count();
        double whole = 1 - split / (double) entriesOf.size();
        assertThat(whole).as("share of stories shown once").isGreaterThanOrEqualTo(Shared.floor("farm.stories.once"));
    }

    private static void everyLeadHasItsWholeText(List<Item> items, River river) {
        int right = 0;
        int all = 0;
        for (Item item : items) {
            Optional<River.Entry> entry = river.entries().stream()
                    .filter(candidate -> clean(candidate.page()).equals(item.page))
                    .findFirst();
            if (entry.isEmpty()) continue;
            all++;
            String text = words(entry.get().content());
            if (item.paragraphs.stream().allMatch(paragraph -> text.contains(words(paragraph)))) right++;
        }
        assertThat(right / (double) all)
                .as("share of leads with every paragraph")
                .isGreaterThanOrEqualTo(Shared.floor("farm.leads.whole"));
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
