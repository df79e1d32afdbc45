package org.tributary.extract;

import java.util.Arrays;
import java.util.BitSet;

/** Hashes of the runs of three words in a text, sorted, so that it is quickly said how much of a block is in it. */
final class Shingles {
    static final Shingles NONE = new Shingles(new int[0]);
    private static final int LENGTH = 3;
    private static final int PLACES = 1 << 14;
    private final int[] sorted;
    /** Most runs of most blocks are in no other text: that is seen at a glance. */
    private final BitSet among = new BitSet(PLACES);

    private Shingles(int[] sorted) {
        this.sorted = sorted;
        for (int hash : sorted) among.set(place(hash));
    }

    static Shingles of(String text) {
        int[] hashes = hashes(text);
        Arrays.sort(hashes);
        return new Shingles(hashes);
    }

    private static int place(int hash) {
        return hash >>> 18;
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    int size() {
        return sorted.length;
    }

    /** The share of the text's runs that are in here, 0 to 1. */
    double share(int[] hashes) {
        if (sorted.length == 0 || hashes.length == 0) return 0;
        int found = 0;
        for (int hash : hashes) if (among.get(place(hash)) && Arrays.binarySearch(sorted, hash) >= 0) found++;
        return (double) found / hashes.length;
    }

    static int[] hashes(String text) {
        int[] words = new int[16];
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
            if (hash != 0) {
                if (count == words.length) words = Arrays.copyOf(words, 2 * count);
                words[count++] = hash;
                hash = 0;
            }
            if (wide) {
                if (count == words.length) words = Arrays.copyOf(words, 2 * count);
                words[count++] = c;
            }
        }
        if (count == 0) return new int[0];
        int runs = Math.max(1, count - LENGTH + 1);
        int[] found = new int[runs];
        for (int i = 0; i < runs; i++) {
            int run = 17;
            for (int k = i; k < Math.min(count, i + LENGTH); k++) run = run * 1000003 + words[k];
            found[i] = run * 0x9e3779b1;
        }
        return found;
    }
}
