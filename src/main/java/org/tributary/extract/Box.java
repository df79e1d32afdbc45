package org.tributary.extract;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A block-level element of a page, with what is known of the text in it. */
final class Box {
    final @Nullable Box parent;
    final Element element;
    final String tag;
    final int depth;
    /** Marked as hidden, itself or an ancestor. */
    final boolean hidden;
    /** For each {@link ClassWords} group: how many boxes up its word is found in a class or an id, or FAR. */
    final byte[] distance;
    /** Which of the elements around a text that {@link ElementSignal} knows this one is, or -1. */
    final int around;
    /** Marked as the body of an article. */
    final boolean saysBody;
    /** Tag and class: what the boxes of one template have in common. */
    final int kind;
    /** The boxes with text right in them, of this kind and under a parent of this kind, are of one group. */
    final int group;

    /** Numbers over all blocks inside. */
    int blocks;

    int words;
    int linkWords;
    int proseWords;
    int proseBlocks;
    /** Of its own child boxes, which one this is. */
    int children;

    double score;
    int firstBlock = -1;
    int lastBlock = -1;

    /** @param names what is known of the page's class names so far */
    Box(@Nullable Box parent, Element element, ClassNames names) {
        this.parent = parent;
        this.element = element;
        tag = element.normalName();
        depth = parent == null ? 0 : parent.depth + 1;
        hidden = parent != null && parent.hidden || Tags.isHidden(element);
        distance = names.distances(parent == null ? null : parent.distance, element);
        around = ElementSignal.around(tag);
        saysBody = ElementSignal.saysBody(element);
        kind = 31 * tag.hashCode() + names.shape(element.className());
        group = parent == null
                ? kind
                : 31 * (31 * kind + parent.kind) + (parent.parent == null ? 0 : parent.parent.tag.hashCode());
        if (parent != null) parent.children++;
    }

    boolean isWithin(Box other) {
        for (Box at = this; at != null && at.depth >= other.depth; at = at.parent) if (at == other) return true;
        return false;
    }

    double linkDensity() {
        return words == 0 ? 0 : (double) linkWords / words;
    }

    /** The nearest box, this one included, that has that tag. */
    @Nullable
    Box nearest(String name) {
        for (Box at = this; at != null; at = at.parent) if (at.tag.equals(name)) return at;
        return null;
    }
}
