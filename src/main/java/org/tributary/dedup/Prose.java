package org.tributary.dedup;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A text as numbers: one for each word, and which words are figures or names. Spelling, case, typography and spaces are
 * gone; paragraphs are remembered by where they begin.
 */
final class Prose {
    static final byte WORD = 0;
    static final byte FIGURE = 1;
    static final byte NAME = 2;

    private static final int PERCENT = hash("percent");
    private static final int PER = hash("per");
    private static final int CENT = hash("cent");

    /** One number a word. */
    final int[] words;

    /** Of each word: {@link #WORD}, {@link #FIGURE} or {@link #NAME}. */
    final byte[] kinds;

    /** Of each word, how many letters it has (at most 12): long words say more than short ones. */
    final byte[] sizes;

    /** Where each paragraph begins; the last number is the length. */
    final int[] starts;

    /** Of each word, where in the text it begins. */
    final int[] places;

    private Prose(int[] words, byte[] kinds, byte[] sizes, int[] starts, int[] places) {
        this.places = places;
        this.words = words;
        this.kinds = kinds;
        this.sizes = sizes;
        this.starts = starts;
    }

    int length() {
        return words.length;
    }

    int paragraphs() {
        return starts.length - 1;
    }

    /** A number for the whole of a paragraph, never that of a shingle but by chance. */
    int paragraph(int i) {
        int h = 0x70617261;
        for (int w = starts[i]; w < starts[i + 1]; w++) h = mix(h, words[w]);
        return h;
    }

    /** The text without the paragraphs (by their number) that do not count. */
    Prose without(IntPredicate idle) {
        boolean[] drop = new boolean[paragraphs()];
        int left = 0;
        for (int p = 0; p < drop.length; p++) {
            drop[p] = idle.test(paragraph(p));
            if (!drop[p]) left += starts[p + 1] - starts[p];
        }
        if (left == length()) return this;
        Builder kept = new Builder();
        for (int p = 0; p < drop.length; p++) {
            if (drop[p]) continue;
            for (int w = starts[p]; w < starts[p + 1]; w++) kept.add(words[w], kinds[w], sizes[w], places[w]);
            kept.endParagraph();
        }
        return kept.done();
    }

    /** Reads a text whose paragraphs end with a line end. */
    static Prose of(String text) {
        Builder out = new Builder();
        boolean opens = true; // the next word opens a sentence, so its capital says nothing
        int length = text.length();
        for (int i = 0; i < length; ) {
            char raw = text.charAt(i);
            char c = Letters.folded(raw);
            if (raw == '\n') {
                out.endParagraph();
                opens = true;
                i++;
            } else if (raw == '%' || raw == '٪') {
                out.add(PERCENT, WORD, 1, i);
                i++;
            } else if (c == Letters.NOTHING || !Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) {
                opens |= raw == '.' || raw == '!' || raw == '?' || raw == ':' || raw == '؟' || raw == '۔';
                i++;
            } else if (Letters.standsAlone(raw)) {
                out.add(mix(7, c), WORD, 2, i);
                opens = false;
                i++;
            } else {
                i = word(text, i, opens, out);
                opens = false;
            }
        }
        out.endParagraph();
        return out.done();
    }

    private static int word(String text, int from, boolean opens, Builder out) {
        int h = 7;
        boolean digits = false;
        int letters = 0;
        int i = from;
        for (; i < text.length(); i++) {
            char raw = text.charAt(i);
            char c = Letters.folded(raw);
            if (c == Letters.NOTHING) continue;
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                if (Letters.standsAlone(raw)) break;
                digits |= c >= '0' && c <= '9';
                h = mix(h, c);
                letters++;
            } else if (!joins(text, i)) break;
        }
        byte kind = digits ? FIGURE : !opens && Character.isUpperCase(text.charAt(from)) ? NAME : WORD;
        if (h == CENT && out.last() == PER) out.replaceLast(PERCENT);
        else out.add(h, kind, letters, from);
        return i;
    }

    /** An apostrophe inside a word, or what separates thousands and decimals inside a figure. */
    private static boolean joins(String text, int i) {
        if (i == 0 || i + 1 >= text.length()) return false;
        char before = text.charAt(i - 1);
        char after = text.charAt(i + 1);
        return switch (text.charAt(i)) {
            case '\'', '’', 'ʼ' -> Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
            case '.', ',', '٫', '٬' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
    }

    static int hash(String folded) {
        int h = 7;
        for (int i = 0; i < folded.length(); i++) h = mix(h, folded.charAt(i));
        return h;
    }

    static int mix(int h, int value) {
        int x = h * 0x9E3779B1 + value;
        x ^= x >>> 15;
        x *= 0x85EBCA77;
        return x ^ x >>> 13;
    }

    private static final class Builder {
        private int[] words = new int[256];
        private byte[] kinds = new byte[256];
        private byte[] sizes = new byte[256];
        private int[] places = new int[256];
        private int[] starts = new int[16];
        private int size;
        private int ends;

        int last() {
            return size == 0 || starts[ends] == size ? 0 : words[size - 1];
        }

        void replaceLast(int word) {
            words[size - 1] = word;
        }

        void add(int word, byte kind, int letters, int place) {
            if (size == words.length) {
                words = Arrays.copyOf(words, size * 2);
                kinds = Arrays.copyOf(kinds, size * 2);
                sizes = Arrays.copyOf(sizes, size * 2);
                places = Arrays.copyOf(places, size * 2);
            }
            words[size] = word;
            places[size] = place;
            sizes[size] = (byte) Math.min(letters, 12);
            kinds[size++] = kind;
        }

        void endParagraph() {
            if (starts[ends] == size) return;
            if (++ends == starts.length) starts = Arrays.copyOf(starts, ends * 2);
            starts[ends] = size;
        }

        Prose done() {
            return new Prose(
                    Arrays.copyOf(words, size),
                    Arrays.copyOf(kinds, size),
                    Arrays.copyOf(sizes, size),
                    Arrays.copyOf(starts, ends + 1),
                    Arrays.copyOf(places, size));
        }
    }
}
