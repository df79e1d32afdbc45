package org.tributary.extract;

/**
 * What the characters of a text say, in any language: how many words and sentences, how it begins and ends.
 *
 * @param words runs of letters and digits; each character of scripts without spaces counts half
 */
record Prose(
        int words,
        int letters,
        int sentences,
        int commas,
        int digits,
        int capitals,
        int quotes,
        int marks,
        boolean endsSentence,
        boolean endsColon,
        boolean beginsUpper,
        boolean beginsDash) {

    static Prose of(String text) {
        int words = 0,
                letters = 0,
                sentences = 0,
                commas = 0,
                digits = 0,
                capitals = 0,
                quotes = 0,
                marks = 0,
                wide = 0;
        boolean inWord = false;
        boolean beginsUpper = false;
        char last = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Letters.is(c) || c >= 0x300 && c < 0x370 || c >= 0x610 && c < 0x6e0) {
                if (isWide(c)) wide++;
                else if (!inWord) {
                    words++;
                    if (Character.isUpperCase(c)) {
                        capitals++;
                        if (words == 1) beginsUpper = true;
                    }
                }
                inWord = !isWide(c);
                letters++;
                if (c >= '0' && c <= '9') digits++;
            } else {
                if (c != '\'' && c != '’' && c != '-') inWord = false;
                switch (c) {
                    case '.', '!', '?', '…', '؟', '۔' -> {
                        if (i + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(i + 1))) sentences++;
                    }
                    case '。', '！', '？' -> sentences++;
                    case ',', ';', '،', '؛', '、', '，' -> commas++;
                    case '"', '“', '”', '„', '«', '»', '「', '」', '‘', '』', '『' -> quotes++;
                    case '|', '/', '·', '•', '>', '©', '@', '#', '→', '›', '+', '*', '=', '_' -> marks++;
                    default -> {}
                }
            }
            if (c > ' ' && c != '\u00a0') last = c;
        }
        char end = last;
        for (int i = text.length() - 1; i >= 0 && "\"”»“’')]」』".indexOf(end) >= 0; i--) end = text.charAt(i);
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return new Prose(
                words + (wide + 1) / 2,
                letters,
                sentences,
                commas,
                digits,
                capitals,
                quotes,
                marks,
                ".!?…؟۔。！？".indexOf(end) >= 0,
                last == ':' || last == '：',
                beginsUpper,
                first == '-' || first == '–' || first == '—' || first == '•' || first == '*');
    }

    /** Scripts that put no space between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer. */
    static boolean isWide(char c) {
        if (c < 0xe00) return false;
        return c >= 0x3040 && c < 0xa000
                || c >= 0xf900 && c < 0xfb00
                || c < 0xf00
                || c >= 0x1000 && c < 0x10a0
                || c >= 0x1780 && c < 0x1800;
    }
}
