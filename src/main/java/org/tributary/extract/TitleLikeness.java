package org.tributary.extract;

import java.util.Arrays;
import java.util.List;

/** The headlines that page and feed give, ready to be compared with each block. */
final class TitleLikeness {
    private static final int LONGEST = 60;
    private final int[][] titles;

    TitleLikeness(List<String> titles) {
        this.titles = titles.stream().map(TitleLikeness::words).distinct().toArray(int[][]::new);
    }

    /** Words that the block shares with the likest title against all words of both, 0 to 1; 0 for long blocks. */
    double likeness(Block block) {
        if (titles.length == 0 || block.words > LONGEST) return 0;
        int[] own = words(block.text);
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
        Arrays.sort(found, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) if (i == 0 || found[i] != found[i - 1]) found[distinct++] = found[i];
        return Arrays.copyOf(found, distinct);
    }
}
