package org.tributary.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The set phrases around articles, in many languages, by kind; they are lines of {@code phrases.txt}. */
final class Phrases {
    static final List<String> NAMES =
            List.of("more", "signup", "photo", "legal", "share", "advert", "byline", "comment");
    static final int KINDS = NAMES.size();

    /** Set phrases stand at the beginning or the end of a text; the middle of a long one is not searched. */
    private static final int EDGE = 120;

    private record Phrase(String text, int kind) {}

    /** By their first two characters. */
    private static final Map<Integer, List<Phrase>> ALL = read();

    private Phrases() {}

    /** A bit for each kind of which a phrase stands near an end of the text. */
    static int in(String text) {
        if (text.length() <= 2 * EDGE) return search(text);
        return search(text.substring(0, EDGE)) | search(text.substring(text.length() - EDGE));
    }

    private static int search(String part) {
        String text = part.toLowerCase(Locale.ROOT).replace('’', '\'').replace('\n', ' ');
        int found = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (i > 0 && Character.isLetterOrDigit(text.charAt(i - 1)) && !Prose.isWide(text.charAt(i))) continue;
            List<Phrase> candidates = ALL.get(text.charAt(i) << 16 | text.charAt(i + 1));
            if (candidates == null) continue;
            for (Phrase phrase : candidates) {
                if (!text.startsWith(phrase.text, i)) continue;
                int end = i + phrase.text.length();
                char last = phrase.text.charAt(phrase.text.length() - 1);
                if (end == text.length()
                        || !Character.isLetterOrDigit(text.charAt(end))
                        || Prose.isWide(last)
                        || !Character.isLetterOrDigit(last)) found |= phrase.kind;
            }
        }
        return found;
    }

    private static Map<Integer, List<Phrase>> read() {
        Map<Integer, List<Phrase>> all = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream("/extract/phrases.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int kind = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#") || line.isBlank()) continue;
                if (line.startsWith("[")) {
                    kind = 1 << NAMES.indexOf(line.substring(1, line.length() - 1));
                    continue;
                }
                String text = line.strip().toLowerCase(Locale.ROOT);
                all.computeIfAbsent(text.charAt(0) << 16 | text.charAt(1), key -> new ArrayList<>())
                        .add(new Phrase(text, kind));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
