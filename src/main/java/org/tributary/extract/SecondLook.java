package org.tributary.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the first opinions on all blocks say of one block: what is thought of its neighbours, of the blocks that look
 * like it, of the boxes it stands in. The second opinion is formed from these and the signals.
 */
final class SecondLook {
    static final List<String> NAMES = List.of(
            "first",
            "first-before1",
            "first-after1",
            "first-before2",
            "first-after2",
            "first-before3",
            "first-after3",
            "first-around",
            "first-group",
            "first-group-others",
            "first-parent",
            "first-grand",
            "in-body-box",
            "levels-to-body-box",
            "before-body",
            "body-words-before",
            "body-words-after",
            "gap-before",
            "gap-after",
            "body-box-share",
            "group-in-body-box",
            "first-kind",
            "home-is-body-kind",
            "first-container",
            "first-before-container",
            "first-after-container",
            "container-blocks",
            "in-vocabulary",
            "container-under-body",
            "container-link-share",
            "container-words-each");

    private static final float[] NOT_SEEN = {};

    private SecondLook() {}

    static List<String> allNames() {
        List<String> names = new ArrayList<>(Signals.names());
        names.addAll(NAMES);
        return names;
    }

    private static final class Sum {
        double weight;
        double value;

        void add(double by, double of) {
            weight += by;
            value += by * of;
        }

        float mean(double prior) {
            return (float) ((value + prior) / (weight + 2 * prior));
        }
    }

    static float[][] measure(Page page, float[][] figures, float[] first) {
        return measure(page, figures, first, 0);
    }

    /** @param least blocks with a smaller first opinion are not looked at again: their rows stay empty */
    static float[][] measure(Page page, float[][] figures, float[] first, float least) {
        int size = page.blocks.size();
        Map<Integer, Sum> groups = new HashMap<>();
        Map<Integer, Sum> kinds = new HashMap<>();
        Map<Box, Sum> boxes = new IdentityHashMap<>();
        double total = 0;
        for (Block block : page.blocks) {
            double weight = weight(block);
            groups.computeIfAbsent(block.home.group, key -> new Sum()).add(weight, first[block.index]);
            kinds.computeIfAbsent(block.home.kind, key -> new Sum()).add(weight, first[block.index]);
            total += first[block.index] * block.words;
            boxes.computeIfAbsent(block.home, key -> new Sum()).add(block.words, first[block.index]);
        }
        handUp(page, boxes);
        Box body = bodyBox(page, boxes);
        Sum bodySum = boxes.getOrDefault(body, new Sum());
        float[] gapBefore = gaps(page, first, true);
        float[] gapAfter = gaps(page, first, false);
        Vocabulary vocabulary = new Vocabulary(page, first);
        int width = figures.length == 0 ? 0 : figures[0].length;
        float[][] all = new float[size][];
        double sofar = 0;
        for (Block block : page.blocks) {
            int i = block.index;
            if (first[i] < least) {
                sofar += first[i] * block.words;
                all[i] = NOT_SEEN;
                continue;
            }
            float[] row = java.util.Arrays.copyOf(figures[i], width + NAMES.size());
            int at = width;
            row[at++] = first[i];
            for (int away = 1; away <= 3; away++) {
                row[at++] = i - away >= 0 ? first[i - away] : 0;
                row[at++] = i + away < size ? first[i + away] : 0;
            }
            row[at++] = around(page, first, i);
            Sum group = groups.getOrDefault(block.home.group, new Sum());
            row[at++] = group.mean(0.5);
            Sum others = new Sum();
            others.weight = group.weight - weight(block);
            others.value = group.value - weight(block) * first[i];
            row[at++] = others.weight < 0.5 ? -1 : (float) (others.value / others.weight);
            Box parent = block.home.parent == null ? block.home : block.home.parent;
            Box grand = parent.parent == null ? parent : parent.parent;
            row[at++] = boxes.getOrDefault(parent, new Sum()).mean(0.5);
            row[at++] = boxes.getOrDefault(grand, new Sum()).mean(0.5);
            boolean inside = block.home.isWithin(body);
            row[at++] = inside ? 1 : 0;
            row[at++] = inside ? block.home.depth - body.depth : -PlaceSignal.steps(body, block.home);
            row[at++] = i < body.firstBlock ? 1 : i > body.lastBlock ? -1 : 0;
            row[at++] = (float) (sofar / Math.max(1, total));
            sofar += first[i] * block.words;
            row[at++] = (float) ((total - sofar) / Math.max(1, total));
            row[at++] = gapBefore[i];
            row[at++] = gapAfter[i];
            row[at++] = (float) (bodySum.value / Math.max(1, total));
            row[at++] = inside && block.home.parent == body ? 1 : 0;
            row[at++] = kinds.getOrDefault(block.home.kind, new Sum()).mean(0.5);
            row[at++] = body.kind == parent.kind ? 1 : 0;
            Box container = container(block.home);
            row[at++] = boxes.getOrDefault(container, new Sum()).mean(0.5);
            row[at++] = container.firstBlock > 0 ? first[container.firstBlock - 1] : 0;
            row[at++] = container.lastBlock + 1 < size ? first[container.lastBlock + 1] : 0;
            row[at++] = container.blocks;
            row[at++] = vocabulary.share(block, first[i] > 0.8);
            row[at++] = container.isWithin(body) ? container.depth - body.depth : -1;
            row[at++] = (float) container.linkDensity();
            row[at] = (float) container.words / Math.max(1, container.blocks);
            all[i] = row;
        }
        return all;
    }

    /** A box holds what the boxes in it hold; they stand behind it. */
    private static void handUp(Page page, Map<Box, Sum> boxes) {
        for (int i = page.boxes.size() - 1; i > 0; i--) {
            Box box = page.boxes.get(i);
            Sum sum = boxes.get(box);
            if (sum == null || box.parent == null) continue;
            Sum above = boxes.computeIfAbsent(box.parent, key -> new Sum());
            above.weight += sum.weight;
            above.value += sum.value;
        }
    }

    /** The list, table, quotation or box that the block is a part of; else its parent. */
    private static Box container(Box home) {
        for (Box at = home; at != null && at.depth + 6 > home.depth; at = at.parent)
            if (CONTAINERS.contains(at.tag)) return at;
        return home.parent == null ? home : home.parent;
    }

    private static final java.util.Set<String> CONTAINERS =
            java.util.Set.of("ul", "ol", "dl", "table", "blockquote", "aside", "figure", "details");

    private static double weight(Block block) {
        return Math.min(40, block.words) + 1;
    }

    /** The box that holds the most of what is thought body and the least of what is not. */
    static Box bodyBox(Page page, Map<Box, Sum> sums) {
        Box best = page.boxes.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (Box box : page.boxes) {
            Sum sum = sums.get(box);
            if (sum == null) continue;
            double gain = sum.value - 0.5 * (sum.weight - sum.value);
            if (gain >= most) {
                most = gain;
                best = box;
            }
        }
        return best;
    }

    /** The mean of the opinions on the 60 words before and the 60 words after. */
    private static float around(Page page, float[] first, int index) {
        Sum sum = new Sum();
        int words = 0;
        for (int i = index - 1; i >= 0 && words < 60; i--) words += add(sum, page.blocks.get(i), first[i]);
        words = 0;
        for (int i = index + 1; i < first.length && words < 60; i++) words += add(sum, page.blocks.get(i), first[i]);
        return sum.mean(0.5);
    }

    private static int add(Sum sum, Block block, float first) {
        sum.add(block.words + 1, first);
        return block.words + 1;
    }

    /** Words between the block and the next one on that side that is thought body; at most 300. */
    private static float[] gaps(Page page, float[] first, boolean before) {
        float[] gaps = new float[first.length];
        float gap = 300;
        for (int k = 0; k < first.length; k++) {
            int i = before ? k : first.length - 1 - k;
            gaps[i] = Math.min(300, gap);
            gap = first[i] > 0.5 ? 0 : gap + page.blocks.get(i).words + 1;
        }
        return gaps;
    }
}
