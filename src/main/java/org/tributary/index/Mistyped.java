package org.tributary.index;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of some words was meant by one that is none of them. */
final class Mistyped {
    private static final int FEW = 2;

    private Mistyped() {}

    /** The nearest: two letters wrong at most where the first is right, one where it is not. */
    static Optional<String> nearest(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> apart(typed, word) <= (word.charAt(0) == typed.charAt(0) ? FEW : 1))
                .min(Comparator.comparingInt(word -> apart(typed, word)));
    }

    /** Letters to add, drop or change (Levenshtein 1966). */
    private static int apart(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
