package org.tributary.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows Kurmanji, which language models take for Turkish, French or Croatian: by its small words and its ê, î, û, and by
 * the table {@code extract/kurmanji.txt}.
 */
final class Kurmanji {
    private static final Map<String, Set<String>> WORDS = load();
    private static final Pattern LATIN_KURDISH = Pattern.compile("[abcçdeêfghiîjklmnopqrsştuûvwxyz]+[aeêîûn]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final double ENOUGH = 1.3;
    private static final double ENOUGH_A_WORD = 0.17;
    private static final double DECLARED = 3;

    private Kurmanji() {}

    /** kmr, or an empty string where the text is something else. */
    static String language(String text, String prior) {
        double score = prior.equals("kmr") || prior.equals("ku") ? DECLARED : 0;
        int words = 0;
        for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT))) {
            if (word.isEmpty()) continue;
            words++;
            score += byTable(word) + byLetters(word);
        }
        return score >= ENOUGH && score >= ENOUGH_A_WORD * words ? "kmr" : "";
    }

    private static double byTable(String word) {
        double score = 0;
        if (is("own", word)) score += 1.5;
        else if (is("prepositions", word)) score += 0.9;
        else if (is("shared", word)) score += 0.3;
        if (is("turkish", word)) score -= 1.5;
        if (is("zazaki", word)) score -= 1;
        return score;
    }

    /** Its cases end in -ê and -ên; its alphabet has w, x and q, and none of the dotless, umlauted or accented letters. */
    private static double byLetters(String word) {
        double score = 0;
        boolean longer = word.length() > 3;
        if (longer && (word.endsWith("ê") || word.endsWith("ên"))) score += 1.1;
        else if (has(word, "êîû")) score += 0.6;
        if (longer && has(word, "wxq") && LATIN_KURDISH.matcher(word).matches()) score += 0.25;
        if (has(word, "ığöü")) score -= 0.7;
        if (has(word, "ãõạếéèàœ")) score -= 1;
        return score;
    }

    private static boolean has(String word, String letters) {
        for (int i = 0; i < word.length(); i++) if (letters.indexOf(word.charAt(i)) >= 0) return true;
        return false;
    }

    private static boolean is(String kind, String word) {
        return WORDS.getOrDefault(kind, Set.of()).contains(word);
    }

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> words = new HashMap<>();
        for (String line : DataFile.lines("kurmanji.txt")) {
            int tab = line.indexOf('\t');
            words.put(line.substring(0, tab), Set.of(line.substring(tab + 1).split(", ")));
        }
        return words;
    }
}
