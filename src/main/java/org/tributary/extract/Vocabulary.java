package org.tributary.extract;

import java.util.HashMap;
import java.util.Map;

/** The longer words of what is thought body: a box about something else uses others. */
final class Vocabulary {
    private static final int SHORTEST = 5;
    private final Map<Integer, Integer> counts = new HashMap<>();

    Vocabulary(Page page, float[] first) {
        for (Block block : page.blocks)
            if (first[block.index] > 0.8) each(block.text, word -> counts.merge(word, 1, Integer::sum));
    }

    /** The share of the block's longer words that the rest of the body has too; -1 if it has none. */
    float share(Block block, boolean counted) {
        int[] found = new int[2];
        Map<Integer, Integer> own = new HashMap<>();
        each(block.text, word -> own.merge(word, 1, Integer::sum));
        own.forEach((word, times) -> {
            found[0]++;
            if (counts.getOrDefault(word, 0) > (counted ? times : 0)) found[1]++;
        });
        return found[0] == 0 ? -1 : (float) found[1] / found[0];
    }

    private static void each(String text, java.util.function.IntConsumer to) {
        int hash = 0;
        int length = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            char lower = Letters.lower(c);
            if (lower != 0) {
                hash = 31 * hash + lower;
                if (Prose.isWide(c)) {
                    if (length > 0) to.accept(hash);
                    hash = c;
                    length = 1;
                } else length++;
                continue;
            }
            if (length >= SHORTEST) to.accept(hash);
            hash = 0;
            length = 0;
        }
    }
}
