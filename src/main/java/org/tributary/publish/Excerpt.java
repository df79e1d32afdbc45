package org.tributary.publish;

/** The beginning of a text: its first paragraph, at most 200 words of it. */
public final class Excerpt {
    static final int MAX_WORDS = 200;

    private Excerpt() {}

    public static String of(String text) {
        String first = text.strip().split("\\n\\s*\\n", 2)[0].strip();
        int halves = 0;
        boolean inWord = false;
        for (int i = 0; i < first.length(); ) {
            int c = first.codePointAt(i);
            boolean letter = !Character.isWhitespace(c);
            // Chinese and Japanese put no blanks between words; two signs make about one.
            if (Character.isIdeographic(c)) halves++;
            else if (letter && !inWord) halves += 2;
            inWord = letter;
            if (halves > 2 * MAX_WORDS) return first.substring(0, i).strip() + " …";
            i += Character.charCount(c);
        }
        return first;
    }
}
