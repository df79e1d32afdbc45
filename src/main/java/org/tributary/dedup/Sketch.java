package org.tributary.dedup;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** An article made ready for comparing. */
final class Sketch {
    private static final int TOP = 120;

    final Prose headline;
    final Prose body;
    final int[] title;
    final int[] top;
    final int[] words;
    final int[] shingles;
    final int[] figures;
    final int[] names;

    Sketch(Prose headline, Prose body) {
        this.headline = headline;
        this.body = body;
        title = Comparison.distinct(headline.words.clone(), headline.length());
        int size = Math.min(TOP, body.length());
        top = Comparison.distinct(Arrays.copyOf(body.words, size), size);
        words = Comparison.distinct(body.words.clone(), body.length());
        shingles = shingles(body);
        figures = kind(body, Prose.FIGURE);
        names = kind(body, Prose.NAME);
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
