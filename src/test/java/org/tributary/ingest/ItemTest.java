package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.PaceWish;
import org.tributary.model.Source;

/** What an entry is known by, when it counts as changed, and what is not wanted. */
final class ItemTest {
    private static final Source SOURCE = Source.of("s", URI.create("https://s.example/feed"));

    @Test
    void an_entry_goes_by_its_id_else_its_address_else_its_words() {
        List<Item> items =
                Item.of(SOURCE, feed(entry("id-1", "One", "/one"), entry("", "Two", "/two"), entry("", "Three", "")));
        assertThat(items.get(0).guid()).isEqualTo("id-1");
        assertThat(items.get(1).guid()).isEqualTo("https://s.example/two");
        assertThat(items.get(2).guid()).startsWith("sha256:");
        assertThat(Item.of(SOURCE, feed(entry("", "Three", ""))).get(0).guid())
                .isEqualTo(items.get(2).guid());
    }

    @Test
    void entries_that_share_an_id_are_told_apart_by_address_then_by_words() {
        List<Item> items = Item.of(
                SOURCE,
                feed(
                        entry("home", "One", "/one"),
                        entry("home", "Two", "/two"),
                        entry("home", "Three", "/two"),
                        entry("home", "Four", "")));
        assertThat(items).extracting(Item::guid).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void an_entry_that_a_feed_repeats_is_once() {
        FeedEntry entry = entry("id-1", "One", "/one");
        assertThat(Item.of(SOURCE, feed(entry, entry, entry)))
                .extracting(Item::guid)
                .containsExactly("id-1");
    }

    @Test
    void other_words_are_another_version_and_another_date_or_address_is_not() {
        FeedEntry entry = entry("id-1", "One", "/one");
        FeedEntry later = new FeedEntry(
                "id-1",
                "One",
                Optional.of(URI.create("https://s.example/one?sid=7")),
                Optional.of(Instant.EPOCH),
                Optional.of(Instant.EPOCH),
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        long hash = Item.of(SOURCE, feed(entry)).get(0).hash();
        assertThat(Item.of(SOURCE, feed(later)).get(0).hash()).isEqualTo(hash);
        assertThat(Item.of(SOURCE, feed(entry("id-1", "One, corrected", "/one")))
                        .get(0)
                        .hash())
                .isNotEqualTo(hash);
    }

    @Test
    void whole_words_of_a_title_and_parts_of_an_address_are_excluded() {
        Source picky = excluding("war", "برج", "/sport/");
        List<Item> items = Item.of(
                picky,
                feed(
                        entry("1", "An award for a teacher", "/one"),
                        entry("2", "The WAR: day ten", "/two"),
                        entry("3", "Match report", "/sport/three"),
                        entry("4", "برج اليوم", "/four"),
                        entry("5", "أبراج بغداد", "/five")));
        assertThat(items).extracting(Item::guid).containsExactly("1", "5");
    }

    @Test
    void a_very_long_id_is_kept_as_its_hash() {
        assertThat(Item.of(SOURCE, feed(entry("x".repeat(5_000), "One", "/one")))
                        .get(0)
                        .guid())
                .hasSizeLessThan(100);
    }

    private static FeedEntry entry(String id, String title, String path) {
        Optional<URI> link = path.isEmpty() ? Optional.empty() : Optional.of(URI.create("https://s.example" + path));
        return new FeedEntry(
                id,
                title,
                link,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Feed feed(FeedEntry... entries) {
        return new Feed(
                "rss-2.0",
                "Feed",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PaceWish.NONE,
                Arrays.asList(entries),
                List.of());
    }

    private static Source excluding(String... words) {
        return new Source(
                "s",
                Optional.empty(),
                SOURCE.url(),
                SOURCE.tags(),
                SOURCE.language(),
                SOURCE.every(),
                SOURCE.fullText(),
                SOURCE.select(),
                SOURCE.headers(),
                List.of(words),
                SOURCE.republish(),
                true,
                false);
    }
}
