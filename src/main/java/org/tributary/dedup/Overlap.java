package org.tributary.dedup;

import java.util.Arrays;

/**
 * What two texts have in common, word for word: the runs they share, how much of each the runs cover, where they lie,
 * and which figures and names stand against each other between two runs.
 */
final class Overlap {
    private static final int SEED = 3;
    private static final int TRIES = 12;
    private static final int GAP = 50;

    final Prose a;
    final Prose b;

    /** Of each word, the run it is part of in the other text (1, 2, ...), or 0. */
    final int[] runA;

    final int[] runB;

    /** The runs: where in a, where in b, how long. */
    int[] atA = new int[32];

    int[] atB = new int[32];
    int[] longs = new int[32];
    int runs;

    private Overlap(Prose a, Prose b) {
        this.a = a;
        this.b = b;
        runA = new int[a.length()];
        runB = new int[b.length()];
    }

    static Overlap of(Prose a, Prose b, int shortestRun) {
        Overlap found = new Overlap(a, b);
        found.align(shortestRun);
        return found;
    }

    private void align(int shortest) {
        int[] x = a.words;
        int[] y = b.words;
        if (x.length < SEED || y.length < SEED) return;
        int mask = Integer.highestOneBit(Math.max(16, y.length * 2)) * 2 - 1;
        int[] head = new int[mask + 1];
        int[] next = new int[y.length];
        for (int j = y.length - SEED; j >= 0; j--) {
            int h = seed(y, j) & mask;
            next[j] = head[h];
            head[h] = j + 1;
        }
        int expected = 0;
        for (int i = 0; i + SEED <= x.length; ) {
            int best = 0;
            int where = -1;
            if (expected < y.length) {
                int run = run(x, y, i, expected);
                if (run >= SEED) {
                    best = run;
                    where = expected;
                }
            }
            int tries = TRIES;
            for (int j = head[seed(x, i) & mask] - 1; j >= 0 && tries-- > 0; j = next[j] - 1) {
                int run = run(x, y, i, j);
                if (run > best) {
                    best = run;
                    where = j;
                }
            }
            if (best >= shortest) {
                add(i, where, best);
                i += best;
                expected = where + best;
            } else {
                i++;
                expected++;
            }
        }
    }

    private int run(int[] x, int[] y, int i, int j) {
        int n = 0;
        while (i + n < x.length && j + n < y.length && x[i + n] == y[j + n] && runB[j + n] == 0) n++;
        return n;
    }

    private static int seed(int[] w, int i) {
        return Prose.mix(Prose.mix(w[i], w[i + 1]), w[i + 2]);
    }

    private void add(int i, int j, int n) {
        if (runs == atA.length) {
            atA = Arrays.copyOf(atA, runs * 2);
            atB = Arrays.copyOf(atB, runs * 2);
            longs = Arrays.copyOf(longs, runs * 2);
        }
        atA[runs] = i;
        atB[runs] = j;
        longs[runs++] = n;
        Arrays.fill(runA, i, i + n, runs);
        Arrays.fill(runB, j, j + n, runs);
    }

    /**
     * How often words of a kind stand against each other: in a short gap between two common runs one text has words of
     * that kind which the other knows nowhere, and the other text, too. So do the figures of a template.
     */
    int clashes(byte kind, int[] knownA, int[] knownB) {
        int clashes = 0;
        for (int r = 0; r + 1 < runs; r++) {
            int fromA = atA[r] + longs[r];
            int fromB = atB[r] + longs[r];
            int gapA = atA[r + 1] - fromA;
            int gapB = atB[r + 1] - fromB;
            if (gapB < 1 || gapA < 1 || gapA > GAP || gapB > GAP) continue;
            clashes += Math.min(unknown(a, fromA, gapA, kind, knownB), unknown(b, fromB, gapB, kind, knownA));
        }
        return clashes;
    }

    /** How many words of the first text lie in or between common runs that are at most eighty words apart. */
    int spread() {
        int words = 0;
        int end = -1;
        for (int r = 0; r < runs; r++) {
            if (longs[r] < 4) continue;
            int from = atA[r];
            if (end >= 0 && from - end <= 80) from = end;
            words += atA[r] + longs[r] - from;
            end = atA[r] + longs[r];
        }
        return words;
    }

    private static int unknown(Prose prose, int from, int length, byte kind, int[] known) {
        int n = 0;
        for (int i = from; i < from + length; i++)
            if (prose.kinds[i] == kind && Arrays.binarySearch(known, prose.words[i]) < 0) n++;
        return n;
    }
}
