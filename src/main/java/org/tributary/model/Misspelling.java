package org.tributary.model;

/** How far what somebody typed is from what there is. */
public final class Misspelling {
    private Misspelling() {}

    /**
     * Letters to add, drop, change or swap with their neighbour (Damerau 1964, as optimal string alignment), counted in
     * UTF-16 units; the work grows with the product of the lengths.
     */
    public static int errors(String a, String b) {
        int[] twoAgo = new int[b.length() + 1];
        int[] before = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) before[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) now[j] = Math.min(now[j], twoAgo[j - 2] + 1);
            }
            int[] free = twoAgo;
            twoAgo = before;
            before = now;
            now = free;
        }
        return before[b.length()];
    }
}
