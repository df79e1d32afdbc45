package org.tributary.dedup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tributary.model.Article;
import org.tributary.model.Neighbour;
import org.tributary.model.Placement;
import org.tributary.model.Verdict;

/**
 * Decides which story an article belongs to, looking only at the article and the few neighbours it is given.
 *
 * <p>Keys come first (one address, one body); then the texts are laid beside each other. What it is not sure of founds
 * its own story: two entries for one story are a blemish, a hidden story is a loss. {@code docs/stories.md} tells the
 * rules with an example. Safe for use by many threads.
 */
public final class Deduplicator {
    private static final int MOST_VERDICTS = 12;
    private static final String TOO_LITTLE = "too little in common";

    private final Sketches sketches = new Sketches();
    private final OutletBoilerplate boilerplate;

    /** One that knows of no outlet's habits. */
    public Deduplicator() {
        this(OutletBoilerplate.NONE);
    }

    Deduplicator(OutletBoilerplate boilerplate) {
        this.boilerplate = boilerplate;
    }

    /** Places an article; {@code neighbours} may be in any order, of equal matches the oldest wins. */
    public Placement place(Article article, List<Neighbour> neighbours) {
        if (neighbours.isEmpty()) return Placement.founds("no article like it");
        return place(article, sketches.of(article), neighbours);
    }

    /** The sketch of an article that has no number yet; it costs more than to compare it. */
    Sketch sketch(Article article) {
        return sketches.of(article);
    }

    /** The article of that sketch has got this number. */
    void keep(long articleId, Article article, Sketch sketch) {
        sketches.keep(articleId, article, sketch);
    }

    Placement place(Article article, Sketch mine, List<Neighbour> neighbours) {
        if (neighbours.isEmpty()) return Placement.founds("no article like it");
        List<Judged> judged = new ArrayList<>();
        for (Neighbour neighbour : neighbours)
            judged.add(new Judged(neighbour, judge(article, mine, neighbour.article())));
        judged.sort(Comparator.comparing((Judged j) -> !j.verdict.same)
                .thenComparing(j -> -j.verdict.strength)
                .thenComparing(j -> j.neighbour.article().id()));
        return decide(judged).after(verdicts(article, mine, judged));
    }

    private static Placement decide(List<Judged> judged) {
        Judged best = judged.get(0);
        if (!best.verdict.same) return Placement.founds(best.verdict.why());
        if (best.verdict.strength < Opinion.KEY && Rules.mayBeDigest(best.verdict.figures()) && isDigest(judged))
            return Placement.founds("kept apart: a digest, it opens several stories (" + best.verdict.why() + ")");
        Set<Long> others = new LinkedHashSet<>();
        for (Judged j : judged) if (j.verdict.same) others.add(j.neighbour.storyId());
        others.remove(best.neighbour.storyId());
        return Placement.joins(best.neighbour, best.verdict.why()).with(List.copyOf(others));
    }

    /**
     * The best first; of a thing that everybody prints there may be many. Of those that were never near only the best
     * is told: outlets that write in set phrases have a dozen for each article, and they say nothing.
     */
    private List<Verdict> verdicts(Article article, Sketch sketch, List<Judged> judged) {
        // a kept sketch may be of the same words written otherwise
        Prose mine = article.id() == 0 ? sketch.body : Prose.of(article.text());
        return judged.stream()
                .filter(one -> one == judged.get(0) || one.verdict.same || one.verdict.isNear())
                .limit(MOST_VERDICTS)
                .map(one -> one.verdict.told(
                        one.neighbour.article().id(),
                        SharedText.of(article.text(), mine, sketches.of(one.neighbour.article()).body)))
                .toList();
    }

    /** It holds the openings of different stories at different places, and is mostly neither. */
    private static boolean isDigest(List<Judged> judged) {
        for (Judged one : judged) {
            Comparison c = one.verdict.figures();
            if (c.place() < 0 || c.share() > 0.3) continue;
            for (Judged other : judged) {
                Comparison d = other.verdict.figures();
                if (other.neighbour.storyId() != one.neighbour.storyId()
                        && d.place() > c.place() + 20
                        && d.share() <= 0.3) return true;
            }
        }
        return false;
    }

    private record Judged(Neighbour neighbour, Opinion verdict) {}

    private Opinion judge(Article article, Sketch mine, Article other) {
        Sketch theirs = sketches.of(other);
        boolean sameAddress =
                !article.canonical().isEmpty() && article.canonical().equals(other.canonical());
        boolean sameBody =
                article.fingerprint().bodyHash() == other.fingerprint().bodyHash();
        Pair pair = new Pair(mine, theirs);
        if (!sameAddress && !sameBody && Rules.far(pair.shortest(), pair.contained())) return Opinion.far(pair);
        Comparison c = pair.figures();
        boolean sameOutlet = article.outlet().equals(other.outlet());
        if (sameAddress)
            return Rules.reusedAddress(c)
                    ? Opinion.no(c, "one address, but other news")
                    : Opinion.yes(3, c, "one address");
        if (sameBody && Rules.oneBody(c, sameOutlet)) return Opinion.yes(2, c, "one body");
        if (c.longest() == 0)
            return !sameOutlet && Rules.oneHeadline(c, mine.title().length) && sameDay(article, other)
                    ? Opinion.yes(1, c, "one headline, and neither has a text")
                    : Opinion.no(c, "neither has a text");
        Opinion verdict = judge(c, sameOutlet);
        if (!verdict.same) return verdict;
        Sketch mineAlone = mine.without(p -> boilerplate.repeats(article.outlet(), article.firstSeen(), p));
        Sketch theirsAlone = theirs.without(p -> boilerplate.repeats(other.outlet(), article.firstSeen(), p));
        if (mineAlone == mine && theirsAlone == theirs) return verdict;
        Comparison alone = Comparison.of(mineAlone, theirsAlone);
        return judge(alone, sameOutlet).same
                ? verdict
                : Opinion.no(alone, "kept apart: without what an outlet always repeats there is too little in common");
    }

    private static boolean sameDay(Article one, Article other) {
        return Duration.between(one.firstSeen(), other.firstSeen()).abs().compareTo(Duration.ofDays(1)) <= 0;
    }

    private static Opinion judge(Comparison c, boolean sameOutlet) {
        Optional<String> rule = Rules.same(c);
        if (rule.isEmpty()) return Opinion.no(c, TOO_LITTLE);
        Optional<String> veto = Rules.veto(c, sameOutlet);
        return veto.isPresent()
                ? Opinion.no(c, "kept apart: " + veto.get())
                : Opinion.yes(c.contained() + c.alike() / 10, c, rule.get());
    }

    private record Opinion(boolean same, double strength, String rule, Pair pair) {
        /** Matches by a key are stronger than this, matches by text weaker. */
        static final double KEY = 1.5;

        static Opinion yes(double strength, Comparison c, String rule) {
            return new Opinion(true, strength, rule, new Pair(c));
        }

        static Opinion no(Comparison c, String reason) {
            return new Opinion(false, c.contained(), reason, new Pair(c));
        }

        /** No rule can say yes to these two, whatever their other figures are. */
        static Opinion far(Pair pair) {
            return new Opinion(false, pair.contained(), TOO_LITTLE, pair);
        }

        Comparison figures() {
            return pair.figures();
        }

        boolean isNear() {
            return Rules.near(pair.contained(), pair.headlines());
        }

        String why() {
            return rule + " (" + figures().figuresForAPerson() + ")";
        }

        Verdict told(long otherId, String shared) {
            return new Verdict(otherId, same, rule, figures().figuresForAPerson(), shared);
        }
    }
}
