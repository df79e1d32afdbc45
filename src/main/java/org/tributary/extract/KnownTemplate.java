package org.tributary.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tributary.model.Template;
import org.tributary.model.Template.Seen;

/**
 * What a source's other pages say of a page's blocks: one that stands on most of them is no news of this one, and the
 * box that held the body on most of them probably holds it here. The page's own evidence weighs more: what it repeats in
 * its description is never taken away, what is on some pages only (a paragraph of background) needs a doubt of the
 * judge's own, and the box moves a chance only where the judge hesitates.
 */
final class KnownTemplate {
    /** Pages that must agree. Two may be two versions of one report. */
    static final int ENOUGH_PAGES = 3;

    private static final double ON_MOST = 0.6;
    private static final double ON_SOME = 0.3;
    private static final float SURE = 0.8f;
    /** Smaller chances are not kept anyway. */
    private static final float HOPELESS = 0.05f;

    private static final float LEFT = 0.01f;
    private static final double LEAN = 0.8;
    private static final double HELD = 0.9;
    private static final int LEAST_SAID = 4;

    private final Template others;
    private final int enough;

    /** @param others without the page in question */
    KnownTemplate(Template others) {
        this(others, ENOUGH_PAGES);
    }

    KnownTemplate(Template others, int enough) {
        this.others = others;
        this.enough = enough;
    }

    /** The chances, with what the other pages say. */
    float[] heed(Page page, float[] chances) {
        if (others.pages().size() < enough) return chances;
        return withoutRepeats(page, leaned(page, chances));
    }

    /** Whether a block is on so many of the other pages that it can be no news. */
    boolean repeats(Block block) {
        return others.pages().size() >= enough && share(block) >= ON_MOST && count(block) >= enough;
    }

    private int count(Block block) {
        int hash = hash(block.text);
        int found = 0;
        for (Seen page : others.pages()) if (page.has(hash)) found++;
        return found;
    }

    private double share(Block block) {
        return (double) count(block) / others.pages().size();
    }

    float[] withoutRepeats(Page page, float[] chances) {
        float[] heeded = chances.clone();
        for (Block block : page.blocks) {
            float chance = chances[block.index];
            if (chance < HOPELESS || isDescribed(page, block)) continue;
            int count = count(block);
            if (count < Math.min(enough, 2)) continue;
            double share = (double) count / others.pages().size();
            boolean most = count >= enough && share >= ON_MOST;
            boolean some = share >= ON_SOME && chance < SURE;
            if (most || some) heeded[block.index] = chance * LEFT;
        }
        return heeded;
    }

    private static boolean isDescribed(Page page, Block block) {
        if (block.words < LEAST_SAID) return false;
        for (Shingles description : page.descriptions) if (description.share(page.hashes(block)) > 0.5) return true;
        return false;
    }

    float[] leaned(Page page, float[] chances) {
        Box box = usualBox(page);
        if (box == null) return chances;
        float[] leaned = chances.clone();
        for (Block block : page.blocks) {
            double chance = chances[block.index];
            if (chance < HOPELESS || chance > 1 - HOPELESS) continue;
            double odds = Math.log(chance / (1 - chance)) + (block.home.isWithin(box) ? LEAN : -LEAN);
            leaned[block.index] = (float) (1 / (1 + Math.exp(-odds)));
        }
        return leaned;
    }

    /** The box that is named as those that held the body on most other pages; of several the one with the most words. */
    private @Nullable Box usualBox(Page page) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Seen seen : others.pages()) if (seen.container() != 0) counts.merge(seen.container(), 1, Integer::sum);
        int usual = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> one : counts.entrySet())
            if (one.getValue() > most) {
                most = one.getValue();
                usual = one.getKey();
            }
        if (most < enough || most < ON_MOST * others.pages().size()) return null;
        Box best = null;
        for (Box box : page.boxes)
            if (box.proseWords > (best == null ? 0 : best.proseWords) && name(box) == usual) best = box;
        return best;
    }

    /** What is worth remembering of a page. */
    static Seen seen(Page page, float[] chances, Body body) {
        List<Integer> hashes = new ArrayList<>();
        for (Block block : page.blocks) if (chances[block.index] >= HOPELESS) hashes.add(hash(block.text));
        int half = Template.MOST_BLOCKS / 2;
        if (hashes.size() > Template.MOST_BLOCKS)
            hashes.subList(half, hashes.size() - half).clear();
        int[] sorted =
                hashes.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
        return new Seen(address(page.url), container(page, body), body.words(), sorted);
    }

    static int address(java.net.URI url) {
        return url.toString().hashCode();
    }

    /** The name of the smallest box that holds nearly all of the body. */
    private static int container(Page page, Body body) {
        int[] held = new int[page.boxes.size()];
        Map<Box, Integer> numbers = new java.util.IdentityHashMap<>();
        for (int i = 0; i < held.length; i++) numbers.put(page.boxes.get(i), i);
        int all = 0;
        for (Block block : body.blocks()) {
            all += block.words;
            for (Box at = block.home; at != null; at = at.parent) held[numbers.getOrDefault(at, 0)] += block.words;
        }
        if (all == 0) return 0;
        Box best = page.boxes.get(0);
        for (int i = 0; i < held.length; i++)
            if (held[i] >= HELD * all && page.boxes.get(i).depth >= best.depth) best = page.boxes.get(i);
        return name(best);
    }

    /** Tag and first class word, its own and its parent's: later words often name the article's topic. */
    static int name(Box box) {
        int own = 31 * box.tag.hashCode() + first(box);
        Box parent = box.parent;
        return 31 * own + (parent == null ? 1 : 31 * parent.tag.hashCode() + first(parent));
    }

    private static int first(Box box) {
        String names = box.element.className().strip();
        int blank = names.indexOf(' ');
        return ClassWords.shape(blank < 0 ? names : names.substring(0, blank));
    }

    /** Of letters, with digits made alike ("3 hours ago", "5 hours ago"), without case and punctuation. */
    static int hash(String text) {
        int hash = 7;
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c)) continue;
            if (Character.isDigit(c)) {
                if (!digit) hash = 31 * hash + '0';
                digit = true;
                continue;
            }
            digit = false;
            hash = 31 * hash + Character.toLowerCase(c);
        }
        return hash;
    }
}
