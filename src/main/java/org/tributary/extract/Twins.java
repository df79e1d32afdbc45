package org.tributary.extract;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Paragraphs of one template share their fate: one that stands far from the others, behind an advert or in a box of its
 * own, is believed if nearly all the running text of its template is. On a layout that the forests have never seen, this
 * says more than the place does.
 */
final class Twins {
    /** What the others of the template must be thought of, by words, and how many words they must have. */
    private static final double TRUSTED = 0.7;

    private static final int LEAST_WORDS = 60;
    /** Below this, something speaks against the block itself, or against the box that it stands in. */
    private static final float DOUBTED = 0.1f;

    private static final float HOPELESS = 0.03f;
    private static final float BELIEVED = 0.6f;

    private final Map<Integer, Sum> groups = new HashMap<>();
    private final Map<Integer, Sum> kinds = new HashMap<>();
    /** What a box holds of one kind: "read all" may fold up the rest of a text in a box of its own. */
    private final Map<Box, Map<Integer, Sum>> kindsIn = new IdentityHashMap<>();

    private Twins(Page page, float[] chances) {
        for (Block block : page.blocks) {
            if (!block.isProse()) continue;
            add(groups, block.home.group, block, chances);
            if (!isNamed(block)) continue;
            add(kinds, block.home.kind, block, chances);
            add(kindsIn.computeIfAbsent(around(block), box -> new HashMap<>()), block.home.kind, block, chances);
        }
    }

    private static final class Sum {
        int words;
        double chance;
    }

    static float[] settle(Page page, float[] chances) {
        Twins twins = new Twins(page, chances);
        float[] settled = chances.clone();
        for (Block block : page.blocks) {
            float chance = chances[block.index];
            if (chance < HOPELESS || chance >= BELIEVED || !block.isProse() || block.linkDensity() > 0.25) continue;
            if (twins.speakFor(block, chance)) settled[block.index] = BELIEVED;
        }
        return settled;
    }

    private boolean speakFor(Block block, float chance) {
        Sum own = new Sum();
        own.words = block.words;
        own.chance = block.words * chance;
        if (chance >= DOUBTED && isTrusted(groups.get(block.home.group), own)) return true;
        if (!isNamed(block)) return false;
        Sum kind = kinds.get(block.home.kind);
        return chance >= DOUBTED && isTrusted(kind, own) || isTrusted(kind, beside(block, own));
    }

    /** All of its kind in its own box. */
    private Sum beside(Block block, Sum own) {
        return kindsIn.getOrDefault(around(block), Map.of()).getOrDefault(block.home.kind, own);
    }

    private static Box around(Block block) {
        return block.home.parent == null ? block.home : block.home.parent;
    }

    private static void add(Map<Integer, Sum> sums, int key, Block block, float[] chances) {
        Sum sum = sums.computeIfAbsent(key, unused -> new Sum());
        sum.words += block.words;
        sum.chance += block.words * chances[block.index];
    }

    private static boolean isNamed(Block block) {
        return !block.home.element.className().isEmpty();
    }

    /** Whether those of the template that are not counted in the second sum are believed. */
    private static boolean isTrusted(@Nullable Sum all, Sum without) {
        if (all == null) return false;
        int words = all.words - without.words;
        return words >= LEAST_WORDS && all.chance - without.chance >= TRUSTED * words;
    }
}
