package org.tributary.extract;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** How much two texts have in common. */
final class Likeness {
    private Likeness() {}

    /** Words two texts share against all their words, 0 to 1. */
    static double sameWords(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) return 0;
        if (one.length() > 4 * other.length() || other.length() > 4 * one.length()) return 0;
        Set<String> a = words(one);
        Set<String> b = words(other);
        int both = 0;
        for (String word : a) if (b.contains(word)) both++;
        int all = a.size() + b.size() - both;
        return all == 0 ? 0 : (double) both / all;
    }

    static Set<String> words(String text) {
        Set<String> found = new HashSet<>();
        int start = -1;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i <= lower.length(); i++) {
            boolean letter = i < lower.length() && Character.isLetterOrDigit(lower.charAt(i));
            if (letter && Prose.isWide(lower.charAt(i))) {
                found.add(lower.substring(i, Math.min(lower.length(), i + 2)));
                letter = false;
            }
            if (letter && start < 0) start = i;
            if (!letter && start >= 0) {
                found.add(lower.substring(start, i));
                start = -1;
            }
        }
        return found;
    }
}
