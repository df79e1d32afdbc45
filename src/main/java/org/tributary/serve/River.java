package org.tributary.serve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.index.SearchIndex;
import org.tributary.model.Story;
import org.tributary.store.Stories;

/** Finds the stories that a reader wishes for, newest first. */
final class River {
    private final Stories stories;
    private final SearchIndex index;
    private final IndexFollower follower;

    River(Stories stories, SearchIndex index, IndexFollower follower) {
        this.stories = stories;
        this.index = index;
        this.follower = follower;
    }

    /** Where a page ended; the next one begins below it. An address names it by milliseconds and story. */
    record Place(Instant ordered, long storyId) {
        static Place read(String text) {
            if (!text.matches("-?[0-9]{1,16}-[0-9]{1,18}"))
                throw Refusal.wrong("'" + text + "' is no place in the river.");
            int dash = text.lastIndexOf('-');
            return new Place(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, dash))),
                    Long.parseLong(text.substring(dash + 1)));
        }

        @Override
        public String toString() {
            return ordered.toEpochMilli() + "-" + storyId;
        }
    }

    /** The number of the store's last change: while it stays, every wish gets the same stories. */
    long lastSeq() {
        return stories.lastSeq();
    }

    List<Story> stories(Wish wish, Catalogue catalogue) {
        if (wish.isEverything())
            return stories.newest(
                    wish.n(), wish.below().map(place -> new Stories.Place(place.ordered(), place.storyId())));
        follower.glance();
        Optional<SearchIndex.Found> after =
                wish.below().map(place -> SearchIndex.Found.at(place.storyId(), place.ordered()));
        try {
            return stories.load(index.find(wish.query(), catalogue::withTag, wish.n(), after).stream()
                    .map(SearchIndex.Found::storyId)
                    .toList());
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong("This query asks for too much at once; please ask for less.");
        }
    }
}
