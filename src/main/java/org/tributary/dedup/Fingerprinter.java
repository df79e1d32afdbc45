package org.tributary.dedup;

import org.tributary.model.Fingerprint;

/**
 * Makes the fingerprint of an article: a hash of its body, and the terms under which it is found again. Those are the
 * shingles (runs of three words) of the headline and the opening, all of them, because a teaser is all that some outlets
 * print; of the rest one in 32, chosen by its own value, so that two copies choose the same ones; and the first and last
 * paragraphs as wholes, by which an outlet's habits are known.
 *
 * <p>At most {@value #MOST} terms, so at most 400 bytes. It knows nothing of languages: what a text is in may be guessed
 * differently for two copies, and is then no help.
 */
public final class Fingerprinter {
    static final int MOST = 96;
    private static final int OPENING = 32;
    private static final int HEADLINE = 12;
    private static final int PARAGRAPHS = 4;
    private static final int SHINGLE = 3;
    private static final int ONE_IN = 32;

    /**
     * Signs a text.
     *
     * @param title plain text
     * @param text paragraphs joined by a blank line; may be empty
     * @param language not looked at, see above
     */
    public Fingerprint sign(String title, String text, String language) {
        Prose body = Prose.of(text);
        int[] terms = new int[MOST];
        int size = shingles(Prose.of(title), HEADLINE, HEADLINE, terms, 0);
        int last = body.paragraphs() - 1;
        for (int p = 0; p <= last; p++) if (p < PARAGRAPHS || p > last - PARAGRAPHS) terms[size++] = body.paragraph(p);
        size = shingles(body, OPENING, MOST, terms, size);
        return new Fingerprint(bodyHash(body), Comparison.distinct(terms, size));
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
            if (i < opening || (shingle & ONE_IN - 1) == 0) terms[size++] = shingle;
        }
        return size;
    }
}
