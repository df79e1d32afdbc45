package org.tributary.publish;

/**
 * Text that XML 1.0 can carry (section 2.2): control characters are dropped, halves of surrogate pairs replaced.
 * Bidi controls are letters of their languages and stay.
 */
final class CleanText {
    private CleanText() {}

    static String of(String raw) {
        int i = 0;
        while (i < raw.length() && plain(raw.charAt(i))) i++;
        if (i == raw.length()) return raw;
        StringBuilder out = new StringBuilder(raw.length()).append(raw, 0, i);
        while (i < raw.length()) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) out.append('\uFFFD');
            else if (allowed(c)) out.appendCodePoint(c);
        }
        return out.toString();
    }

    private static boolean plain(char c) {
        return c >= 0x20 && c < Character.MIN_SURROGATE;
    }

    private static boolean allowed(int c) {
        return c >= 0x20 && c != 0xFFFE && c != 0xFFFF || c == '\t' || c == '\n';
    }

    /** One line: white space of any kind becomes one blank. */
    static String line(String raw) {
        return of(raw.replace('\r', ' ')).replaceAll("[\\s\\u00A0]+", " ").strip();
    }
}
