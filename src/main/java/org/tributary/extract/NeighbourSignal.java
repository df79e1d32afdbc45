package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;

/** What stands just before and just after; a heading is body if text follows, and a caption stands between texts. */
final class NeighbourSignal implements Signal {
    private static final int[] OFFSETS = {-2, -1, 1, 2};
    private static final List<String> NAMES = named();

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        for (int offset : OFFSETS) {
            int index = block.index + offset;
            boolean there = index >= 0 && index < page.blocks.size();
            Block other = there ? page.blocks.get(index) : block;
            into[at++] = there ? other.words : -1;
            into[at++] = there ? (float) other.linkDensity() : 1;
            into[at++] = there && other.prose.endsSentence() ? 1 : 0;
            into[at++] = there
                    ? (other.home.group == block.home.group ? 2 : other.home.parent == block.home.parent ? 1 : 0)
                    : -1;
        }
        into[at++] = figures(page, block.index);
        into[at] = figures(page, block.index + 1);
    }

    /** Pictures that stand right before the block of that number. */
    private static int figures(Page page, int index) {
        return Math.min(3, page.figuresBefore(index));
    }

    private static List<String> named() {
        List<String> names = new ArrayList<>();
        for (int offset : OFFSETS)
            for (String name : List.of("words", "link-share", "ends-sentence", "alike"))
                names.add((offset < 0 ? "before" + -offset : "after" + offset) + "-" + name);
        names.add("pictures-before");
        names.add("pictures-after");
        return List.copyOf(names);
    }
}
