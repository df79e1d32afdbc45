package org.tributary.extract;

import java.util.List;
import org.jsoup.nodes.Node;

/**
 * A run of text that stands on its own in a page: a paragraph, a heading, an item, a cell. It is the smallest thing that
 * is body or not.
 */
final class Block {
    final int index;
    final Box home;
    /** The texts and line breaks it is made of, in order. */
    final List<Node> nodes;

    final String text;
    final int words;
    final int linkWords;
    final int links;
    final int strongWords;
    /** Words of the page before this block. */
    final int wordsBefore;

    final Prose prose;
    private int phrases = -1;

    Block(int index, Box home, List<Node> nodes, String text, int[] counts, int wordsBefore) {
        this.index = index;
        this.home = home;
        this.nodes = nodes;
        this.text = text;
        this.words = counts[0];
        this.linkWords = counts[1];
        this.strongWords = counts[2];
        this.links = counts[3];
        this.wordsBefore = wordsBefore;
        this.prose = Prose.of(text);
    }

    /** A bit for each kind of set phrase in it ({@link Phrases#in}). */
    int phrases() {
        if (phrases < 0) phrases = Phrases.in(text);
        return phrases;
    }

    double linkDensity() {
        return words == 0 ? 0 : (double) linkWords / words;
    }

    /** Several words, hardly a link, and a sentence that ends: what running text is made of. */
    boolean isProse() {
        return words >= 8 && linkDensity() < 0.4 && (prose.sentences() > 0 || words >= 25);
    }

    /** A link among links: most blocks of most pages are, so they are not looked at any further. */
    boolean isMenu() {
        if (words > 12 || linkWords < words || words == 0) return false;
        Box parent = home.parent == null ? home : home.parent;
        Box grand = parent.parent == null ? parent : parent.parent;
        return parent.linkDensity() > 0.9 && grand.linkDensity() > 0.8;
    }
}
