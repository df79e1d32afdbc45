package org.tributary.extract;

import java.util.List;

/** How much running text stands in the boxes right around the block. */
final class ParentSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of(
                "home-blocks",
                "parent-blocks",
                "parent-prose-blocks",
                "parent-prose-words",
                "parent-prose-share",
                "grand-prose-words",
                "grand-prose-share",
                "great-prose-words",
                "great-prose-share",
                "position-in-parent");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        Box home = block.home;
        Box parent = home.parent == null ? home : home.parent;
        Box grand = parent.parent == null ? parent : parent.parent;
        Box great = grand.parent == null ? grand : grand.parent;
        into[at] = home.blocks;
        into[at + 1] = parent.blocks;
        into[at + 2] = parent.proseBlocks;
        into[at + 3] = parent.proseWords;
        into[at + 4] = (float) parent.proseWords / Math.max(1, parent.words);
        into[at + 5] = grand.proseWords;
        into[at + 6] = (float) grand.proseWords / Math.max(1, grand.words);
        into[at + 7] = great.proseWords;
        into[at + 8] = (float) great.proseWords / Math.max(1, great.words);
        into[at + 9] = (float) (block.index - parent.firstBlock) / Math.max(1, parent.lastBlock - parent.firstBlock);
    }
}
