package org.tributary.extract;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headlines that page and feed give, ready to be compared with each block. */
final class TitleLikeness {
    private static final int LONGEST = 60;
    private static final int[] NONE = {};
    private static final int MASK = 1023;
    private final int[][] titles;
    /** The ends of the hashes of all titles' words: most blocks have none of them. */
    private final BitSet known = new BitSet(MASK + 1);
    /** Asked for by several signals. */
    private final Map<Block, Double> likenesses = new IdentityHashMap<>();

    TitleLikeness(List<String> titles) {
        this.titles = titles.stream().map(TitleLikeness::words).distinct().toArray(int[][]::new);
        for (int[] title : this.titles) for (int word : title) known.set(place(word));
    }

    private static int place(int word) {
        return (word ^ word >>> 10) & MASK;
    }

    private static boolean anyOf(int[] words, int count, BitSet wanted) {
        for (int i = 0; i < count; i++) if (wanted.get(place(words[i]))) return true;
        return false;
    }

    /** Words that the block shares with the likest title against all words of both, 0 to 1; 0 for long blocks. */
    double likeness(Block block) {
        if (titles.length == 0 || block.words > LONGEST) return 0;
        Double measured = likenesses.get(block);
        if (measured != null) return measured;
        double likeness = measured(block);
        likenesses.put(block, likeness);
        return likeness;
    }

    private double measured(Block block) {
        int[] own = words(block.text, known);
        if (own.length == 0) return 0;
        double best = 0;
        for (int[] title : titles) best = Math.max(best, likeness(own, title));
        return best;
    }

    private static double likeness(int[] a, int[] b) {
        if (a.length > 4 * b.length || b.length > 4 * a.length) return 0;
        int both = 0;
        for (int i = 0, k = 0; i < a.length && k < b.length; ) {
            if (a[i] == b[k]) both++;
            if (a[i] < b[k]) i++;
            else if (a[i] > b[k]) k++;
            else {
                i++;
                k++;
            }
        }
        int all = a.length + b.length - both;
        return all == 0 ? 0 : (double) both / all;
    }

    /** Hashes of the text's words, sorted, each once. */
    static int[] words(String text) {
        return words(text, null);
    }

    /** @param wanted none are given where no word is among these */
    private static int[] words(String text, @Nullable BitSet wanted) {
        int[] found = new int[16];
        int count = 0;
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            char lower = Letters.lower(c);
            boolean letter = lower != 0;
            boolean wide = letter && Prose.isWide(c);
            if (letter && !wide) {
                hash = 31 * hash + lower + 1;
                continue;
            }
            if (count + 2 > found.length) found = Arrays.copyOf(found, 2 * count);
            if (hash != 0) found[count++] = hash;
            hash = 0;
            if (wide) found[count++] = i + 1 < text.length() ? 31 * c + text.charAt(i + 1) : c;
        }
        if (wanted != null && !anyOf(found, count, wanted)) return NONE;
        Arrays.sort(found, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) if (i == 0 || found[i] != found[i - 1]) found[distinct++] = found[i];
        return Arrays.copyOf(found, distinct);
    }
}
