package org.tributary.dedup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a text that is read for what changed in it.
 *
 * @param written as it stands there
 * @param folded as {@link Letters} compare it
 * @param isName it has a capital that no sentence's beginning gave it
 * @param isQuoted somebody is quoted with it
 */
record Word(String written, String folded, boolean isName, boolean isQuoted) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’.,٫٬][\\p{L}\\p{N}]+)*|%|٪");
    private static final Pattern SENTENCE = Pattern.compile("[.!?…؟。۔:][\"”’»)\\]]*\\s*$");
    private static final String OPENING = "“«„「";
    private static final String CLOSING = "”»」";
    private static final int LINE = 12;

    boolean isFigure() {
        return folded.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** The words of all sentences; lines that are none are left out. */
    static List<Word> of(String text) {
        List<Word> all = new ArrayList<>();
        for (String paragraph : text.split("\\n+")) {
            List<Word> words = words(paragraph);
            boolean isLine =
                    words.size() <= LINE && !SENTENCE.matcher(paragraph).find();
            if (!isLine) all.addAll(words);
        }
        return all;
    }

    /** The words of one paragraph. */
    static List<Word> words(String paragraph) {
        List<Word> words = new ArrayList<>();
        Matcher found = WORD.matcher(paragraph);
        boolean quoted = false;
        boolean opens = true;
        int from = 0;
        while (found.find()) {
            for (int i = from; i < found.start(); i++) {
                char c = paragraph.charAt(i);
                if (c == '"') quoted = !quoted;
                else if (OPENING.indexOf(c) >= 0) quoted = true;
                else if (CLOSING.indexOf(c) >= 0) quoted = false;
                opens |= ".!?:".indexOf(c) >= 0 || c == '"' || OPENING.indexOf(c) >= 0;
            }
            String written = found.group();
            words.add(new Word(written, fold(written), !opens && Character.isUpperCase(written.charAt(0)), quoted));
            opens = false;
            from = found.end();
        }
        return words;
    }

    private static String fold(String written) {
        StringBuilder folded = new StringBuilder(written.length());
        for (char c : written.toCharArray()) {
            char f = Letters.folded(c);
            if (f != Letters.NOTHING
                    && (Character.isLetterOrDigit(f) || Character.isSurrogate(f) || f == '%' || f == '٪'))
                folded.append(f);
        }
        return folded.toString();
    }
}
