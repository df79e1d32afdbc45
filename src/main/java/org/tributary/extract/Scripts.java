package org.tributary.extract;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** How many letters of each script a text holds. */
record Scripts(Map<UnicodeScript, Integer> counts, int letters) {
    private static final Set<String> ARABIC =
            Set.of("ar", "fa", "ur", "ckb", "ku", "ps", "ug", "sd", "pnb", "arz", "ary", "az", "ks");
    private static final Set<String> CYRILLIC =
            Set.of("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "tt", "uz", "ce", "ba", "cv", "os");
    private static final Set<String> DEVANAGARI = Set.of("hi", "mr", "ne", "sa");
    private static final Set<String> BENGALI = Set.of("bn", "as");
    private static final Set<String> OTHERS = Set.of(
            "he", "yi", "el", "ko", "ja", "zh", "th", "lo", "ka", "hy", "ta", "te", "kn", "ml", "gu", "pa", "si", "km",
            "my", "am", "ti", "or");

    static Scripts of(String text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        int letters = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!Character.isLetter(c)) continue;
            letters++;
            counts.merge(UnicodeScript.of(c), 1, Integer::sum);
        }
        return new Scripts(counts, letters);
    }

    /** The script of most letters; kana beside Chinese characters make Japanese. */
    UnicodeScript main() {
        UnicodeScript main = UnicodeScript.COMMON;
        int most = 0;
        for (Map.Entry<UnicodeScript, Integer> one : counts.entrySet()) {
            // One Latin name is six letters; one Chinese character is a word.
            int weight = one.getValue() * (one.getKey() == UnicodeScript.HAN || isKana(one.getKey()) ? 3 : 1);
            if (weight > most) {
                most = weight;
                main = one.getKey();
            }
        }
        return main;
    }

    int kana() {
        return counts.getOrDefault(UnicodeScript.HIRAGANA, 0) + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    }

    private static boolean isKana(UnicodeScript script) {
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    /** Whether a language is written so. */
    static boolean writes(String language, UnicodeScript script) {
        if (language.isEmpty()) return false;
        return switch (script) {
            case ARABIC -> ARABIC.contains(language);
            case CYRILLIC -> CYRILLIC.contains(language);
            case DEVANAGARI -> DEVANAGARI.contains(language);
            case BENGALI -> BENGALI.contains(language);
            case LATIN ->
                language.equals("sr")
                        || language.equals("ku")
                        || language.equals("uz")
                        || !(ARABIC.contains(language) && !language.equals("az")
                                || CYRILLIC.contains(language)
                                || DEVANAGARI.contains(language)
                                || BENGALI.contains(language)
                                || OTHERS.contains(language));
            default -> OTHERS.contains(language);
        };
    }
}
