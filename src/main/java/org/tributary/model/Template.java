package org.tributary.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the last pages of one source were like, newest first: which container held the body, and the blocks that were
 * near it. Old pages fall out, so a new layout is learned in a few pages.
 */
public record Template(List<Seen> pages) {
    public static final Template UNKNOWN = new Template(List.of());

    /** So many pages are remembered. */
    public static final int MOST_PAGES = 8;

    /** So many blocks of each: the first and the last, where what is on all pages stands. */
    public static final int MOST_BLOCKS = 96;

    public Template {
        pages = List.copyOf(pages.subList(0, Math.min(pages.size(), MOST_PAGES)));
    }

    /** With one page more; a page that is read again takes the place of what it was. */
    public Template with(Seen page) {
        List<Seen> all = new ArrayList<>();
        all.add(page);
        all.addAll(without(page.address()).pages());
        return new Template(all);
    }

    /** What the source's other pages say. */
    public Template without(int address) {
        return new Template(
                pages.stream().filter(page -> page.address() != address).toList());
    }

    /**
     * One page.
     *
     * @param address a hash of it
     * @param container a hash of how the box that holds the body is named; 0 where the page gave no body
     * @param words in the body
     * @param blocks hashes of the texts of the blocks that may be taken for body, their digits made alike, sorted
     */
    public record Seen(int address, int container, int words, int[] blocks) {
        public Seen {
            if (blocks.length > MOST_BLOCKS) throw new IllegalArgumentException("more blocks than are remembered");
        }

        /** Whether a block with that hash was on it. */
        public boolean has(int block) {
            return Arrays.binarySearch(blocks, block) >= 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Seen that
                    && address == that.address
                    && container == that.container
                    && words == that.words
                    && Arrays.equals(blocks, that.blocks);
        }

        @Override
        public int hashCode() {
            return address;
        }

        @Override
        public String toString() {
            return "Seen[" + Integer.toHexString(address) + ", " + words + " words, " + blocks.length + " blocks]";
        }
    }
}
