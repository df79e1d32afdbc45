package org.tributary.extract;

import java.util.Arrays;

/** In which block each run of words of a page stands first, and in which last; a table with open addresses, for speed. */
final class Spreads {
    private final int[] runs;
    private final int[] first;
    private final int[] last;
    private final int mask;

    Spreads(int[][] hashes) {
        int count = 0;
        for (int[] block : hashes) count += block.length;
        int size = Integer.highestOneBit(Math.max(8, 2 * count)) << 1;
        runs = new int[size];
        first = new int[size];
        last = new int[size];
        Arrays.fill(first, -1);
        mask = size - 1;
        for (int block = 0; block < hashes.length; block++)
            for (int run : hashes[block]) {
                int at = place(run);
                if (first[at] < 0) {
                    runs[at] = run;
                    first[at] = block;
                }
                last[at] = block;
            }
    }

    private int place(int run) {
        int at = (run ^ run >>> 15) & mask;
        while (first[at] >= 0 && runs[at] != run) at = at + 1 & mask;
        return at;
    }

    boolean isBefore(int run, int block) {
        return first[place(run)] < block;
    }

    boolean isAfter(int run, int block) {
        return last[place(run)] > block;
    }
}
