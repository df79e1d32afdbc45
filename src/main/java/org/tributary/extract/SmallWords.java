package org.tributary.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Counts the small words of each language in a text, by the table {@code extract/small-words.txt}. */
final class SmallWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Map<String, List<String>> LANGUAGES_OF = load();
    /** Enough to decide; more words of a long text would only cost time. */
    private static final int MOST_WORDS = 60;

    private SmallWords() {}

    /** Language to the share of the words that it knows, 0 to 1; languages that know none are left out. */
    static Map<String, Double> shares(String text) {
        Map<String, Double> shares = new HashMap<>();
        String[] words = BETWEEN.split(text.toLowerCase(Locale.ROOT).replace("i̇", "i"), MOST_WORDS + 1);
        int count = Math.min(words.length, MOST_WORDS);
        for (int i = 0; i < count; i++)
            for (String language : LANGUAGES_OF.getOrDefault(words[i], List.of()))
                shares.merge(language, 1.0 / count, Double::sum);
        return shares;
    }

    private static Map<String, List<String>> load() {
        Map<String, Set<String>> languages = new HashMap<>();
        for (String line : DataFile.lines("small-words.txt")) {
            int tab = line.indexOf('\t');
            for (String word : line.substring(tab + 1).split(", "))
                languages.computeIfAbsent(word.strip(), w -> new HashSet<>()).add(line.substring(0, tab));
        }
        Map<String, List<String>> of = new HashMap<>();
        languages.forEach((word, some) -> of.put(word, List.copyOf(some)));
        return of;
    }
}
