package org.tributary.extract;

/** Finds the block that is the headline: the text starts after it, and it is not part of the text. */
final class Headline {
    private Headline() {}

    /** The number of the block, or -1. */
    static int find(Page page) {
        int best = -1;
        double most = 0.5;
        for (Block block : page.blocks) {
            double found = score(block, page.titles);
            if (found > most) {
                most = found;
                best = block.index;
            }
        }
        return best;
    }

    private static double score(Block block, TitleLikeness titles) {
        if (block.words == 0 || block.words > 60) return 0;
        double found = titles.likeness(block);
        Box home = block.home;
        if (home.nearest("h1") != null) found += 0.6;
        else if (home.nearest("h2") != null) found += 0.2;
        if (home.hidden) found -= 0.3;
        if (block.linkDensity() > 0.9) found -= 0.25;
        return found;
    }
}
