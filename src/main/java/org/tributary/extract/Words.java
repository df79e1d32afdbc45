package org.tributary.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Strings compared as readers compare them: without case, marks and punctuation. */
final class Words {
    private Words() {}

    /** The words in order; scripts that put no space between words give one character a word. */
    static List<String> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            boolean alone = Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30ff);
            if (Character.isLetterOrDigit(c) && !alone) word.appendCodePoint(c);
            else if (Character.getType(c) == Character.NON_SPACING_MARK || c == 0xad || c == 0x200c) continue;
            else {
                if (!word.isEmpty()) words.add(word.toString());
                word.setLength(0);
                if (alone) words.add(Character.toString(c));
            }
        }
        if (!word.isEmpty()) words.add(word.toString());
        return words;
    }

    /** Letters and digits alone, to compare names: "The Daily-Post" and "thedailypost" are one. */
    static String letters(String text) {
        return String.join("", of(text));
    }

    /** How far two strings share their words, 0 to 1: the share of the shorter one's words that the other has too. */
    static double held(List<String> a, List<String> b) {
        Set<String> few = new HashSet<>(a.size() <= b.size() ? a : b);
        Set<String> many = new HashSet<>(a.size() <= b.size() ? b : a);
        if (few.isEmpty()) return 0;
        int size = few.size();
        few.retainAll(many);
        return few.size() / (double) size;
    }
}
