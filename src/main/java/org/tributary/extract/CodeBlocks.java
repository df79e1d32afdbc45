package org.tributary.extract;

/**
 * Code between two paragraphs that are kept is kept, although it reads like nothing that a judge of prose believes in: a
 * {@code pre} in the same box as they, without links.
 */
final class CodeBlocks {
    private CodeBlocks() {}

    static void settle(Page page, boolean[] kept) {
        for (Block block : page.blocks) {
            Box code = block.home.nearest("pre");
            if (code == null || kept[block.index] || code.linkDensity() > 0 || ClassSignal.strangeness(code) == 0)
                continue;
            Box around = code.parent == null ? code : code.parent;
            if (around.blocks == code.blocks && around.parent != null) around = around.parent;
            int before = code.firstBlock - 1;
            int after = code.lastBlock + 1;
            boolean among = before >= around.firstBlock && kept[before] && after <= around.lastBlock && kept[after];
            if (!among) continue;
            for (int i = code.firstBlock; i <= code.lastBlock; i++) kept[i] = true;
        }
    }
}
