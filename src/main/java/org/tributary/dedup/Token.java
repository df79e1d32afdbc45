package org.tributary.dedup;

import java.util.ArrayList;
import java.util.List;

/**
 * A word with what is written on to it, or the end of a paragraph.
 *
 * @param written as it stands there, blanks behind it included
 * @param folded as it is compared
 */
record Token(String written, String folded) {
    private static final Token END = new Token("", "\n");

    boolean endsParagraph() {
        return folded.equals("\n");
    }

    /** The words of some paragraphs, with an end between each two. */
    static List<Token> of(List<String> paragraphs) {
        List<Token> all = new ArrayList<>();
        for (String paragraph : paragraphs) {
            if (!all.isEmpty()) all.add(END);
            words(paragraph, all);
        }
        return all;
    }

    private static void words(String text, List<Token> all) {
        int from = 0;
        while (from < text.length()) {
            int to = from;
            boolean alone = Letters.standsAlone(text.charAt(from));
            do to++;
            while (to < text.length()
                    && !alone
                    && !Character.isWhitespace(text.charAt(to))
                    && !Letters.standsAlone(text.charAt(to)));
            while (to < text.length() && Character.isWhitespace(text.charAt(to))) to++;
            String written = text.substring(from, to);
            all.add(new Token(written, fold(written)));
            from = to;
        }
    }

    /** What counts of it; what has no letter counts as it is written. */
    static String fold(String written) {
        StringBuilder folded = new StringBuilder(written.length());
        for (char c : written.toCharArray()) {
            char f = Letters.folded(c);
            if (f != Letters.NOTHING
                    && (Character.isLetterOrDigit(f) || Character.isSurrogate(f) || f == '%' || f == '٪'))
                folded.append(f);
            else if (Character.isWhitespace(c) && folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ')
                folded.append(' ');
        }
        String bare = folded.toString().strip();
        return bare.isEmpty() ? written.strip() : bare;
    }

    static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) text.append(token.endsParagraph() ? " " : token.written);
        return text.toString();
    }
}
