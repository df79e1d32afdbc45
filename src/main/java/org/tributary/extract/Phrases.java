package org.tributary.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The set phrases around articles, in many languages, by kind; they are lines of {@code phrases.txt}. */
final class Phrases {
    static final List<String> NAMES =
            List.of("more", "signup", "photo", "legal", "share", "advert", "byline", "comment", "appeal", "about");
    /** So many of them, the first, are figures of {@link PhraseSignal}; the others are only heeded by {@link EndNotes}. */
    static final int WEIGHED = NAMES.indexOf("comment") + 1;

    /** Set phrases stand at the beginning or the end of a text; the middle of a long one is not searched. */
    private static final int EDGE = 120;

    private record Phrase(String text, int kind) {}

    private static final int PLACES = 1 << 12;

    /** By their first two characters; others may share a place. */
    private static final Phrase[][] ALL = table(read());

    private Phrases() {}

    /** A bit for each kind of which a phrase stands near an end of the text. */
    static int in(String text) {
        if (text.length() <= 2 * EDGE) return search(text, 0, text.length());
        return search(text, 0, EDGE) | search(text, text.length() - EDGE, text.length());
    }

    private static int search(String text, int from, int to) {
        char[] part = new char[to - from];
        for (int i = 0; i < part.length; i++) part[i] = plain(text.charAt(from + i));
        int found = 0;
        for (int i = 0; i + 1 < part.length; i++) {
            Phrase[] candidates = ALL[place(part[i], part[i + 1])];
            if (candidates.length == 0 || i > 0 && Letters.is(part[i - 1]) && !Prose.isWide(part[i])) continue;
            for (Phrase phrase : candidates)
                if ((found & phrase.kind) == 0 && isAt(part, i, phrase.text)) found |= phrase.kind;
        }
        return found;
    }

    /** Whether the phrase stands there, and ends where a word ends. */
    private static boolean isAt(char[] part, int from, String phrase) {
        int end = from + phrase.length();
        if (end > part.length) return false;
        for (int i = 0; i < phrase.length(); i++) if (part[from + i] != phrase.charAt(i)) return false;
        char last = phrase.charAt(phrase.length() - 1);
        return end == part.length || !Letters.is(part[end]) || Prose.isWide(last) || !Letters.is(last);
    }

    private static char plain(char c) {
        char lower = Letters.lower(c);
        return lower != 0 ? lower : c == '’' ? '\'' : c == '\n' ? ' ' : c;
    }

    private static int place(char first, char second) {
        return (first * 31 + second) & PLACES - 1;
    }

    private static Phrase[][] table(List<Phrase> phrases) {
        Phrase[][] table = new Phrase[PLACES][0];
        for (Phrase phrase : phrases) {
            int at = place(phrase.text.charAt(0), phrase.text.charAt(1));
            table[at] = Arrays.copyOf(table[at], table[at].length + 1);
            table[at][table[at].length - 1] = phrase;
        }
        return table;
    }

    private static List<Phrase> read() {
        List<Phrase> all = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream("/extract/phrases.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int kind = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#") || line.isBlank()) continue;
                if (line.startsWith("[")) {
                    kind = 1 << NAMES.indexOf(line.substring(1, line.length() - 1));
                    continue;
                }
                all.add(new Phrase(line.strip().toLowerCase(Locale.ROOT), kind));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
