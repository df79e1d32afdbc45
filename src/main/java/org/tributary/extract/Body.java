package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * The one decision that both the text and the HTML come from: which blocks are the article.
 *
 * @param sure 0 to 1: the mean of the chances behind the decision, by words
 */
record Body(Page page, boolean[] kept, double sure) {
    /** Text that is kept at less than this is better than none, but nothing to be sure of. */
    private static final float DOUBTED = 0.09f;

    static Body of(Page page, float[] opinions) {
        float[] chances = Twins.settle(page, EndNotes.heed(page, Objections.heed(page, opinions)));
        boolean[] kept = new boolean[chances.length];
        float enough = enough(page, chances);
        for (Block block : page.blocks) kept[block.index] = chances[block.index] >= enough;
        Wholes.settle(page, chances, kept, enough);
        CodeBlocks.settle(page, kept);
        double right = 0;
        double words = 0;
        for (Block block : page.blocks) {
            float chance = chances[block.index];
            if (chance < 0.05) continue;
            right += block.words * (enough < DOUBTED && kept[block.index] ? chance : Math.max(chance, 1 - chance));
            words += block.words;
        }
        return new Body(page, kept, words == 0 ? 0 : right / words);
    }

    /**
     * The chance from which on to keep a block, so that the expected F1 of the whole is highest: about a half where the
     * judge is sure, less on a page where it is not, down to a fiftieth where nothing else is left (Lipton, Elkan and Naryanaswamy 2014).
     */
    static float enough(Page page, float[] chances) {
        float best = 0.5f;
        double most = 0;
        double all = 0;
        for (Block block : page.blocks)
            if (chances[block.index] > 0.03) all += chances[block.index] * (block.words + 0.5);
        for (float candidate = 0.5f; candidate > 0.02f; candidate -= candidate > 0.11f ? 0.05f : 0.02f) {
            double hit = 0;
            double taken = 0;
            for (Block block : page.blocks) {
                if (chances[block.index] < candidate) continue;
                hit += chances[block.index] * (block.words + 0.5);
                taken += block.words + 0.5;
            }
            double expected = taken == 0 ? 0 : 2 * hit / (taken + all);
            if (expected > most + 0.002) {
                most = expected;
                best = candidate;
            }
        }
        return best;
    }

    /** The blocks inside elements that somebody named. */
    static Body inside(Page page, List<org.jsoup.nodes.Element> elements) {
        boolean[] kept = new boolean[page.blocks.size()];
        for (Block block : page.blocks)
            for (Box box = block.home; box != null && !kept[block.index]; box = box.parent)
                kept[block.index] = elements.contains(box.element);
        return new Body(page, kept, 1);
    }

    List<Block> blocks() {
        List<Block> found = new ArrayList<>();
        for (Block block : page.blocks) if (kept[block.index]) found.add(block);
        return found;
    }

    /** Paragraphs joined by a blank line. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Block block : page.blocks) {
            if (!kept[block.index]) continue;
            if (!text.isEmpty()) text.append("\n\n");
            text.append(block.text);
        }
        return text.toString();
    }

    /** The text with the notes under it, for those who look for whoever wrote it. */
    String credited() {
        List<String> parts = new ArrayList<>(List.of(text()));
        parts.addAll(EndNotes.under(page, kept));
        return String.join("\n\n", parts);
    }

    int words() {
        int words = 0;
        for (Block block : page.blocks) if (kept[block.index]) words += block.words;
        return words;
    }
}
