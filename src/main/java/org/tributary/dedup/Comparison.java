package org.tributary.dedup;

import java.util.Arrays;

/**
 * The figures by which two articles are judged. "Short" is the one with fewer words, "far" the other.
 *
 * @param shortest words of the shorter body
 * @param longest words of the longer body
 * @param contained share of the shorter body's five-word shingles that the longer one has, too
 * @param alike Jaccard of the five-word shingles
 * @param covered how many words of the shorter body lie in runs of four or more common words
 * @param spread share of the shorter body that lies between the first and the last common run, without gaps over eighty
 *     words
 * @param opening how much of one body's first forty words stands near the top of the other; the better of both ways
 * @param depth how many words stand before that place
 * @param headlines Jaccard of the headlines' words
 * @param support how much of a headline the other article's headline and opening know; the poorer of both ways
 * @param contrast each headline has a word that its own body has, too, and the other article nowhere
 * @param listed a headline stands in the other article's body, but not in its headline: so do items in a digest
 * @param place the word of the first article at which the second one's opening stands, wherever; -1 where it does not
 * @param share how much of the first article the common runs are
 * @param figures how many figures stand against each other between common runs
 * @param names the same of names, where the script has capitals
 */
record Comparison(
        int shortest,
        int longest,
        double contained,
        double alike,
        int covered,
        double spread,
        double opening,
        int depth,
        double headlines,
        double support,
        boolean contrast,
        boolean listed,
        int place,
        double share,
        int figures,
        int names) {
    private static final int OPENING = 40;

    static Comparison of(Sketch one, Sketch other) {
        boolean swap = one.body.length() > other.body.length();
        Sketch a = swap ? other : one;
        Sketch b = swap ? one : other;
        Overlap runs = Overlap.of(a.body, b.body, 3);
        int common = common(a.shingles, b.shingles);
        int least = Math.min(a.shingles.length, b.shingles.length);
        int all = a.shingles.length + b.shingles.length - common;
        int covered = 0;
        for (int r = 0; r < runs.runs; r++) if (runs.longs[r] >= 4) covered += runs.longs[r];
        Opening ofA = opening(runs, runs.runA, runs.atB, b.body.length());
        Opening ofB = opening(runs, runs.runB, runs.atA, a.body.length());
        Opening better = ofA.share >= ofB.share ? ofA : ofB;
        return new Comparison(
                a.body.length(),
                b.body.length(),
                ratio(common, least),
                ratio(common, all),
                covered,
                ratio(runs.spread(), a.body.length()),
                better.share,
                better.depth,
                headlines(a, b),
                Math.min(support(a, b), support(b, a)),
                contrast(a, b),
                ofA.share > 0 && listed(a, b, ofA.depth) || ofB.share > 0 && listed(b, a, ofB.depth),
                swap ? place(runs.runA, runs, runs.atB) : place(runs.runB, runs, runs.atA),
                ratio(covered, one.body.length()),
                runs.clashes(Prose.FIGURE, a.figures(), b.figures()),
                runs.clashes(Prose.NAME, a.names(), b.names()));
    }

    /** {@link #contained} alone. */
    static double contained(Sketch one, Sketch other) {
        return ratio(common(one.shingles, other.shingles), Math.min(one.shingles.length, other.shingles.length));
    }

    /** {@link #headlines} alone. */
    static double headlines(Sketch one, Sketch other) {
        int titles = common(one.title(), other.title());
        return ratio(titles, one.title().length + other.title().length - titles);
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }

    /** How much of an opening is found near the top of the other text, and after how many words. */
    private record Opening(double share, int depth) {}

    private static Opening opening(Overlap runs, int[] run, int[] elsewhere, int otherLength) {
        int length = Math.min(OPENING, run.length);
        int near = Math.max(60, otherLength / 3);
        int words = 0;
        int depth = Integer.MAX_VALUE;
        for (int i = 0; i < length; i++) {
            int r = run[i] - 1;
            if (r < 0 || runs.longs[r] < 4 || elsewhere[r] > near) continue;
            words++;
            depth = Math.min(depth, elsewhere[r]);
        }
        return words == 0 ? new Opening(0, 0) : new Opening(words / (double) length, depth);
    }

    private static int place(int[] run, Overlap runs, int[] elsewhere) {
        int length = Math.min(OPENING, run.length);
        int words = 0;
        int place = Integer.MAX_VALUE;
        for (int i = 0; i < length; i++) {
            int r = run[i] - 1;
            if (r < 0 || runs.longs[r] < 8) continue;
            words++;
            place = Math.min(place, elsewhere[r]);
        }
        return words * 2 >= length && words >= 8 ? place : -1;
    }

    /** By letters, and of words with four or more where there are such, so that "to" and "the" say nothing. */
    private static double support(Sketch from, Sketch to) {
        double longWords = support(from.headline, to, 4);
        return longWords < 0 ? Math.max(0, support(from.headline, to, 1)) : longWords;
    }

    private static double support(Prose headline, Sketch to, int letters) {
        int known = 0;
        int all = 0;
        for (int i = 0; i < headline.length(); i++) {
            if (headline.sizes[i] < letters && headline.kinds[i] != Prose.FIGURE) continue;
            all += headline.sizes[i];
            if (has(to.title(), headline.words[i]) || has(to.top(), headline.words[i])) known += headline.sizes[i];
        }
        return all == 0 ? -1 : known / (double) all;
    }

    /** Each headline names what its own text speaks of and the other article nowhere does. */
    private static boolean contrast(Sketch a, Sketch b) {
        return strange(a, b) && strange(b, a);
    }

    private static boolean strange(Sketch from, Sketch to) {
        for (int word : from.title())
            if (has(from.words(), word) && !has(to.title(), word) && !has(to.words(), word)) return true;
        return false;
    }

    /** The item's headline stands in the digest just before its text, and neither is the digest's own headline. */
    private static boolean listed(Sketch item, Sketch digest, int depth) {
        int[] title = item.title();
        if (title.length < 3 || common(title, digest.title()) * 3 > title.length) return false;
        int from = Math.max(0, depth - 2 * item.headline.length());
        int[] before = distinct(Arrays.copyOfRange(digest.body.words, from, depth), depth - from);
        return common(title, before) * 10 >= title.length * 7;
    }

    static boolean has(int[] sorted, int word) {
        return Arrays.binarySearch(sorted, word) >= 0;
    }

    static int common(int[] x, int[] y) {
        int n = 0;
        for (int i = 0, j = 0; i < x.length && j < y.length; ) {
            if (x[i] == y[j]) {
                n++;
                i++;
                j++;
            } else if (x[i] < y[j]) i++;
            else j++;
        }
        return n;
    }

    /** For a person to read. */
    String figuresForAPerson() {
        StringBuilder words = new StringBuilder(112)
                .append(shortest)
                .append(" and ")
                .append(longest)
                .append(" words");
        share(words, ", contained ", contained);
        share(words, ", alike ", alike);
        share(words, ", opening ", opening);
        words.append(" at word ").append(depth);
        share(words, ", headlines ", headlines);
        return words.toString();
    }

    /** With two places; String.format would take longer than the comparison. */
    private static void share(StringBuilder to, String name, double share) {
        long hundredths = Math.round(share * 100);
        to.append(name).append(hundredths / 100).append('.');
        to.append(hundredths / 10 % 10).append(hundredths % 10);
    }

    static int[] distinct(int[] values, int size) {
        Arrays.sort(values, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) if (kept == 0 || values[i] != values[kept - 1]) values[kept++] = values[i];
        return Arrays.copyOf(values, kept);
    }
}
