package org.tributary.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How other languages write a name: {@code index/spellings.txt}, and a file of the reader's own beside it. Who searches
 * one spelling finds the others.
 */
final class Spellings {
    private static final List<String> OURS = Lists.lines("spellings.txt");

    private final Map<String, Set<String>> byForm = new HashMap<>();

    private Spellings(List<String> own) {
        OURS.forEach(this::add);
        own.forEach(this::add);
    }

    /**
     * Those we know, and those of a file in the same form.
     *
     * @throws UncheckedIOException where the file cannot be read
     */
    static Spellings with(Optional<Path> file) {
        try {
            return new Spellings(file.isEmpty() ? List.of() : Lists.telling(Files.readAllLines(file.get())));
        } catch (IOException e) {
            throw new UncheckedIOException("the spellings in " + file.get() + " cannot be read", e);
        }
    }

    /** All spellings of a name; of other words none. */
    Set<String> of(String words) {
        return byForm.getOrDefault(form(words), Set.of());
    }

    /** A line that shares a spelling with an earlier one adds to it. */
    private void add(String line) {
        Set<String> spellings = new LinkedHashSet<>();
        for (String one : line.split("\\|")) {
            spellings.add(one.strip());
            spellings.addAll(of(one));
        }
        for (String one : spellings) byForm.put(form(one), spellings);
    }

    /** Equal for spellings that differ in letter forms, marks and case alone. */
    private static String form(String words) {
        StringBuilder form = new StringBuilder();
        try (TokenStream tokens = Questions.NAMES.tokenStream("any", LetterForms.plain(words))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) form.append(term).append(' ');
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return form.toString();
    }
}
