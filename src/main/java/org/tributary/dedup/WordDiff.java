package org.tributary.dedup;

import java.util.ArrayList;
import java.util.List;

/** The shortest way from one row of words to another (longest common subsequence), and from one word to another. */
final class WordDiff {
    /** Rows longer than this, after what they begin and end with in common is taken away, count as all other words. */
    private static final int LONGEST = 4_000;

    private WordDiff() {}

    static List<Changes.Span> between(List<Word> before, List<Word> after) {
        int start = 0;
        while (start < before.size() && start < after.size() && same(before.get(start), after.get(start))) start++;
        int end = 0;
        while (end < before.size() - start
                && end < after.size() - start
                && same(before.get(before.size() - 1 - end), after.get(after.size() - 1 - end))) end++;
        List<Word> a = before.subList(start, before.size() - end);
        List<Word> b = after.subList(start, after.size() - end);
        if (a.isEmpty() && b.isEmpty()) return List.of();
        if (a.isEmpty() || b.isEmpty() || a.size() > LONGEST || b.size() > LONGEST)
            return List.of(new Changes.Span(List.copyOf(a), List.copyOf(b)));
        return spans(a, b, lengths(a, b));
    }

    private static boolean same(Word one, Word other) {
        return one.folded().equals(other.folded());
    }

    private static short[][] lengths(List<Word> a, List<Word> b) {
        short[][] common = new short[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--)
            for (int j = b.size() - 1; j >= 0; j--)
                common[i][j] = same(a.get(i), b.get(j))
                        ? (short) (common[i + 1][j + 1] + 1)
                        : (short) Math.max(common[i + 1][j], common[i][j + 1]);
        return common;
    }

    private static List<Changes.Span> spans(List<Word> a, List<Word> b, short[][] common) {
        List<Changes.Span> spans = new ArrayList<>();
        List<Word> gone = new ArrayList<>();
        List<Word> come = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && same(a.get(i), b.get(j))) {
                if (!gone.isEmpty() || !come.isEmpty())
                    spans.add(new Changes.Span(List.copyOf(gone), List.copyOf(come)));
                gone.clear();
                come.clear();
                i++;
                j++;
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) gone.add(a.get(i++));
            else come.add(b.get(j++));
        }
        if (!gone.isEmpty() || !come.isEmpty()) spans.add(new Changes.Span(List.copyOf(gone), List.copyOf(come)));
        return spans;
    }

    /** How many letters must be put in, taken out or replaced (Levenshtein). */
    static int letters(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) row[j] = j;
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int cost = from.charAt(i - 1) == to.charAt(j - 1) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
