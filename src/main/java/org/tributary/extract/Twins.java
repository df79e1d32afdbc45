package org.tributary.extract;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Paragraphs of one template share their fate: one that stands far from the others, behind an advert or in a box of its
 * own, is believed if nearly all the running text of its template is. On a layout that the forests have never seen, this
 * says more than the place does.
 */
final class Twins {
    /** What the others of the template must be thought of, by words, and how many words they must have. */
    private static final double TRUSTED = 0.8;

    private static final int LEAST_WORDS = 60;
    /** Below this, something speaks against the block itself. */
    private static final float DOUBTED = 0.1f;

    private static final float BELIEVED = 0.6f;

    private Twins() {}

    private static final class Sum {
        int words;
        double chance;
    }

    static float[] settle(Page page, float[] chances) {
        Map<Integer, Sum> groups = new HashMap<>();
        Map<Integer, Sum> kinds = new HashMap<>();
        for (Block block : page.blocks) {
            if (!block.isProse()) continue;
            add(groups, block.home.group, block, chances);
            if (isNamed(block)) add(kinds, block.home.kind, block, chances);
        }
        float[] settled = chances.clone();
        for (Block block : page.blocks) {
            float chance = chances[block.index];
            if (chance < DOUBTED || chance >= BELIEVED || !block.isProse() || block.linkDensity() > 0.25) continue;
            boolean twin = isTrusted(groups.get(block.home.group), block, chance)
                    || isNamed(block) && isTrusted(kinds.get(block.home.kind), block, chance);
            if (twin) settled[block.index] = BELIEVED;
        }
        return settled;
    }

    private static void add(Map<Integer, Sum> sums, int key, Block block, float[] chances) {
        Sum sum = sums.computeIfAbsent(key, unused -> new Sum());
        sum.words += block.words;
        sum.chance += block.words * chances[block.index];
    }

    private static boolean isNamed(Block block) {
        return !block.home.element.className().isEmpty();
    }

    private static boolean isTrusted(@Nullable Sum sum, Block block, float chance) {
        if (sum == null) return false;
        int words = sum.words - block.words;
        return words >= LEAST_WORDS && sum.chance - block.words * chance >= TRUSTED * words;
    }
}
