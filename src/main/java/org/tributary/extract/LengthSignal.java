package org.tributary.extract;

import java.util.List;

/** Body text is long; what surrounds it is short. */
final class LengthSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of("words", "letters-per-word", "share-of-page");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        into[at] = block.words;
        into[at + 1] = block.prose.words() == 0 ? 0 : (float) block.prose.letters() / block.prose.words();
        into[at + 2] = (float) block.words / page.words;
    }
}
