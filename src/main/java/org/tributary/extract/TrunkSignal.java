package org.tributary.extract;

import java.util.List;

/** How the block stands to the box that a reader of running text would choose. */
final class TrunkSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of(
                "in-trunk",
                "levels-under-trunk",
                "levels-to-trunk",
                "before-trunk",
                "place-in-trunk",
                "trunk-words-share",
                "branch-prose-share",
                "branch-link-share",
                "branch-words",
                "trunk-is-p-parent");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        Box trunk = page.trunk;
        boolean inside = block.home.isWithin(trunk);
        into[at] = inside ? 1 : 0;
        into[at + 1] = inside ? block.home.depth - trunk.depth : -1;
        into[at + 2] = inside ? 0 : PlaceSignal.steps(trunk, block.home);
        into[at + 3] = block.index < trunk.firstBlock ? 1 : block.index > trunk.lastBlock ? -1 : 0;
        int from = trunk.firstBlock < 0 ? 0 : trunk.firstBlock;
        float place = (float) (block.index - from) / Math.max(1, trunk.lastBlock - from);
        into[at + 4] = Math.max(-1, Math.min(2, place));
        into[at + 5] = (float) trunk.words / page.words;
        Box branch = branch(block.home, trunk, inside);
        into[at + 6] = (float) branch.proseWords / Math.max(1, branch.words);
        into[at + 7] = (float) branch.linkDensity();
        into[at + 8] = branch.words;
        into[at + 9] = block.home.parent == trunk ? 1 : 0;
    }

    /** The part that grows right out of the trunk and holds the block; outside, the part beside the trunk. */
    private static Box branch(Box home, Box trunk, boolean inside) {
        Box branch = home;
        for (Box at = home; at.parent != null; at = at.parent) {
            branch = at;
            if (inside ? at.parent == trunk || at == trunk : trunk.isWithin(at.parent)) return branch;
        }
        return branch;
    }
}
