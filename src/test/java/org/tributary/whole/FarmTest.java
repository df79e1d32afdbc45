package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Shared;
import org.tributary.app.HouseAt;
import org.tributary.ingest.PollReport;

/** A hundred outlets with their reprints, follow-ups, odd links and templates, and the truth about them in a file. */
@Tag("whole")
class FarmTest {
    private static final Instant FIRST_POLL = Instant.parse("2026-11-24T12:00:00Z");

    private record Item(String page, String feed, String story, List<String> paragraphs) {}

    @Test
    void nothing_is_lost_nothing_doubled_nothing_hidden_and_each_poll_brings_what_is_new(@TempDir Path folder)
            throws Exception {
        try (Farm farm = Farm.up(100, 20)) {
            Path feeds = Files.writeString(folder.resolve("feeds.yml"), feedsYaml(farm.addresses()));

            int items = farm.truth().get("items").size();
            assertThat(fresh(HouseAt.once(feeds, FIRST_POLL, folder))).isEqualTo(items);

            onlyWhatTheFeedsLackIsFetched(farm.truth(), farm.pagesAsked());

            // The feeds ask for a quarter of an hour between polls, so the clock goes on.
            farm.forget("feed.xml");
            assertThat(fresh(HouseAt.once(feeds, FIRST_POLL.plus(Duration.ofHours(1)), folder)))
                    .isZero();
            assertThat(farm.statuses("feed.xml")).hasSize(100).containsOnly(304);

            farm.touch();
            int more = farm.truth().get("items").size() - items;
            assertThat(more).isPositive();
            assertThat(fresh(HouseAt.once(feeds, FIRST_POLL.plus(Duration.ofHours(2)), folder)))
                    .isEqualTo(more);

            theRiverIsTrue(items(farm.truth()), River.read(folder.resolve("feed.atom")));
        }
    }

    /** No summary and no title is taken for the whole article; nearly no whole one costs its outlet a page. */
    private static void onlyWhatTheFeedsLackIsFetched(JsonNode truth, Set<String> asked) {
        Map<String, String> contentOf = new HashMap<>();
        for (JsonNode feed : truth.get("feeds"))
            contentOf.put(feed.get("id").asText(), feed.get("content").asText());
        int whole = 0;
        int wholeAsked = 0;
        for (JsonNode item : truth.get("items")) {
            String page = clean(item.get("url").asText()).replaceAll("https?://[^/]*", "");
            if (contentOf.get(item.get("feed").asText()).equals("full")) {
                whole++;
                if (asked.contains(page)) wholeAsked++;
            } else assertThat(asked).contains(page);
        }
        assertThat(wholeAsked / (double) whole)
                .as("whole articles whose page was asked for")
                .isLessThanOrEqualTo(0.05);
    }

    private static int fresh(List<PollReport> reports) {
        assertThat(reports).allMatch(PollReport::well);
        return reports.stream().mapToInt(PollReport::fresh).sum();
    }

    private static void theRiverIsTrue(List<Item> items, River river) {
        everyItemStandsInOneEntry(items, river);
        storiesAreApartAndWhole(items, river);
        everyLeadHasItsWholeText(items, river);
    }

    private static String feedsYaml(List<String> addresses) {
        StringBuilder yaml = new StringBuilder(
                "title: The farm\nfetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nserve: {port: 0}\nsources:\n");
        for (String address : addresses) yaml.append("  - {url: \"" + address + "\", every: 1s}\n");
        return yaml.toString();
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
