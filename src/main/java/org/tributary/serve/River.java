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

    /** Where a page ended; the next one begins below it. */
    record Place(Instant ordered, long storyId) {
        /** As an address names it: milliseconds and story. */
        static String after(Story last) {
            return last.ordered().toEpochMilli() + "-" + last.id();
        }

        static Optional<Place> of(Optional<String> text) {
            return text.map(place -> {
                if (!place.matches("-?[0-9]{1,16}-[0-9]{1,18}"))
                    throw Refusal.wrong("'" + place + "' is no place in the river.");
                int dash = place.lastIndexOf('-');
                return new Place(
                        Instant.ofEpochMilli(Long.parseLong(place.substring(0, dash))),
                        Long.parseLong(place.substring(dash + 1)));
            });
        }
    }

    /** The number of the store's last change: while it stays, every wish gets the same stories. */
    long lastSeq() {
        return stories.lastSeq();
    }

    List<Story> stories(Wish wish, Catalogue catalogue, Optional<Place> below) {
        if (wish.isEverything())
            return stories.newest(wish.n(), below.map(place -> new Stories.Place(place.ordered(), place.storyId())));
        follower.glance();
        Optional<SearchIndex.Found> after = below.map(place -> new SearchIndex.Found(place.storyId(), place.ordered()));
        try {
            return stories.load(index.find(wish.query(), catalogue::withTag, wish.n(), after).stream()
                    .map(SearchIndex.Found::storyId)
                    .toList());
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong("This query asks for too much at once; please ask for less.");
        }
    }
}
