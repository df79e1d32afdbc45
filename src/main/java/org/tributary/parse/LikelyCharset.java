package org.tributary.parse;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What bytes of which nothing true is declared are likely to be. The language that the document names decides between the
 * charsets of its script (short texts fool every detector); without one, icu4j looks at the bytes.
 */
final class LikelyCharset {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int ENOUGH = 65_536;
    /** Of a hundred; less is a guess. */
    private static final int SURE = 20;

    private static final List<String> ARABIC = List.of("windows-1256", "ISO-8859-6");
    private static final List<String> CYRILLIC = List.of("windows-1251", "KOI8-R", "ISO-8859-5");
    private static final Map<String, List<String>> OF_LANGUAGE = Map.ofEntries(
            Map.entry("ar", ARABIC),
            Map.entry("fa", ARABIC),
            Map.entry("ur", ARABIC),
            Map.entry("ps", ARABIC),
            Map.entry("ckb", ARABIC),
            Map.entry("tr", List.of("windows-1254")),
            Map.entry("ku", List.of("windows-1254")),
            Map.entry("kmr", List.of("windows-1254")),
            Map.entry("az", List.of("windows-1254")),
            Map.entry("he", List.of("windows-1255")),
            Map.entry("el", List.of("windows-1253")),
            Map.entry("ru", CYRILLIC),
            Map.entry("uk", CYRILLIC),
            Map.entry("bg", CYRILLIC));

    private LikelyCharset() {}

    /** Whether the language has charsets of its own, so that a Latin label over it lies. */
    static boolean knows(String language) {
        return OF_LANGUAGE.containsKey(language);
    }

    /** @param language as the document names it, in lower case; empty where it names none */
    static Charset of(byte[] bytes, String language) {
        byte[] sample = bytes.length > ENOUGH ? Arrays.copyOf(bytes, ENOUGH) : bytes;
        List<String> names = OF_LANGUAGE.getOrDefault(language, List.of());
        if (names.isEmpty()) return detected(sample).orElse(WESTERN);
        Charset best = Charset.forName(names.get(0));
        for (String name : names)
            if (letters(sample, Charset.forName(name)) > letters(sample, best)) best = Charset.forName(name);
        return best;
    }

    private static Optional<Charset> detected(byte[] sample) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(sample);
        CharsetMatch match = detector.detect();
        if (match == null || match.getConfidence() < SURE) return Optional.empty();
        return XmlDecoder.charset(match.getName());
    }

    /** Lower-case letters (of scripts without case: letters) less what no word holds: the wrong charset has few of them. */
    private static int letters(byte[] sample, Charset charset) {
        int sum = 0;
        String text = new String(sample, charset);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) continue;
            boolean latin = c < 0x250;
            boolean letter = Character.isLetter(c) && !Character.isUpperCase(c);
            sum += letter && !latin ? 2 : letter ? 0 : -1;
        }
        return sum;
    }
}
