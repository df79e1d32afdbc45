package org.tributary.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tributary.dedup.Folding;
import org.tributary.model.Article;
import org.tributary.store.Lane;
import org.tributary.store.Stories;

/**
 * Where the store's lane meets the folding of copies. Folding follows the store: before an article is placed it has
 * caught up to the last change. Only to be used inside the lane.
 */
final class Placing {
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final int STEP = 10_000;

    private final Stories stories;
    private final Folding folding;
    private long followed = -1;

    Placing(Stories stories, Folding folding) {
        this.stories = stories;
        this.folding = folding;
    }

    /** Files an article in the story where it belongs. */
    Lane.Placed place(Lane lane, Article article, long entryHash) {
        catchUp(lane, article.firstSeen());
        Lane.Placed placed = lane.place(
                article,
                entryHash,
                unplaced -> folding.place(
                        unplaced, one -> lane.byKeys(one, one.firstSeen().minus(WINDOW)), lane::load));
        if (placed.isNew()) {
            folding.follow(placed.articleId(), article.outlet(), article.firstSeen(), article.fingerprint());
            followed = lane.seq();
        }
        return placed;
    }

    private void catchUp(Lane lane, Instant now) {
        if (followed < 0) followed = stories.seqBefore(now.minus(WINDOW));
        if (followed > lane.seq()) return; // a visit that failed had gone further; its numbers are never used again
        for (List<Lane.Changed> next = lane.changesAfter(followed, STEP);
                !next.isEmpty();
                next = lane.changesAfter(followed, STEP)) {
            for (Lane.Changed one : next) {
                folding.follow(one.articleId(), one.outlet(), one.firstSeen(), one.fingerprint());
                followed = one.seq();
            }
        }
    }
}
