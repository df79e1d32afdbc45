package org.tributary.dedup;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * An article made ready for comparing. Its shingles are asked for by everybody, the rest by those to whom they say that it
 * is near, and worked out then.
 */
final class Sketch {
    private static final int TOP = 120;
    private static final int[] NOT_YET = new int[0];

    final Prose headline;
    final Prose body;
    final int[] shingles;
    private volatile int[] title = NOT_YET;
    private volatile int[] top = NOT_YET;
    private volatile int[] words = NOT_YET;
    private volatile int[] figures = NOT_YET;
    private volatile int[] names = NOT_YET;

    Sketch(Prose headline, Prose body) {
        this.headline = headline;
        this.body = body;
        shingles = shingles(body);
    }

    /** The words of the headline, each once and sorted, as all of these are. */
    int[] title() {
        if (title == NOT_YET) title = Comparison.distinct(headline.words.clone(), headline.length());
        return title;
    }

    /** The words of the opening. */
    int[] top() {
        if (top == NOT_YET) {
            int size = Math.min(TOP, body.length());
            top = Comparison.distinct(Arrays.copyOf(body.words, size), size);
        }
        return top;
    }

    int[] words() {
        if (words == NOT_YET) words = Comparison.distinct(body.words.clone(), body.length());
        return words;
    }

    int[] figures() {
        if (figures == NOT_YET) figures = kind(body, Prose.FIGURE);
        return figures;
    }

    int[] names() {
        if (names == NOT_YET) names = kind(body, Prose.NAME);
        return names;
    }

    /** The same without paragraphs (by {@link Prose#paragraph}) that do not count; this very one if all of them do. */
    Sketch without(IntPredicate idle) {
        Prose left = body.without(idle);
        return left == body ? this : new Sketch(headline, left);
    }

    private static int[] shingles(Prose body) {
        int[] w = body.words;
        int n = Math.max(0, w.length - 4);
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            int h = Prose.mix(Prose.mix(w[i], w[i + 1]), w[i + 2]);
            all[i] = Prose.mix(Prose.mix(h, w[i + 3]), w[i + 4]);
        }
        return Comparison.distinct(all, n);
    }

    private static int[] kind(Prose body, byte kind) {
        int[] found = new int[body.length()];
        int n = 0;
        for (int i = 0; i < found.length; i++) if (body.kinds[i] == kind) found[n++] = body.words[i];
        return Comparison.distinct(found, n);
    }
}
