package org.tributary.index;

import java.text.Normalizer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * One form for letters of the Arabic script that keyboards and outlets write in several: Persian and Kurdish yeh, kaf
 * and heh, vowel signs, tatweel, joiners, bidi controls.
 */
final class LetterForms extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    LetterForms(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws java.io.IOException {
        if (!input.incrementToken()) return false;
        char[] letters = term.buffer();
        int kept = 0;
        for (int i = 0; i < term.length(); i++) {
            char c = letters[i];
            if (!silent(c)) letters[kept++] = oneForm(c);
        }
        term.setLength(kept);
        return true;
    }

    private static boolean silent(char c) {
        return c == 'ـ'
                || c >= '\u064B' && c <= '\u065F'
                || c == '\u0670'
                || c >= '\u06D6' && c <= '\u06ED' && c != '\u06DD' && c != '\u06DE'
                || c >= '\u200C' && c <= '\u200F'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069';
    }

    private static char oneForm(char c) {
        return switch (c) {
            case 'ی', 'ى', 'ې' -> 'ي';
            case 'ک' -> 'ك';
            case 'ە', 'ہ', 'ھ', 'ۀ', 'ة' -> 'ه';
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            default -> c;
        };
    }

    /** Old pages write Arabic in presentation forms, letter by letter as it looks (U+FB50 and up); these are undone. */
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) >= '\uFB50' && text.charAt(i) != '\uFFFD')
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
        return text;
    }
}
