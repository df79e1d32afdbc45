package org.tributary.dedup;

import java.util.Optional;

/**
 * Two articles and what they have in common, worked out as far as somebody asks: most candidates share a phrase or two
 * and no more, and to lay the texts beside each other takes twenty times as long as to count their shingles.
 */
final class Pair {
    private final Optional<Sketch> one;
    private final Optional<Sketch> other;
    private final double contained;
    private Optional<Comparison> figures;

    Pair(Sketch one, Sketch other) {
        this.one = Optional.of(one);
        this.other = Optional.of(other);
        this.contained = Comparison.contained(one, other);
        this.figures = Optional.empty();
    }

    /** One that is worked out. */
    Pair(Comparison figures) {
        this.one = Optional.empty();
        this.other = Optional.empty();
        this.contained = figures.contained();
        this.figures = Optional.of(figures);
    }

    /** {@link Comparison#shortest}. */
    int shortest() {
        return figures.map(Comparison::shortest)
                .orElseGet(() -> Math.min(
                        one.orElseThrow().body.length(),
                        other.orElseThrow().body.length()));
    }

    /** {@link Comparison#contained}. */
    double contained() {
        return contained;
    }

    /** {@link Comparison#headlines}. */
    double headlines() {
        return figures.map(Comparison::headlines)
                .orElseGet(() -> Comparison.headlines(one.orElseThrow(), other.orElseThrow()));
    }

    /** All of them. */
    Comparison figures() {
        if (figures.isEmpty()) figures = Optional.of(Comparison.of(one.orElseThrow(), other.orElseThrow()));
        return figures.get();
    }
}
