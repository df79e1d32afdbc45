package org.tributary.dedup;

/** What two texts have in common, as a person would point at it: the longest run of words, as one of them writes it. */
final class SharedText {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 240;

    private SharedText() {}

    /**
     * A line of the first text; empty where no three words in a row are common.
     *
     * @param text whose words {@code mine} are
     */
    static String of(String text, Prose mine, Prose theirs) {
        Overlap runs = Overlap.of(mine, theirs, SHORTEST);
        int best = -1;
        for (int r = 0; r < runs.runs; r++) if (best < 0 || runs.longs[r] > runs.longs[best]) best = r;
        if (best < 0) return "";
        int from = mine.places[runs.atA[best]];
        int last = mine.places[runs.atA[best] + runs.longs[best] - 1];
        int to = end(text, last);
        return line(text, from, to);
    }

    private static int end(String text, int from) {
        int to = from;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) to++;
        return to;
    }

    private static String line(String text, int from, int to) {
        boolean cut = to - from > LONGEST;
        int until = cut ? from + LONGEST : to;
        if (cut) {
            int blank = text.lastIndexOf(' ', until);
            if (blank > from) until = blank;
            else if (Character.isHighSurrogate(text.charAt(until - 1))) until--;
        }
        return text.substring(from, until).replaceAll("\\s+", " ").strip() + (cut ? " …" : "");
    }
}
