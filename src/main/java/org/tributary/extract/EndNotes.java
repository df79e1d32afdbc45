package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * What an outlet says under an article in paragraphs like the article's own: who reported it, who the author is, "have a
 * tip?", "support us". Only at the end: further up, the same words may belong to the news.
 */
final class EndNotes {
    /** What is left of a chance. */
    private static final float LEFT = 0.05f;

    private static final int LONGEST = 90;
    /** So many words of the text may still follow. */
    private static final int END = 40;

    private static final int KINDS = 1 << Phrases.NAMES.indexOf("appeal") | 1 << Phrases.NAMES.indexOf("about");

    private EndNotes() {}

    static float[] heed(Page page, float[] chances) {
        float[] heeded = chances.clone();
        int after = 0;
        for (int i = chances.length - 1; i >= 0 && after < END; i--) {
            Block block = page.blocks.get(i);
            if (isNote(block)) heeded[i] *= LEFT;
            else if (chances[i] >= 0.5f) after += block.words;
        }
        return heeded;
    }

    /** The notes right under what is kept, as they stand: an agency may be named in them alone. */
    static List<String> under(Page page, boolean[] kept) {
        int last = kept.length - 1;
        while (last >= 0 && !kept[last]) last--;
        List<String> notes = new ArrayList<>();
        if (last < 0) return notes;
        Box around = page.blocks.get(last).home.parent;
        for (int i = last + 1; i < kept.length && around != null; i++) {
            Block block = page.blocks.get(i);
            if (!block.home.isWithin(around)) break;
            if (isNote(block)) notes.add(block.text);
        }
        return notes;
    }

    private static boolean isNote(Block block) {
        return block.words > 0 && block.words <= LONGEST && (block.phrases() & KINDS) != 0;
    }
}
