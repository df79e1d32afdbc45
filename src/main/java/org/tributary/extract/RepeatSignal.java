package org.tributary.extract;

import java.util.List;

/** What a page says twice is a teaser, a pull quote or a second copy made for printing. */
final class RepeatSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of("said-before", "said-again");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        int[] hashes = page.hashes(block);
        if (hashes.length == 0) return;
        int before = 0;
        int after = 0;
        for (int hash : hashes) {
            if (page.spreads.isBefore(hash, block.index)) before++;
            if (page.spreads.isAfter(hash, block.index)) after++;
        }
        into[at] = (float) before / hashes.length;
        into[at + 1] = (float) after / hashes.length;
    }
}
