package org.tributary.parse;

/** What XML 1.0 may hold (section 2.2): control characters and halves of pairs are taken out. */
final class LegalCharacters implements Mend {
    @Override
    public String mend(String xml) {
        return of(xml);
    }

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) if (!legal(text, i)) return filtered(text, i);
        return text;
    }

    private static String filtered(String text, int from) {
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) if (legal(text, i)) out.append(text.charAt(i));
        return out.toString();
    }

    private static boolean legal(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
        if (c < 0xD800) return true;
        if (Character.isHighSurrogate(c)) return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        if (Character.isLowSurrogate(c)) return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        return c < 0xFFFE;
    }

    static boolean legal(int codePoint) {
        if (codePoint < 0x20) return codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        return codePoint < 0xD800
                || (codePoint >= 0xE000 && codePoint < 0xFFFE)
                || (codePoint >= 0x10000 && codePoint <= 0x10FFFF);
    }
}
