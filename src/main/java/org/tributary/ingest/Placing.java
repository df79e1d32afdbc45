package org.tributary.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tributary.dedup.Folding;
import org.tributary.model.Article;
import org.tributary.model.Extraction.Origin;
import org.tributary.model.Neighbour;
import org.tributary.model.Placement;
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
    private final Compared compared = new Compared();
    private long followed = -1;

    Placing(Stories stories, Folding folding) {
        this.stories = stories;
        this.folding = folding;
    }

    /** Files an article in the story where it belongs. */
    Lane.Placed place(Lane lane, Article article, long entryHash) {
        catchUp(lane, article.firstSeen());
        Lane.Placed placed = lane.place(article, entryHash, unplaced -> decide(lane, unplaced));
        if (placed.isNew()) {
            folding.follow(placed.articleId(), article);
            followed = lane.seq();
        }
        return placed;
    }

    /**
     * Files a new version of an article. One that had only its feed's words until its page came is placed again: as a
     * teaser it could not be known as a copy.
     */
    Lane.Weight refile(Lane lane, long articleId, Article newer, long entryHash, Instant now, boolean pageMissing) {
        catchUp(lane, now);
        boolean pageIsNew = newer.origin() == Origin.PAGE && origin(lane, articleId) == Origin.FEED;
        Lane.Weight weight = lane.refile(articleId, newer, entryHash, now, pageMissing, Weighing::of);
        if (pageIsNew) lane.placeAgain(articleId, now, one -> decide(lane, one));
        return weight;
    }

    private static Origin origin(Lane lane, long articleId) {
        return lane.load(List.of(articleId)).get(0).article().origin();
    }

    /** Among all others; an article that is placed again is not its own neighbour. */
    private Placement decide(Lane lane, Article article) {
        Set<Long> apart = article.id() == 0 ? Set.of() : lane.storiesApartFrom(article.id());
        return folding.place(
                article,
                one -> others(article, lane.byKeys(one, one.firstSeen().minus(WINDOW)), apart),
                ids -> others(article, compared.load(lane, ids), apart));
    }

    /** @param apart the stories from which a person took the article out */
    private static List<Neighbour> others(Article article, List<Neighbour> neighbours, Set<Long> apart) {
        return neighbours.stream()
                .filter(one -> one.article().id() != article.id() && !apart.contains(one.storyId()))
                .toList();
    }

    private void catchUp(Lane lane, Instant now) {
        if (followed < 0) followed = stories.seqBefore(now.minus(WINDOW));
        if (followed > lane.seq()) return; // a visit that failed had gone further; its numbers are never used again
        for (List<Lane.Changed> next = lane.changesAfter(followed, STEP);
                !next.isEmpty();
                next = lane.changesAfter(followed, STEP)) {
            for (Lane.Changed one : next) {
                folding.follow(one.articleId(), one.outlet(), one.firstSeen(), one.fingerprint());
                compared.forget(one.articleId());
                followed = one.seq();
            }
        }
    }
}
