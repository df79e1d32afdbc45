package org.tributary.extract;

import java.util.Locale;

/**
 * What speaks plainly against a block on any page, whatever its place does for it: a link to "read more", a copyright
 * line, a caption, a box that lies over the page. On layouts that the forests have never seen, the place may win over
 * these; it should not.
 */
final class Objections {
    /** What is left of a chance. */
    private static final float LEFT = 0.05f;

    /** Not worth a look. */
    private static final float HOPELESS = 0.05f;

    private static final int SHORT = 25;
    private static final int SENTENCE = 10;
    private static final int FEW = 3;
    private static final double SAME = 0.85;
    private static final int SMALL_BOX = 4;
    private static final int CAPTION = ClassWords.NAMES.indexOf("caption");
    private static final int MORE = 1 << Phrases.NAMES.indexOf("more");
    private static final int SIGN_UP = 1 << Phrases.NAMES.indexOf("signup");
    /** As words of a class name, of a box beside the text or over it. */
    private static final String[] BESIDE = {"infobox", "factbox", "modal", "lightbox", "cookie", "consent"};

    private static final int REACH = 4;

    private Objections() {}

    static float[] heed(Page page, float[] chances) {
        float[] heeded = chances.clone();
        boolean begun = false;
        for (Block block : page.blocks) {
            if (chances[block.index] < HOPELESS) continue;
            boolean title = isTitle(page, block);
            // Whose it is and of which day stands above a text; further down such a line may be of it.
            boolean byline = !begun && DatedByline.isOne(block.text);
            begun |= block.words >= SENTENCE && !title && !byline;
            if (byline
                    || title
                    || isCaption(block)
                    || isPointer(block)
                    || isRights(block)
                    || isBeside(page, block)
                    || isShouted(block)) heeded[block.index] *= LEFT;
        }
        return heeded;
    }

    /** Its box or the one around is named for captions, and holds not much more. */
    private static boolean isCaption(Block block) {
        for (Box at = block.home; at != null && at.depth >= block.home.depth - 1; at = at.parent)
            if (at.distance[CAPTION] == 0) return at.blocks <= SMALL_BOX;
        return false;
    }

    /** "Read also: ...", "Sign up here": a short line, mostly a link. */
    private static boolean isPointer(Block block) {
        return block.words < SHORT && block.linkDensity() >= 0.5 && (block.phrases() & (MORE | SIGN_UP)) != 0;
    }

    /** The headline again, in words that hardly differ. */
    private static boolean isTitle(Page page, Block block) {
        return block.words >= FEW && block.words < 2 * SHORT && page.titles.likeness(block) >= SAME;
    }

    private static boolean isRights(Block block) {
        return block.words < 2 * SHORT && (block.text.startsWith("©") || block.text.startsWith("(c)"));
    }

    private static boolean isBeside(Page page, Block block) {
        int up = 0;
        for (Box at = block.home; at != null && up < REACH; at = at.parent, up++) {
            if (page.trunk.isWithin(at)) return false;
            if (at.element.attributesSize() == 0) continue;
            String names = at.element.className().toLowerCase(Locale.ROOT);
            for (String word : BESIDE) if (names.contains(word)) return true;
        }
        return false;
    }

    /** A line of capitals that is all link. */
    private static boolean isShouted(Block block) {
        return block.words < SHORT
                && block.linkDensity() > 0.9
                && block.text.equals(block.text.toUpperCase(Locale.ROOT))
                && !block.text.equals(block.text.toLowerCase(Locale.ROOT));
    }
}
