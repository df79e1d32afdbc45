package org.tributary.extract;

import java.util.List;

/** How much of the block is in what the page itself calls its description and its text. */
final class ClueSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of("in-description", "description-covered", "in-declared-body", "declared-body-words");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        int[] hashes = page.hashes(block);
        for (Shingles description : page.descriptions) {
            float share = (float) description.share(hashes);
            if (share > into[at]) {
                into[at] = share;
                into[at + 1] = share * hashes.length / Math.max(1, description.size());
            }
        }
        into[at + 2] = page.declaredBody.isEmpty() ? -1 : (float) page.declaredBody.share(hashes);
        into[at + 3] = page.declaredBody.size();
    }
}
