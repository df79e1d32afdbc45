package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.index.QueryParser;
import org.tributary.index.SearchIndex;
import org.tributary.model.Query;
import org.tributary.model.Story;
import org.tributary.publish.SampleStories;

class IndexFollowerTest {
    @Test
    void everything_the_store_has_is_found_however_much_it_was_behind() {
        List<Story> many = new ArrayList<>();
        for (int i = 700; i > 0; i--)
            many.add(SampleStories.story(i, SampleStories.article(i, "Tigris Post", "en", "No. " + i, "text " + i)));
        try (Served served = Served.privately().with(many)) {
            assertThat(served.follower.lag()).isPositive();
            served.follower.follow();
            assertThat(served.follower.lag()).isZero();
            assertThat(found(served, "text")).hasSize(700);
        }
    }

    @Test
    void an_index_that_was_lost_is_filled_again() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            served.follower.follow();
            served.index.clear();
            assertThat(found(served, "dam")).isEmpty();
            served.follower.follow();
            assertThat(found(served, "dam")).isNotEmpty();
        }
    }

    private static List<Long> found(Served served, String text) {
        Query query = ((QueryParser.Result.Understood) QueryParser.read(text, Instant.EPOCH)).query();
        return served.index.find(query, tag -> Set.of(), 10_000, Optional.empty()).stream()
                .map(SearchIndex.Found::storyId)
                .toList();
    }
}
