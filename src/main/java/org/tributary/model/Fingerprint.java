package org.tributary.model;

import java.util.Arrays;

/**
 * The small thing by which texts are compared: made once when an article is filed, stored with it, never made again.
 *
 * @param bodyHash of the normalised body; equal for texts that differ in letter forms, spaces and punctuation only
 * @param terms sampled shingle hashes, sorted: two texts that share enough of them are worth an exact comparison
 */
public record Fingerprint(long bodyHash, int[] terms) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && bodyHash == that.bodyHash && Arrays.equals(terms, that.terms);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(bodyHash);
    }

    @Override
    public String toString() {
        return "Fingerprint[" + Long.toHexString(bodyHash) + ", " + terms.length + " terms]";
    }
}
