package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tributary.store.Sample.NOON;
import static org.tributary.store.Sample.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.model.Article;
import org.tributary.model.Extraction;
import org.tributary.model.Placement;
import org.tributary.model.Story;

/** The contract of the river, held once in memory and once in a file. */
abstract class StoriesContract {
    private static final Lane.Weight MATTERS = new Lane.Weight("CORRECTION", true);

    private Store store;
    private Stories stories;

    abstract Store open();

    @BeforeEach
    void begin() {
        store = open();
        stories = store.stories();
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void an_article_comes_back_as_it_was_placed() {
        Article placed = article("bbc", "1", "Text of one.", NOON);
        long id = stories.place(placed, lane -> Placement.founds("nothing like it"));

        Article found = store.articles().find(id).orElseThrow();
        assertThat(found).usingRecursiveComparison().ignoringFields("id").isEqualTo(placed);
        Story story = stories.newest(10, Optional.empty()).get(0);
        assertThat(story.lead()).isEqualTo(found);
        assertThat(story.ordered()).isEqualTo(NOON);
        assertThat(stories.whyOf(story.id())).extracting(Stories.Why::why).containsExactly("nothing like it");
    }

    @Test
    void the_same_entry_twice_is_once() {
        long first = found("bbc", "1", "Text", NOON);
        long again = stories.place(article("bbc", "1", "Text", NOON.plusSeconds(9)), lane -> {
            throw new AssertionError("nobody is asked about what is stored");
        });
        assertThat(again).isEqualTo(first);
        assertThat(store.articles().count()).isOne();
        assertThat(stories.count()).isOne();
    }

    @Test
    void a_reprint_joins_and_the_first_article_leads() {
        long first = found("bbc", "1", "Text", NOON);
        long seq = stories.lastSeq();
        long second = stories.place(article("cnn", "1", "Text", NOON.plusSeconds(60)), lane -> {
            var neighbours = lane.byKeys(article("cnn", "1", "Text", NOON), NOON.minus(Duration.ofDays(30)));
            assertThat(neighbours).hasSize(1);
            return Placement.joins(neighbours.get(0), "the same words");
        });
        Story story = stories.newest(10, Optional.empty()).get(0);
        assertThat(story.articles()).extracting(Article::id).containsExactly(first, second);
        assertThat(story.updated()).as("a reprint is nothing new to read").isEqualTo(NOON);
        assertThat(stories.changedAfter(seq, 10))
                .extracting(Stories.Change::storyId)
                .containsExactly(story.id());
        assertThat(stories.whyOf(story.id()))
                .extracting(Stories.Why::twin)
                .containsExactly(Optional.empty(), Optional.of(first));
    }

    @Test
    void a_window_bounds_the_keys() {
        found("bbc", "1", "Text", NOON.minus(Duration.ofDays(31)));
        var found =
                stories.inLane(lane -> lane.byKeys(article("cnn", "1", "Text", NOON), NOON.minus(Duration.ofDays(30))));
        assertThat(found).isEmpty();
    }

    @Test
    void what_fails_in_the_lane_was_never_done_and_its_numbers_are_not_used_again() {
        long before = found("bbc", "0", "Zero", NOON);
        List<Long> given = new ArrayList<>();
        assertThatThrownBy(() -> stories.inLane(lane -> {
                    given.add(lane.place(article("bbc", "1", "Text", NOON), 1, a -> Placement.founds(""))
                            .articleId());
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
        assertThat(stories.lastSeq()).isEqualTo(before);
        assertThat(store.articles().count()).isOne();
        assertThat(found("bbc", "2", "Two", NOON)).isGreaterThan(given.get(0));
    }

    @Test
    void a_follower_catches_up_inside_the_lane() {
        long first = found("bbc", "1", "One", NOON);
        stories.inLane(lane -> {
            long second = lane.place(article("bbc", "2", "Two", NOON), 1, a -> Placement.founds(""))
                    .articleId();
            assertThat(lane.changesAfter(0, 10))
                    .extracting(Lane.Changed::articleId)
                    .containsExactly(first, second);
            assertThat(lane.changesAfter(first, 10))
                    .extracting(Lane.Changed::articleId)
                    .containsExactly(second);
            assertThat(lane.changesAfter(second, 10)).isEmpty();
            return second;
        });
    }

    @Test
    void a_changed_text_is_a_version_and_moves_updated() {
        long id = found("bbc", "1", "One", NOON);
        Instant later = NOON.plusSeconds(3600);
        refile(id, article("bbc", "1", "One, corrected", NOON), later, false, MATTERS);
        assertThat(store.articles().versions(id))
                .extracting(Articles.Version::text, Articles.Version::kind)
                .containsExactly(tuple("One", "CORRECTION"));
        assertThat(store.articles().find(id).orElseThrow().text()).isEqualTo("One, corrected");
        Story story = stories.newest(1, Optional.empty()).get(0);
        assertThat(story.updated()).isEqualTo(later);
        assertThat(story.ordered()).isEqualTo(NOON);
        assertThat(store.articles().known("bbc", List.of("1")).values())
                .extracting(Articles.Known::entryHash)
                .containsExactly(7L);
    }

    @Test
    void a_change_in_looks_alone_is_no_version_and_leaves_updated_alone() {
        long id = found("bbc", "1", "One two", NOON);
        refile(id, article("bbc", "1", "One\n two ", NOON), NOON.plusSeconds(9), false, MATTERS);
        assertThat(store.articles().versions(id)).isEmpty();
        assertThat(stories.newest(1, Optional.empty()).get(0).updated()).isEqualTo(NOON);
    }

    @Test
    void a_change_that_does_not_matter_is_a_version_and_moves_no_date() {
        long id = found("bbc", "1", "One, 3 comments", NOON);
        Article counted = article("bbc", "1", "One, 4 comments", NOON).withUpdated(Optional.of(NOON.plusSeconds(3)));
        refile(id, counted, NOON.plusSeconds(9), false, new Lane.Weight("COSMETIC", false));
        assertThat(store.articles().versions(id))
                .extracting(Articles.Version::text, Articles.Version::kind)
                .containsExactly(tuple("One, 3 comments", "COSMETIC"));
        Story story = stories.newest(1, Optional.empty()).get(0);
        assertThat(story.lead().text()).isEqualTo("One, 4 comments");
        assertThat(story.lead().updated()).isEmpty();
        assertThat(story.updated()).isEqualTo(NOON);
        refile(id, counted.withUpdated(Optional.of(NOON.plusSeconds(5))), NOON.plusSeconds(9), false, MATTERS);
        assertThat(stories.newest(1, Optional.empty()).get(0).lead().updated())
                .as("not a word differs")
                .isEmpty();
    }

    @Test
    void an_article_that_matches_two_stories_makes_them_one() {
        long first = found("bbc", "1", "One", NOON);
        long second = found("cnn", "1", "Two", NOON.plusSeconds(1));
        long before = stories.lastSeq();
        long third = stories.place(
                article("dpa", "1", "Both", NOON.plusSeconds(2)),
                lane -> Placement.joins(lane.load(List.of(second)).get(0), "the same words")
                        .with(List.of(first)));
        assertThat(stories.newest(10, Optional.empty())).hasSize(1);
        Story story = stories.newest(10, Optional.empty()).get(0);
        assertThat(story.id()).isEqualTo(first);
        assertThat(story.articles()).extracting(Article::id).containsExactly(first, second, third);
        assertThat(stories.load(List.of(second))).as("it was taken in").isEmpty();
        assertThat(stories.changedAfter(before, 10))
                .extracting(Stories.Change::storyId)
                .containsExactlyInAnyOrder(first, second);
        assertThat(stories.changedAfter(before, 10).get(1).seq()).isEqualTo(stories.lastSeq());
        assertThat(stories.count()).isOne();
    }

    @Test
    void a_whole_text_leads_before_the_teaser_that_came_first() {
        long teaser = stories.place(
                Sample.withOrigin(article("bbc", "1", "A teaser.", NOON), Extraction.Origin.FEED),
                lane -> Placement.founds("new"));
        long whole = stories.place(
                article("cnn", "1", "A teaser. " + "And all of the rest. ".repeat(20), NOON.plusSeconds(9)),
                lane -> Placement.joins(lane.load(List.of(teaser)).get(0), "contained"));
        Story story = stories.newest(1, Optional.empty()).get(0);
        assertThat(story.lead().id()).isEqualTo(whole);
        assertThat(story.updated()).isEqualTo(NOON.plusSeconds(9));
        assertThat(story.ordered()).isEqualTo(NOON);
    }

    @Test
    void a_lead_stays_when_a_longer_text_joins_that_is_no_more_than_its_own() {
        long first = feed("bbc", "One sentence of the report. ".repeat(40), NOON);
        long longer = joins(first, article("cnn", "1", "One sentence of the report. ".repeat(60), NOON.plusSeconds(9)));
        assertThat(lead()).isEqualTo(first);
        joins(longer, article("dpa", "1", "One sentence of the report. ".repeat(70), NOON.plusSeconds(19)));
        assertThat(lead()).isEqualTo(first);
        assertThat(stories.newest(1, Optional.empty()).get(0).updated()).isEqualTo(NOON);
    }

    @Test
    void the_earliest_whole_text_leads_and_not_the_longest() {
        long teaser = feed("bbc", "A teaser.", NOON);
        long whole = joins(teaser, article("cnn", "1", "All of the text. ".repeat(40), NOON.plusSeconds(9)));
        joins(teaser, article("dpa", "1", "All of the text. ".repeat(55), NOON.plusSeconds(19)));
        assertThat(lead()).isEqualTo(whole);
        Article late = article("bbc", "1", "All of the text. ".repeat(50), NOON);
        refile(teaser, late, NOON.plusSeconds(29), false, MATTERS);
        assertThat(lead()).as("who leads with the whole text stays").isEqualTo(whole);
    }

    @Test
    void stories_that_become_one_are_led_by_a_whole_text() {
        long teaser = feed("bbc", "A teaser.", NOON);
        long whole = found("cnn", "1", "All of the text. ".repeat(40), NOON.plusSeconds(1));
        stories.place(
                article("dpa", "1", "A teaser. A bit of the text.", NOON.plusSeconds(2)),
                lane -> Placement.joins(lane.load(List.of(teaser)).get(0), "the same words")
                        .with(List.of(whole)));
        assertThat(lead()).isEqualTo(whole);
    }

    @Test
    void a_lead_that_shrinks_to_a_notice_gives_way() {
        long first = found("bbc", "1", "All of the text. ".repeat(40), NOON);
        long second = joins(first, article("cnn", "1", "All of the text. ".repeat(40), NOON.plusSeconds(9)));
        refile(first, article("bbc", "1", "This was taken down.", NOON), NOON.plusSeconds(19), false, MATTERS);
        assertThat(lead()).isEqualTo(second);
    }

    private long lead() {
        return stories.newest(1, Optional.empty()).get(0).lead().id();
    }

    private long feed(String source, String text, Instant seen) {
        return stories.place(
                Sample.withOrigin(article(source, "1", text, seen), Extraction.Origin.FEED),
                lane -> Placement.founds("new"));
    }

    private long joins(long beside, Article article) {
        return stories.place(
                article, lane -> Placement.joins(lane.load(List.of(beside)).get(0), "contained"));
    }

    @Test
    void an_article_alone_in_its_story_may_be_placed_again_and_the_older_story_stays() {
        long first = found("bbc", "1", "A teaser.", NOON);
        long second = found("cnn", "1", "All of the text.", NOON.plusSeconds(1));
        assertThat(again(first, second)).isTrue();
        Story story = stories.newest(9, Optional.empty()).get(0);
        assertThat(stories.count()).isOne();
        assertThat(story.id()).isEqualTo(first);
        assertThat(story.articles()).extracting(Article::id).containsExactly(first, second);
        assertThat(stories.whyOf(first).get(0).twin()).contains(second);
        assertThat(stories.changedAfter(second, 9)).hasSize(2);
        assertThat(again(first, second)).as("it is not alone any more").isFalse();
    }

    private boolean again(long id, long beside) {
        return stories.inLane(lane -> lane.placeAgain(
                id,
                NOON.plusSeconds(9),
                one -> Placement.joins(lane.load(List.of(beside)).get(0), "one body")));
    }

    @Test
    void a_teaser_does_not_replace_the_text_that_a_page_once_gave() {
        long id = found("bbc", "1", "The whole text of the page.", NOON);
        Article teaser = Sample.withOrigin(article("bbc", "1", "A teaser.", NOON), Extraction.Origin.FEED);
        refile(id, teaser, NOON.plusSeconds(9), true, MATTERS);
        assertThat(store.articles().find(id).orElseThrow().text()).isEqualTo("The whole text of the page.");
        refile(id, teaser, NOON.plusSeconds(19), false, MATTERS);
        assertThat(store.articles().find(id).orElseThrow().text()).isEqualTo("A teaser.");
    }

    @Test
    void a_follower_with_a_window_begins_where_the_window_does() {
        List<Long> ids = new ArrayList<>();
        for (int day = 0; day < 10; day++)
            ids.add(found("bbc", "" + day, "Text " + day, NOON.plus(Duration.ofDays(day))));
        long from = stories.seqBefore(NOON.plus(Duration.ofDays(7)));
        List<Lane.Changed> changes = stories.inLane(lane -> lane.changesAfter(from, 100));
        assertThat(changes).extracting(Lane.Changed::articleId).containsExactlyElementsOf(ids.subList(7, 10));
    }

    @Test
    void an_interrupted_reader_leaves_the_store_whole() throws InterruptedException {
        long id = found("bbc", "1", "One", NOON);
        Thread reader = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                store.articles().find(id);
                found("bbc", "2", "Two", NOON);
            } catch (RuntimeException e) {
                // it may fail; the store may not
            }
        });
        reader.start();
        reader.join();
        found("bbc", "3", "Three", NOON);
        assertThat(store.articles().known("bbc", List.of("1", "3"))).hasSize(2);
    }

    @Test
    void what_is_known_of_a_feed_is_one_question() {
        found("bbc", "1", "One", NOON);
        found("cnn", "2", "Two", NOON);
        assertThat(store.articles().known("bbc", List.of("1", "2", "3"))).containsOnlyKeys("1");
    }

    @Test
    void pages_of_the_river_meet_without_gap_or_overlap() {
        for (int i = 0; i < 25; i++) found("bbc", "" + i, "Text " + i, NOON.plusSeconds(i / 5));
        List<Long> seen = new ArrayList<>();
        Optional<Stories.Place> below = Optional.empty();
        for (List<Story> page = stories.newest(4, below); !page.isEmpty(); page = stories.newest(4, below)) {
            page.forEach(story -> seen.add(story.id()));
            Story last = page.get(page.size() - 1);
            below = Optional.of(new Stories.Place(last.ordered(), last.id()));
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isEqualTo(stories.newestIds(100, Optional.empty()));
    }

    @Test
    void a_page_that_is_due_waits_for_its_moment() {
        long id = found("bbc", "1", "One", NOON);
        stories.inLane(lane -> {
            lane.pages().again(id, NOON.plusSeconds(60), 1, "timed out");
            return id;
        });
        assertThat(store.articles().pagesDue(NOON, 10)).isEmpty();
        assertThat(store.articles().pagesDue(NOON.plusSeconds(60), 10)).containsExactly(new Articles.PageDue(id, 1, 0));
    }

    private void refile(long id, Article newer, Instant now, boolean pageMissing, Lane.Weight weight) {
        stories.inLane(lane -> lane.refile(id, newer, 7, now, pageMissing, (before, after) -> weight));
    }

    private long found(String source, String guid, String text, Instant seen) {
        return stories.place(article(source, guid, text, seen), lane -> Placement.founds("new"));
    }
}
