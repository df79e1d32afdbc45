package org.tributary.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the names of agencies in a text, word by word, by the table {@code extract/agencies.txt}. */
final class AgencyNames {
    private static final int MASK = 0xffff;
    private static final BitSet STARTS = new BitSet(MASK + 1);
    private static final Map<String, List<Name>> BY_FIRST_WORD = load();

    /**
     * Where an agency is named.
     *
     * @param marks the table's marks for this agency
     */
    record Mention(String agency, String marks, int start, int end) {
        boolean may(char mark) {
            return marks.indexOf(mark) >= 0;
        }
    }

    private record Name(String agency, String marks, List<String> words, boolean asWritten) {}

    private AgencyNames() {}

    /** The names in order; of names that overlap, the longest. */
    static List<Mention> in(String text) {
        List<Mention> found = new ArrayList<>();
        int at = 0;
        while ((at = wordStart(text, at)) < text.length()) {
            int end = wordEnd(text, at);
            Mention longest = STARTS.get(hash(text, at, end) & MASK) ? longestAt(text, at, end) : null;
            if (longest != null) found.add(longest);
            at = longest == null ? end : longest.end();
        }
        return found;
    }

    private static @Nullable Mention longestAt(String text, int start, int firstEnd) {
        Mention longest = null;
        for (Name name : BY_FIRST_WORD.getOrDefault(folded(text.substring(start, firstEnd)), List.of())) {
            int end = endOf(name, text, start);
            if (end > 0 && (longest == null || end > longest.end()))
                longest = new Mention(name.agency(), name.marks(), start, end);
        }
        return longest;
    }

    /** Where the name ends that starts here, or 0 where it does not. */
    private static int endOf(Name name, String text, int start) {
        int at = start;
        int end = 0;
        for (String wanted : name.words()) {
            if (end > 0) at = wordStart(text, end);
            if (at - Math.max(end, start) > 3 || at >= text.length()) return 0;
            end = wordEnd(text, at);
            String word = text.substring(at, end);
            if (!(name.asWritten() ? word : folded(word)).equals(wanted)) return 0;
        }
        return end;
    }

    private static int wordStart(String text, int from) {
        int at = from;
        while (at < text.length() && !inWord(text.charAt(at))) at++;
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && inWord(text.charAt(at))) at++;
        return at;
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '\u200c' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Of the folded word, made without building it: nearly every word of a text begins no name. */
    private static int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            char c = folded(text.charAt(i));
            if (c != '\u200c') hash = 31 * hash + c;
        }
        return hash ^ (hash >>> 15);
    }

    private static char folded(char c) {
        return switch (c) {
            case 'أ', 'إ', 'آ' -> 'ا';
            case 'ي', 'ى' -> 'ی';
            case 'ك' -> 'ک';
            case 'ة' -> 'ه';
            case 'ڕ' -> 'ر';
            case 'İ' -> 'i';
            default -> Character.toLowerCase(c);
        };
    }

    private static String folded(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) if (word.charAt(i) != '\u200c') out.append(folded(word.charAt(i)));
        return out.toString();
    }

    private static Map<String, List<Name>> load() {
        Map<String, List<Name>> names = new HashMap<>();
        for (String line : DataFile.lines("agencies.txt")) {
            String[] columns = line.split("\t");
            for (String written : columns[2].split(",")) {
                boolean asWritten = written.equals(written.toUpperCase(Locale.ROOT))
                        && !written.equals(written.toLowerCase(Locale.ROOT));
                List<String> words = new ArrayList<>();
                for (int at = wordStart(written, 0);
                        at < written.length();
                        at = wordStart(written, wordEnd(written, at)))
                    words.add(written.substring(at, wordEnd(written, at)));
                String first = folded(words.get(0));
                STARTS.set(hash(first, 0, first.length()) & MASK);
                if (!asWritten) words.replaceAll(AgencyNames::folded);
                names.computeIfAbsent(first, w -> new ArrayList<>())
                        .add(new Name(columns[0], columns[1], words, asWritten));
            }
        }
        return names;
    }
}
