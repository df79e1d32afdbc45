package org.tributary.extract;

import java.util.Arrays;

/** The longer words of what is thought body: a box about something else uses others. */
final class Vocabulary {
    private static final int SHORTEST = 5;

    /** Hashes of the words, each once, sorted; and how often each is there. */
    private final int[] words;

    private final int[] counts;

    Vocabulary(Page page, float[] first) {
        int[] all = new int[256];
        int size = 0;
        for (Block block : page.blocks) {
            if (first[block.index] <= 0.8) continue;
            int[] own = longer(block.text);
            if (size + own.length > all.length) all = Arrays.copyOf(all, 2 * (size + own.length));
            System.arraycopy(own, 0, all, size, own.length);
            size += own.length;
        }
        Arrays.sort(all, 0, size);
        words = new int[size];
        counts = new int[size];
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || all[i] != all[i - 1]) words[distinct++] = all[i];
            counts[distinct - 1]++;
        }
        Arrays.fill(words, distinct, size, Integer.MAX_VALUE);
    }

    /** The share of the block's longer words that the rest of the body has too; -1 if it has none. */
    float share(Block block, boolean counted) {
        int[] own = longer(block.text);
        Arrays.sort(own);
        int all = 0;
        int shared = 0;
        for (int from = 0; from < own.length; all++) {
            int to = from + 1;
            while (to < own.length && own[to] == own[from]) to++;
            int at = Arrays.binarySearch(words, own[from]);
            if (at >= 0 && counts[at] > (counted ? to - from : 0)) shared++;
            from = to;
        }
        return all == 0 ? -1 : (float) shared / all;
    }

    private static int[] longer(String text) {
        int[] found = new int[8];
        int count = 0;
        int hash = 0;
        int length = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            char lower = Letters.lower(c);
            boolean wide = lower != 0 && Prose.isWide(c);
            if (lower != 0 && !wide) {
                hash = 31 * hash + lower;
                length++;
                continue;
            }
            // Where words are not parted, each character makes one with the one before.
            if (wide ? length > 0 : length >= SHORTEST) {
                if (count == found.length) found = Arrays.copyOf(found, 2 * count);
                found[count++] = wide ? 31 * hash + lower : hash;
            }
            hash = wide ? c : 0;
            length = wide ? 1 : 0;
        }
        return Arrays.copyOf(found, count);
    }
}
