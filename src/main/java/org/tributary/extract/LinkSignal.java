package org.tributary.extract;

import java.util.List;

/** What is wholly a link leads elsewhere; a sentence has a few words of link in it. */
final class LinkSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of("link-share", "links", "parent-link-share", "grandparent-link-share");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        into[at] = (float) block.linkDensity();
        into[at + 1] = block.links;
        Box parent = block.home.parent == null ? block.home : block.home.parent;
        Box grand = parent.parent == null ? parent : parent.parent;
        into[at + 2] = (float) parent.linkDensity();
        into[at + 3] = (float) grand.linkDensity();
    }
}
