package org.tributary.dedup;

import java.util.Arrays;
import org.tributary.model.Fingerprint;

/**
 * Makes the fingerprint of an article: a hash of its body, and the shingles (runs of three words) under which it is
 * found again. The opening's shingles are taken all, because a teaser is all that some outlets print; of the rest one in
 * sixteen, chosen by its own value, so that two copies choose the same ones.
 *
 * <p>At most {@value #MOST} terms, so at most half a kilobyte. It knows nothing of languages: what a text is in may be
 * guessed differently for two copies, and is then no help.
 */
public final class Fingerprinter {
    static final int OPENING = 56;
    static final int HEADLINE = 14;
    static final int MOST = 112;
    private static final int SHINGLE = 3;

    /**
     * Signs a text.
     *
     * @param title plain text; counts where the body is short, too
     * @param text paragraphs joined by a blank line; may be empty
     * @param language not looked at, see above
     */
    public Fingerprint sign(String title, String text, String language) {
        Prose body = Prose.of(text);
        int[] terms = new int[MOST];
        int size = shingles(Prose.of(title), HEADLINE, HEADLINE, terms, 0);
        size = shingles(body, OPENING, MOST - size, terms, size);
        return new Fingerprint(bodyHash(body), distinct(terms, size));
    }

    /** Zero for a body without a word. */
    static long bodyHash(Prose body) {
        long h = 0;
        for (int word : body.words) h = (h + word) * 0x9E3779B97F4A7C15L ^ h >>> 29;
        return h;
    }

    private static int shingles(Prose prose, int opening, int room, int[] terms, int size) {
        int[] words = prose.words;
        int end = Math.min(terms.length, size + room);
        for (int i = 0; i + SHINGLE <= words.length && size < end; i++) {
            int shingle = Prose.mix(Prose.mix(words[i], words[i + 1]), words[i + 2]);
            if (i < opening || (shingle & 15) == 0) terms[size++] = shingle;
        }
        return size;
    }

    private static int[] distinct(int[] terms, int size) {
        Arrays.sort(terms, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) if (kept == 0 || terms[i] != terms[kept - 1]) terms[kept++] = terms[i];
        return Arrays.copyOf(terms, kept);
    }
}
