package org.tributary.extract;

import java.util.List;

/** Where in the page it stands, and where from the headline. */
final class PlaceSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of(
                "place",
                "words-before",
                "from-headline",
                "after-headline",
                "headline-found",
                "same-section-as-headline");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        into[at] = (float) block.wordsBefore / page.words;
        into[at + 1] = block.wordsBefore;
        boolean found = page.headline >= 0;
        into[at + 2] = found ? Math.max(-60, Math.min(400, block.index - page.headline)) : 0;
        into[at + 3] = found ? (block.index > page.headline ? 1 : block.index < page.headline ? -1 : 0) : 0;
        into[at + 4] = found ? 1 : 0;
        into[at + 5] = found ? steps(page.blocks.get(page.headline).home, block.home) : 20;
    }

    /** How many boxes up from the headline one must go to find the block inside. */
    static int steps(Box from, Box to) {
        int steps = 0;
        for (Box at = from; at != null; at = at.parent, steps++) if (to.isWithin(at)) return Math.min(20, steps);
        return 20;
    }
}
