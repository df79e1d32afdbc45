package org.tributary.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Plurals that no ending tells (Arabic's broken ones), put in the form of their singular; works on stems. */
final class Singulars extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final CharArrayMap<String> singulars;

    Singulars(TokenStream input, CharArrayMap<String> singulars) {
        super(input);
        this.singulars = singulars;
    }

    /** @param stemmer by which the list's words become what the filter will meet */
    static CharArrayMap<String> read(String name, Analyzer stemmer) {
        Map<String, String> singulars = new HashMap<>();
        for (String line : Lists.lines(name)) {
            List<String> stems = List.of(line.split("\\s+")).stream()
                    .map(word -> stem(word, stemmer))
                    .toList();
            // A plural of two words (كتاب) stays with the first line that names it.
            String singular = singulars.getOrDefault(stems.get(0), stems.get(0));
            for (String plural : stems.subList(1, stems.size())) singulars.putIfAbsent(plural, singular);
        }
        return CharArrayMap.copy(singulars);
    }

    private static String stem(String word, Analyzer stemmer) {
        try (TokenStream tokens = stemmer.tokenStream("any", word)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            return tokens.incrementToken() ? term.toString() : word;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) return false;
        Optional.ofNullable(singulars.get(term.buffer(), 0, term.length()))
                .ifPresent(singular -> term.setEmpty().append(singular));
        return true;
    }
}
