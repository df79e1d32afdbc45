package org.tributary.dedup;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Letters by what a reader sees in them: NFKC, one case, no marks, no tatweel, no invisible characters; the Arabic,
 * Persian and Kurdish forms of alef, ya, kaf and ha as one; any script's digits as 0 to 9.
 *
 * <p>It need not be right for a language, only the same for two outlets that type one text differently.
 */
final class Letters {
    /** A character that leaves nothing behind. */
    static final char NOTHING = 0;

    private static final String FORMS = "ٱا ىي یي ېي ۍي ێي ۆو ۇو ۈو ۋو ةه ەه ھه ہه ۀه ۃه ۂه کك ڪك ڕر ڵل ßs ıi";
    private static final char[] FOLDED = table();

    private Letters() {}

    /** What the character is compared as; {@link #NOTHING} where it does not count at all. */
    static char folded(char c) {
        return FOLDED[c];
    }

    /** Scripts that put no spaces between words: each character is a word. */
    static boolean standsAlone(char c) {
        if (c < 0x0E00) return false;
        return c <= 0x0EFF
                || c >= 0x1000 && c <= 0x109F
                || c >= 0x1780 && c <= 0x17FF
                || c >= 0x3041 && c <= 0x30FF
                || c >= 0x3400 && c <= 0x9FFF
                || c >= 0xF900 && c <= 0xFAFF;
    }

    private static char[] table() {
        char[] table = new char[0x10000];
        for (int c = 0; c < table.length; c++) table[c] = fold((char) c);
        for (String form : FORMS.split(" ")) table[form.charAt(0)] = form.charAt(1);
        return table;
    }

    private static char fold(char c) {
        if (c < 0x80) return Character.toLowerCase(c);
        if (Character.isSurrogate(c) || c >= 0xAC00 && c <= 0xD7A3) return c;
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT)
            return NOTHING;
        if (c == 'ـ') return NOTHING;
        if (type == Character.DECIMAL_DIGIT_NUMBER) return (char) ('0' + Character.digit(c, 10));
        String plain = Normalizer.normalize(Character.toString(c).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        for (int i = 0; i < plain.length(); i++) {
            char d = plain.charAt(i);
            if (Character.isLetterOrDigit(d)) return form(d);
        }
        return c;
    }

    private static char form(char c) {
        int at = FORMS.indexOf(c);
        return at >= 0 && at % 3 == 0 ? FORMS.charAt(at + 1) : c;
    }
}
