package org.tributary.extract;

import java.util.Arrays;
import java.util.Map;

/**
 * Which blocks of a page are its body, given the expected text: the choice of blocks whose words score best against it.
 * Begins with the blocks of which half is expected, then turns single blocks over while that helps.
 */
final class BodyLabels {
    private final Page page;
    private final int[][] words;
    private final Map<Long, Integer> want;
    private final Map<Long, Integer> got = new java.util.HashMap<>();
    private final int wanted;
    private int gotten;
    private int hit;
    final boolean[] chosen;

    BodyLabels(Page page, String expected) {
        this.page = page;
        words = new int[page.blocks.size()][];
        for (Block block : page.blocks) words[block.index] = ShingleScore.words(block.text);
        want = ShingleScore.count(ShingleScore.words(expected));
        wanted = want.values().stream().mapToInt(Integer::intValue).sum();
        chosen = new boolean[words.length];
        for (int i = 0; i < words.length; i++) if (isExpected(words[i])) flip(i);
        boolean better = true;
        for (int pass = 0; better && pass < 8; pass++) {
            better = false;
            for (int i = 0; i < words.length; i++) {
                if (words[i].length == 0) continue;
                double before = f1();
                flip(i);
                if (f1() > before + 1e-9) better = true;
                else flip(i);
            }
        }
    }

    double f1() {
        return wanted + gotten == 0 ? 1 : 2.0 * hit / (wanted + gotten);
    }

    /** How much the page's F1 falls if this block alone is taken wrongly. */
    double cost(int block) {
        double before = f1();
        flip(block);
        double after = f1();
        flip(block);
        return before - after;
    }

    int wanted() {
        return wanted;
    }

    private boolean isExpected(int[] block) {
        if (block.length < ShingleScore.LENGTH) return false;
        int found = 0;
        long[] shingles = ShingleScore.shingles(block);
        for (long shingle : shingles) if (want.containsKey(shingle)) found++;
        return 2 * found >= shingles.length;
    }

    private void flip(int block) {
        count(window(block), -1);
        chosen[block] = !chosen[block];
        count(window(block), 1);
    }

    /** The words whose runs change with the block: its own, and three on each side. */
    private int[] window(int block) {
        int[] before = edge(block, -1);
        int[] after = edge(block, 1);
        int[] own = chosen[block] ? words[block] : new int[0];
        int[] all = Arrays.copyOf(before, before.length + own.length + after.length);
        System.arraycopy(own, 0, all, before.length, own.length);
        System.arraycopy(after, 0, all, before.length + own.length, after.length);
        return all;
    }

    private int[] edge(int block, int step) {
        int[] found = new int[ShingleScore.LENGTH - 1];
        int count = 0;
        for (int i = block + step; i >= 0 && i < words.length && count < found.length; i += step) {
            if (!chosen[i]) continue;
            int[] own = words[i];
            for (int k = 0; k < own.length && count < found.length; k++)
                found[count++] = step > 0 ? own[k] : own[own.length - 1 - k];
        }
        int[] edge = Arrays.copyOf(found, count);
        if (step < 0)
            for (int i = 0; i < count / 2; i++) {
                int swap = edge[i];
                edge[i] = edge[count - 1 - i];
                edge[count - 1 - i] = swap;
            }
        return edge;
    }

    private void count(int[] window, int by) {
        if (window.length < ShingleScore.LENGTH) return;
        for (long shingle : ShingleScore.shingles(window)) {
            int before = got.getOrDefault(shingle, 0);
            int limit = want.getOrDefault(shingle, 0);
            hit += Math.min(before + by, limit) - Math.min(before, limit);
            gotten += by;
            got.put(shingle, before + by);
        }
    }
}
