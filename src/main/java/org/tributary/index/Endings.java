package org.tributary.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * A light stemmer made of a list: rounds of endings, of which each round cuts one at most. What it leaves need not be a
 * word, only the same for all forms of one.
 */
final class Endings extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final List<Round> rounds;

    /**
     * @param least so many letters must be left
     * @param endings the longest first, by their last letter: nearly all words are done with at a glance
     */
    record Round(int least, Map<Character, List<String>> endings) {}

    /** The rounds of a list in {@code resources/index}. */
    static List<Round> read(String name) {
        return Lists.lines(name).stream().map(Endings::round).toList();
    }

    private static Round round(String line) {
        String[] parts = line.split(":", 2);
        Map<Character, List<String>> endings = Stream.of(parts[1].strip().split("\\s+"))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.groupingBy(Endings::last));
        return new Round(Integer.parseInt(parts[0].strip()), endings);
    }

    Endings(TokenStream input, List<Round> rounds) {
        super(input);
        this.rounds = rounds;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) return false;
        for (Round round : rounds) cut(round);
        return true;
    }

    private void cut(Round round) {
        if (term.length() <= round.least) return;
        for (String ending : round.endings.getOrDefault(last(term), List.of()))
            if (term.length() - ending.length() >= round.least && endsWith(ending)) {
                term.setLength(term.length() - ending.length());
                return;
            }
    }

    private static Character last(CharSequence word) {
        return word.charAt(word.length() - 1);
    }

    private boolean endsWith(String ending) {
        int start = term.length() - ending.length();
        for (int i = 0; i < ending.length(); i++) if (term.charAt(start + i) != ending.charAt(i)) return false;
        return true;
    }
}
