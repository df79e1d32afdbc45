package org.tributary.extract;

import java.util.HashSet;
import java.util.Set;

/**
 * Lists and data tables are kept whole or not at all: half a table is no text. One that stands right among the text,
 * without many links, needs less to be believed than a paragraph does, as its cells are short and say little alone.
 */
final class Wholes {
    private static final double LIST_ENOUGH = 0.1;
    private static final double TABLE_ENOUGH = 0.02;

    private static final int WRAPPED = 4;

    private Wholes() {}

    static void settle(Page page, float[] chances, boolean[] kept, float enough) {
        Set<Box> seen = new HashSet<>();
        for (Block block : page.blocks) {
            Box whole = outermost(block.home);
            if (whole == null || !seen.add(whole) || whole.blocks < 2) continue;
            boolean table = whole.tag.equals("table");
            if (table && !isData(page, whole)) continue;
            double chance = 0;
            double words = 0;
            for (int i = whole.firstBlock; i <= whole.lastBlock; i++) {
                double weight = Math.min(30, page.blocks.get(i).words) + 0.5;
                chance += weight * chances[i];
                words += weight;
            }
            boolean trusted = (whole.linkDensity() < 0.3 || isPost(whole))
                    && ClassSignal.strangeness(whole) > 0
                    && isAmongText(page, whole, kept);
            double least = trusted ? Math.min(enough, table ? TABLE_ENOUGH : LIST_ENOUGH) : enough;
            boolean keep = chance >= least * words;
            for (int i = whole.firstBlock; i <= whole.lastBlock; i++) kept[i] = keep;
        }
    }

    /** The outermost list or table, unless it holds more than a part of a text: old pages are laid out in tables. */
    private static @org.jspecify.annotations.Nullable Box outermost(Box home) {
        Box found = null;
        for (Box at = home; at != null; at = at.parent)
            if (at.tag.equals("ul") || at.tag.equals("ol") || at.tag.equals("table") || isPost(at)) found = at;
        return found;
    }

    /** A post of a social network, quoted: its words, its author and its date belong together. */
    private static boolean isPost(Box box) {
        return box.tag.equals("blockquote") && box.distance[EMBED] == 0;
    }

    private static final int EMBED = ClassWords.NAMES.indexOf("embed");

    /** Rows of more than one cell, and no cell that is a text of its own. */
    static boolean isData(Page page, Box table) {
        if (table.element.attr("role").equals("presentation")) return false;
        int cells = 0;
        int rows = 0;
        Box row = null;
        for (int i = Math.max(0, table.firstBlock); i <= table.lastBlock; i++) {
            Block block = page.blocks.get(i);
            if (block.home.nearest("table") != table || block.words > 120 || isPage(block)) return false;
            Box own = block.home.nearest("tr");
            if (own != row) rows++;
            row = own;
            cells++;
        }
        return rows >= 2 && cells >= 2 * rows - 1;
    }

    /** A cell with a headline, a list or several paragraphs in it is a part of a page, as pages were laid out once. */
    private static boolean isPage(Block block) {
        for (Box at = block.home; at != null && !at.tag.equals("tr") && !at.tag.equals("table"); at = at.parent)
            if (at.tag.equals("h1") || at.tag.equals("ul") || at.blocks > 4) return true;
        return false;
    }

    /** Right before it or right after it, in the same box, text is kept. */
    private static boolean isAmongText(Page page, Box whole, boolean[] kept) {
        Box around = whole.parent == null ? whole : whole.parent;
        // A post is wrapped in several boxes by whatever embeds it.
        for (int up = isPost(whole) ? WRAPPED : 1; up > 0 && around.blocks == whole.blocks; up--)
            if (around.parent != null) around = around.parent;
        int before = whole.firstBlock - 1;
        int after = whole.lastBlock + 1;
        return before >= around.firstBlock && kept[before] || after <= around.lastBlock && kept[after];
    }
}
