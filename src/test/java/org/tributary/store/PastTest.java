package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.store.Sample.NOON;
import static org.tributary.store.Sample.article;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tributary.model.Article;
import org.tributary.model.Placement;
import org.tributary.model.Story;

/** What retention takes, and what it leaves. */
class PastTest {
    private static final String LONG = "A long report of many words about one thing. ".repeat(20);

    private final Store store = open();

    Store open() {
        return Sample.memory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_is_older_than_the_limit_goes_but_the_newest_of_the_source_stay() {
        for (int day = 0; day < 6; day++) found("post", "p" + day, day);
        found("other", "o0", 0);

        assertThat(purge("post", 5, 0)).isEqualTo(5);
        assertThat(guids("post")).containsExactly("p5");
        assertThat(guids("other")).containsExactly("o0");

        for (int day = 6; day < 9; day++) found("post", "p" + day, day);
        assertThat(purge("post", 9, 3)).isEqualTo(1);
        assertThat(guids("post")).containsExactly("p8", "p7", "p6");
        assertThat(purge("post", 9, 3)).isZero();
        assertThat(purge("post", 9, 50)).isZero();
    }

    @Test
    void a_visit_takes_no_more_than_it_may() {
        for (int day = 0; day < 6; day++) found("post", "p" + day, day);
        assertThat(store.stories().<Integer>inLane(lane -> lane.purge("post", day(9), 1, 2, day(9))))
                .isEqualTo(2);
        assertThat(guids("post")).contains("p5").hasSize(4);
    }

    @Test
    void S36_a_purged_entry_does_not_come_back_as_new_nor_under_another_guid() {
        found("post", "p0", 0);
        purge("post", 1, 0);

        assertThat(store.articles().known("post", List.of("p0"))).isEmpty();
        assertThat(store.articles().past("post", List.of("p0", "p1"))).isEqualTo(Set.of("p0"));
        assertThat(place(article("post", "p0", LONG, day(2)), Placement.founds(""))
                        .isNew())
                .isFalse();
        assertThat(place(sameUnderAnotherGuid("p0-again"), Placement.founds("")).isNew())
                .isFalse();
        assertThat(store.articles().past("post", List.of("p0-again")))
                .as("its page is not fetched again")
                .isEqualTo(Set.of("p0-again"));
        assertThat(store.articles().count()).isZero();
    }

    @Test
    void other_news_at_an_address_that_was_purged_is_news() {
        found("post", "p0", 0);
        purge("post", 1, 0);
        Article likeIt = article("post", "p0", "Quite another text.", day(2));
        Article other =
                Sample.withGuid(likeIt, "tomorrow's", new org.tributary.model.Fingerprint(9, new int[] {100, 200}));
        assertThat(place(other, Placement.founds("")).isNew()).isTrue();
    }

    @Test
    void the_lead_moves_on_and_the_story_is_no_news_by_that() {
        long first = found("post", "p0", 0);
        long second = place(article("other", "o1", LONG, day(1)), joins(first)).articleId();
        Story before = store.stories().load(List.of(first)).get(0);
        long seq = store.stories().lastSeq();

        purge("post", 1, 0);

        Story after = store.stories().load(List.of(first)).get(0);
        assertThat(after.articles()).extracting(Article::id).containsExactly(second);
        assertThat(after.uuid()).isEqualTo(before.uuid());
        assertThat(after.updated()).isEqualTo(before.updated());
        assertThat(after.ordered()).isEqualTo(before.ordered());
        assertThat(store.stories().changedAfter(seq, 9))
                .extracting(Stories.Change::storyId)
                .containsExactly(first);
        assertThat(store.stories().purgedFrom(List.of(first))).containsExactly(first);
    }

    @Test
    void a_story_without_articles_ends_and_its_followers_hear_of_it() {
        long story = found("post", "p0", 0);
        long seq = store.stories().lastSeq();
        purge("post", 1, 0);
        assertThat(store.stories().load(List.of(story))).isEmpty();
        assertThat(store.stories().newestIds(9, Optional.empty())).isEmpty();
        assertThat(store.stories().count()).isZero();
        assertThat(store.stories().changedAfter(seq, 9))
                .extracting(Stories.Change::storyId)
                .containsExactly(story);
    }

    @Test
    void versions_and_planned_pages_go_with_their_article() {
        long id = found("post", "p0", 0);
        store.stories().inLane(lane -> {
            lane.refile(
                    id,
                    article("post", "p0", "Other words.", day(0)),
                    2,
                    day(0),
                    false,
                    (a, b) -> new Lane.Weight("UPDATE", true));
            lane.pages().again(id, day(1), 1, "timed out");
            return lane;
        });
        assertThat(store.articles().versions(id)).hasSize(1);
        purge("post", 1, 0);
        assertThat(store.articles().versions(id)).isEmpty();
        assertThat(store.articles().pagesDue(day(9), 9)).isEmpty();
    }

    @Test
    void what_was_purged_was_never_corrected_and_other_corrections_stay() {
        found("post", "p0", 0);
        long stays = found("other", "o0", 0);
        for (long id :
                List.of(store.articles().known("post", List.of("p0")).get("p0").articleId(), stays))
            store.stories().inLane(lane -> {
                lane.refile(
                        id,
                        article(id == stays ? "other" : "post", id == stays ? "o0" : "p0", "Nine were hurt.", day(0)),
                        2,
                        day(0),
                        false,
                        (a, b) -> new Lane.Weight("CORRECTION", true));
                return lane;
            });
        assertThat(store.articles().corrections(9, Optional.empty())).hasSize(2);
        purge("post", 1, 0);
        assertThat(store.articles().corrections(9, Optional.empty()))
                .extracting(one -> one.article().id())
                .containsExactly(stays);
    }

    @Test
    void keys_can_have_their_time_too() {
        found("post", "p0", 0);
        found("post", "p1", 0);
        purge("post", 1, 0);
        assertThat(store.stories().<Integer>inLane(lane -> lane.forgetKeys(day(1), 9)))
                .isZero();
        assertThat(store.stories().<Integer>inLane(lane -> lane.forgetKeys(day(2), 9)))
                .isEqualTo(2);
        assertThat(place(article("post", "p0", LONG, day(3)), Placement.founds(""))
                        .isNew())
                .isTrue();
    }

    private static Article sameUnderAnotherGuid(String guid) {
        Article like = article("post", "p0", LONG, day(2));
        return Sample.withGuid(like, guid, like.fingerprint());
    }

    private static Placement joins(long story) {
        return new Placement(Optional.of(story), Optional.of(story), "alike");
    }

    private long found(String source, String guid, int day) {
        return place(article(source, guid, LONG, day(day)), Placement.founds("no article like it"))
                .articleId();
    }

    private Lane.Placed place(Article article, Placement placement) {
        return store.stories().inLane(lane -> lane.place(article, 1, unplaced -> placement));
    }

    /** Before the end of day. */
    private int purge(String source, int day, int keep) {
        return store.stories().inLane(lane -> lane.purge(source, day(day), keep, 100, day(day)));
    }

    private static Instant day(int day) {
        return NOON.plus(Duration.ofDays(day));
    }

    private List<String> guids(String source) {
        return store.articles().newestOf(source, 99).stream().map(Article::guid).toList();
    }
}
