package org.tributary.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How other languages write a name: {@code index/spellings.txt}. Who searches one spelling finds the others. */
final class Spellings {
    private static final Map<String, Set<String>> BY_FORM = read();

    private Spellings() {}

    /** All spellings of a name; of other words none. */
    static Set<String> of(String words) {
        return BY_FORM.getOrDefault(form(words), Set.of());
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> byForm = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Spellings.class.getResourceAsStream("/index/spellings.txt")),
                StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                if (line.isBlank() || line.startsWith("#")) continue;
                List<String> spellings = List.of(line.split("\\|"));
                for (String one : spellings)
                    byForm.computeIfAbsent(form(one), form -> new LinkedHashSet<>())
                            .addAll(spellings);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byForm;
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
