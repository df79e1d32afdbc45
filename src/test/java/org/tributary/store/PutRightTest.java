package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.store.Sample.NOON;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Databases;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Placement;
import org.tributary.model.Ruled;
import org.tributary.model.Story;
import org.tributary.model.Verdict;

/** What a person says of stories holds for ever; what reprints inherit follows from who is with them. */
class PutRightTest {
    Store open() {
        return Sample.memory();
    }

    /** Where a store lies that is opened again. */
    String lasting(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("store");
    }

    private static final Instant LATER = NOON.plusSeconds(3600);

    @Test
    void an_article_that_was_taken_out_has_a_story_of_its_own() {
        try (Store store = open()) {
            long first = found(store, "bbc", "1");
            long second = joins(store, first, "cnn", "1");

            Ruled ruled = store.stories().inLane(lane -> lane.split(first, second, false, LATER));

            assertThat(ruled.done()).isTrue();
            assertThat(ruled.cases()).extracting(Article::id).containsExactly(second, first);
            assertThat(members(store, first)).containsExactly(first);
            assertThat(members(store, ruled.stories().get(1))).containsExactly(second);
            assertThat(store.stories().rulingsOf(first))
                    .singleElement()
                    .satisfies(one -> assertThat(one.apart()).isTrue());
        }
    }

    @Test
    void the_founder_can_be_taken_out_and_the_others_keep_their_story() {
        try (Store store = open()) {
            long first = found(store, "bbc", "1");
            long second = joins(store, first, "cnn", "1");
            long third = joins(store, first, "efe", "1");

            Ruled ruled = store.stories().inLane(lane -> lane.split(first, first, false, LATER));

            assertThat(members(store, first)).containsExactly(second, third);
            assertThat(members(store, ruled.stories().get(1))).containsExactly(first);
        }
    }

    @Test
    void what_cannot_be_is_said_in_words() {
        try (Store store = open()) {
            long first = found(store, "bbc", "1");
            long other = found(store, "cnn", "2");
            assertThat(store.stories()
                            .inLane(lane -> lane.split(first, other, false, LATER))
                            .words())
                    .contains("is not in story");
            assertThat(store.stories()
                            .inLane(lane -> lane.split(first, first, false, LATER))
                            .words())
                    .contains("no article left");
            assertThat(store.stories()
                            .inLane(lane -> lane.join(first, 77, LATER))
                            .words())
                    .contains("no story 77");
            assertThat(store.stories()
                            .inLane(lane -> lane.join(first, first, LATER))
                            .done())
                    .isFalse();
        }
    }

    @Test
    void a_new_reprint_of_both_does_not_put_them_together_again(@TempDir Path folder) {
        String url = lasting(folder);
        long first;
        long apart;
        try (Store store = Store.open(Databases.at(url))) {
            first = found(store, "bbc", "1");
            long second = joins(store, first, "cnn", "1");
            apart = store.stories()
                    .inLane(lane -> lane.split(first(store), second, false, LATER))
                    .stories()
                    .get(1);
        }
        try (Store store = Store.open(Databases.at(url))) { // a restart changes nothing
            long third = store.stories()
                    .place(
                            Sample.article("efe", "1", "Text", LATER),
                            lane -> new Placement(Optional.of(first), Optional.empty(), "matches both")
                                    .with(List.of(apart)));
            assertThat(members(store, first)).containsExactly(first, third);
            assertThat(members(store, apart)).hasSize(1);
        }
    }

    @Test
    void joined_stories_are_one_and_the_join_can_be_taken_back() {
        try (Store store = open()) {
            long one = found(store, "bbc", "1");
            long other = found(store, "cnn", "2");
            long withOther = joins(store, other, "efe", "2");

            assertThat(store.stories()
                            .inLane(lane -> lane.join(other, one, LATER))
                            .done())
                    .isTrue();
            assertThat(members(store, one)).containsExactly(one, other, withOther);
            assertThat(store.stories().standing(other)).contains(one);
            assertThat(store.stories().load(List.of(other))).isEmpty();

            store.stories().inLane(lane -> lane.split(one, other, true, LATER.plusSeconds(9)));
            assertThat(members(store, one)).containsExactly(one);
            assertThat(members(store, other))
                    .as("it stands again, under its old number")
                    .containsExactly(other, withOther);
            assertThat(store.stories().standing(other)).contains(other);
        }
    }

    @Test
    void the_last_word_counts() {
        try (Store store = open()) {
            long first = found(store, "bbc", "1");
            long second = joins(store, first, "cnn", "1");
            long own = store.stories()
                    .inLane(lane -> lane.split(first, second, false, LATER))
                    .stories()
                    .get(1);
            store.stories().inLane(lane -> lane.join(first, own, LATER.plusSeconds(9)));
            assertThat(members(store, first)).containsExactly(first, second);
            assertThat(store.stories().rulingsOf(first))
                    .singleElement()
                    .satisfies(one -> assertThat(one.apart()).isFalse());
        }
    }

    @Test
    void verdicts_are_kept_and_told_from_both_sides() {
        try (Store store = open()) {
            long first = found(store, "bbc", "1");
            Verdict no = new Verdict(first, false, "kept apart: a template", "40 words", "the river rose");
            long second = store.stories()
                    .place(
                            Sample.article("cnn", "9", "Other", NOON),
                            lane -> Placement.founds("kept apart").after(List.of(no)));

            assertThat(store.stories().verdictsOf(second))
                    .extracting(Stories.Judged::verdict)
                    .containsExactly(no);
            assertThat(store.stories().verdictsOf(first)).singleElement().satisfies(seen -> {
                assertThat(seen.strangerId()).isEqualTo(second);
                assertThat(seen.strangerStory()).isEqualTo(second);
            });
        }
    }

    @Test
    void a_reprint_without_a_credit_inherits_the_strict_one_of_its_story() {
        try (Store store = open()) {
            long plain = place(store, Optional.empty(), "bbc", Optional.empty());
            long told = place(store, Optional.of(plain), "dw", Optional.of(new Agency("dpa", "told dpa", false)));
            assertThat(agency(store, plain)).as("told is no credit to inherit").isEmpty();

            long wire = place(store, Optional.of(plain), "cnn", Optional.of(new Agency("AFP", "ERBIL (AFP)")));
            assertThat(agency(store, plain)).contains(new Agency("AFP", "ERBIL (AFP)").inheritedFrom(wire));
            assertThat(agency(store, told))
                    .as("its own word stays")
                    .map(Agency::name)
                    .contains("dpa");

            long next = place(store, Optional.of(plain), "efe", Optional.empty());
            assertThat(agency(store, next)).contains(new Agency("AFP", "ERBIL (AFP)").inheritedFrom(wire));

            place(store, Optional.of(plain), "rt", Optional.of(new Agency("TASS", "(TASS)")));
            assertThat(agency(store, next)).as("two strict credits disagree").isEmpty();
        }
    }

    @Test
    void a_preferred_outlet_leads_but_not_with_a_teaser() {
        try (Store store = open()) {
            store.stories().prefer(new Preference(List.of("Outlet cnn"), List.of()));
            long first = found(store, "bbc", "1");
            long dear = joins(store, first, "cnn", "1");
            assertThat(lead(store, first)).isEqualTo(dear);

            String whole = "A sentence of the whole text. ".repeat(60);
            long long1 = store.stories().place(Sample.article("bbc", "5", whole, NOON), lane -> Placement.founds(""));
            store.stories()
                    .place(
                            Sample.withOrigin(
                                    Sample.article("cnn", "5", whole.substring(0, 200), NOON),
                                    org.tributary.model.Extraction.Origin.FEED),
                            lane -> new Placement(Optional.of(long1), Optional.of(long1), "the opening"));
            assertThat(lead(store, long1)).isEqualTo(long1);
        }
    }

    private static long first(Store store) {
        return store.stories().newest(1, Optional.empty()).get(0).id();
    }

    private static long found(Store store, String source, String guid) {
        return store.stories()
                .place(Sample.article(source, guid, "Text of " + guid, NOON), lane -> Placement.founds("new"));
    }

    private static long joins(Store store, long story, String source, String guid) {
        return store.stories()
                .place(
                        Sample.article(source, guid, "Text of " + guid, NOON.plusSeconds(60)),
                        lane -> new Placement(Optional.of(story), Optional.of(story), "the same words"));
    }

    private static long place(Store store, Optional<Long> story, String source, Optional<Agency> agency) {
        Article made = Sample.withAgency(Sample.article(source, "1", "Text", NOON), agency);
        return store.stories()
                .place(
                        made,
                        lane -> story.map(one -> new Placement(Optional.of(one), Optional.of(one), "the same words"))
                                .orElseGet(() -> Placement.founds("new")));
    }

    private static Optional<Agency> agency(Store store, long article) {
        return store.articles().find(article).orElseThrow().agency();
    }

    private static long lead(Store store, long story) {
        return store.stories().load(List.of(story)).get(0).lead().id();
    }

    private static List<Long> members(Store store, long story) {
        return store.stories().load(List.of(story)).stream()
                .map(Story::articles)
                .flatMap(List::stream)
                .map(Article::id)
                .sorted()
                .toList();
    }
}
