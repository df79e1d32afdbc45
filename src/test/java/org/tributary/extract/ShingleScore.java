package org.tributary.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The measure of ../shared/tools/score-articles: a text is the multiset of its runs of four words, a page's precision and
 * recall are over these.
 */
final class ShingleScore {
    static final int LENGTH = 4;

    /** One page's figures; precision is NaN where nothing was found. */
    record Page(double precision, double recall, double f1) {}

    private ShingleScore() {}

    static Page of(String expected, String found) {
        Map<Long, Integer> want = count(words(expected));
        Map<Long, Integer> got = count(words(found));
        int hit = 0;
        for (Map.Entry<Long, Integer> one : got.entrySet())
            hit += Math.min(one.getValue(), want.getOrDefault(one.getKey(), 0));
        int wanted = want.values().stream().mapToInt(Integer::intValue).sum();
        int gotten = got.values().stream().mapToInt(Integer::intValue).sum();
        return new Page(
                gotten == 0 ? Double.NaN : (double) hit / gotten,
                wanted == 0 ? Double.NaN : (double) hit / wanted,
                wanted + gotten == 0 ? 1 : 2.0 * hit / (wanted + gotten));
    }

    /** Precision and recall are averaged over pages, F1 is of the averages. */
    static double f1(List<Page> pages) {
        double precision = pages.stream()
                .mapToDouble(Page::precision)
                .filter(p -> !Double.isNaN(p))
                .average()
                .orElse(0);
        double recall = pages.stream()
                .mapToDouble(Page::recall)
                .filter(r -> !Double.isNaN(r))
                .average()
                .orElse(0);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    static Map<Long, Integer> count(int[] words) {
        Map<Long, Integer> found = new HashMap<>();
        for (long shingle : shingles(words)) found.merge(shingle, 1, Integer::sum);
        return found;
    }

    static long[] shingles(int[] words) {
        if (words.length == 0) return new long[0];
        int runs = Math.max(1, words.length - LENGTH + 1);
        long[] found = new long[runs];
        for (int i = 0; i < runs; i++) {
            long hash = 17;
            for (int k = i; k < Math.min(words.length, i + LENGTH); k++) hash = hash * 0x9E3779B97F4A7C15L + words[k];
            found[i] = hash;
        }
        return found;
    }

    static int[] words(String text) {
        List<Integer> found = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == 0xad || c == 0x2060 || c == 0xfeff) return;
            boolean letter = Character.isLetterOrDigit(c)
                    || c == '_'
                    || Character.getType(c) == Character.OTHER_NUMBER
                    || Character.getType(c) == Character.LETTER_NUMBER;
            boolean unspaced = isUnspaced(c);
            if ((!letter || unspaced) && word.length() > 0) {
                found.add(word.toString().hashCode());
                word.setLength(0);
            }
            if (unspaced) found.add(c);
            else if (letter) word.appendCodePoint(c);
        });
        if (word.length() > 0) found.add(word.toString().hashCode());
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean isUnspaced(int c) {
        return c >= 0xe00 && c <= 0xeff
                || c >= 0x1000 && c <= 0x109f
                || c >= 0x1780 && c <= 0x17ff
                || c >= 0x3040 && c <= 0x30ff
                || c >= 0x3400 && c <= 0x4dbf
                || c >= 0x4e00 && c <= 0x9fff
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0x20000 && c <= 0x3ffff;
    }
}
