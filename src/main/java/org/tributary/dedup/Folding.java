package org.tributary.dedup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tributary.model.Article;
import org.tributary.model.Fingerprint;
import org.tributary.model.Neighbour;
import org.tributary.model.Placement;

/**
 * Folding as the lane uses it: follow what the store has committed, then place one article. It remembers fingerprints
 * only; the articles to compare with are asked of whoever holds them.
 *
 * <p>Not safe for many threads. Two processes that follow the same commits decide alike.
 */
public final class Folding {
    private final Candidates candidates;
    private final Deduplicator deduplicator;
    private Optional<Placed> latest = Optional.empty();

    /** What was placed last, and had no number then. */
    private record Placed(Article article, Sketch sketch) {}

    /** Keeps what it knows in memory. */
    public Folding() {
        this(new Candidates());
    }

    /** Keeps what it knows in scratch files of a folder: for a store of any size. */
    public Folding(Path folder) {
        this(new Candidates(folder));
    }

    private Folding(Candidates candidates) {
        this.candidates = candidates;
        deduplicator = new Deduplicator(candidates::repeats);
    }

    /** Tells of an article that was committed, or whose text changed; in the order of the commits. */
    public void follow(long articleId, String outlet, Instant when, Fingerprint fingerprint) {
        candidates.add(articleId, outlet, when, fingerprint);
    }

    /** Tells of the article that was placed last: it was committed under this number. */
    public void follow(long articleId, Article article) {
        latest.filter(placed -> placed.article == article)
                .ifPresent(placed -> deduplicator.keep(articleId, article, placed.sketch));
        follow(articleId, article.outlet(), article.firstSeen(), article.fingerprint());
    }

    /**
     * Places an article among those that were followed.
     *
     * @param byKeys the articles that share a key with it: canonical address, or body hash where that is not 0
     * @param load the articles of these ids, with their stories; unknown ids are left out
     */
    public Placement place(
            Article article, Function<Article, List<Neighbour>> byKeys, Function<List<Long>, List<Neighbour>> load) {
        List<Neighbour> neighbours = new ArrayList<>(byKeys.apply(article));
        Set<Long> known = new HashSet<>();
        for (Neighbour neighbour : neighbours) known.add(neighbour.article().id());
        List<Long> near =
                new ArrayList<>(candidates.near(article.outlet(), article.firstSeen(), article.fingerprint()));
        near.removeAll(known);
        if (!near.isEmpty()) neighbours.addAll(load.apply(near));
        Sketch mine = deduplicator.sketch(article);
        latest = Optional.of(new Placed(article, mine));
        return deduplicator.place(article, mine, neighbours);
    }
}
