package org.tributary.extract;

import java.util.List;

/** Blocks of one template share their fate: what the blocks that look alike are like. */
final class GroupSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of(
                "group-blocks",
                "group-words-share",
                "group-words-each",
                "group-link-share",
                "group-prose-share",
                "group-in-trunk");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        Page.Group group = page.group(block);
        into[at] = group.blocks;
        into[at + 1] = (float) group.words / page.words;
        into[at + 2] = (float) group.words / Math.max(1, group.blocks);
        into[at + 3] = (float) group.linkWords / Math.max(1, group.words);
        into[at + 4] = (float) group.prose / Math.max(1, group.blocks);
        into[at + 5] = (float) group.wordsInTrunk / Math.max(1, group.words);
    }
}
