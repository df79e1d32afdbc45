package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * The one decision that both the text and the HTML come from: which blocks are the article.
 *
 * @param sure 0 to 1: the mean of the chances behind the decision, by words
 */
record Body(Page page, boolean[] kept, double sure) {
    private static final float ENOUGH = 0.5f;

    static Body of(Page page, float[] chances) {
        boolean[] kept = new boolean[chances.length];
        double right = 0;
        double words = 0;
        for (Block block : page.blocks) {
            float chance = chances[block.index];
            kept[block.index] = chance >= ENOUGH;
            if (chance < 0.05) continue;
            right += block.words * Math.max(chance, 1 - chance);
            words += block.words;
        }
        return new Body(page, kept, words == 0 ? 0 : right / words);
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

    int words() {
        int words = 0;
        for (Block block : page.blocks) if (kept[block.index]) words += block.words;
        return words;
    }
}
