package org.tributary.extract;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names the language of a text, a paragraph or a headline alone: ISO 639-1, or ckb (Sorani) or kmr (Kurmanji). What the
 * page declares is believed where the letters do not contradict it. Letters tell the languages of the Arabic script and
 * Kurmanji apart, which the model behind {@link LatinAndOthers} does not know; it is asked for the rest.
 */
public final class Languages {
    private static final int SAMPLE = 600;
    private static final int FEWEST_LETTERS = 2;

    /**
     * The language, or an empty string where nobody can say.
     *
     * @param declared the page's or feed's own word, a tag like {@code en-GB}; {@code ku} means either Kurdish
     */
    public String of(String text, Optional<String> declared) {
        String sample = sample(text);
        String tag = declared.map(Languages::primary).orElse("");
        Scripts scripts = Scripts.of(sample);
        if (scripts.letters() < FEWEST_LETTERS) return tag.equals("ku") ? "" : tag;
        UnicodeScript script = scripts.main();
        String sure = ofScript(script, scripts);
        if (!sure.isEmpty()) return sure;
        boolean fits = Scripts.writes(tag, script);
        String prior = fits ? tag : "";
        if (script == UnicodeScript.ARABIC) return ArabicLetters.language(sample, prior);
        if (script == UnicodeScript.LATIN) {
            String kurmanji = Kurmanji.language(sample, prior);
            if (!kurmanji.isEmpty()) return kurmanji;
        }
        return LatinAndOthers.language(sample, script, prior);
    }

    private static String ofScript(UnicodeScript script, Scripts scripts) {
        return switch (script) {
            case HEBREW -> "he";
            case GREEK -> "el";
            case HANGUL -> "ko";
            case HIRAGANA, KATAKANA -> "ja";
            case HAN -> scripts.kana() > 0 ? "ja" : "zh";
            case THAI -> "th";
            case LAO -> "lo";
            case GEORGIAN -> "ka";
            case ARMENIAN -> "hy";
            case TAMIL -> "ta";
            case TELUGU -> "te";
            case KANNADA -> "kn";
            case MALAYALAM -> "ml";
            case GUJARATI -> "gu";
            case GURMUKHI -> "pa";
            case SINHALA -> "si";
            case KHMER -> "km";
            case MYANMAR -> "my";
            case ETHIOPIC -> "am";
            case ORIYA -> "or";
            default -> "";
        };
    }

    /** The start of the text, and of a long one a piece from its middle too: a first line may be a foreign quote. */
    private static String sample(String text) {
        if (text.length() <= SAMPLE) return text;
        int middle = text.length() / 2;
        return text.substring(0, SAMPLE / 2)
                + ' '
                + text.substring(middle, Math.min(text.length(), middle + SAMPLE / 2));
    }

    /** The primary subtag as ISO 639-1 where there is one: eng-US and en_GB are both en. */
    static String primary(String tag) {
        String first = tag.strip().toLowerCase(Locale.ROOT).split("[-_,; ]", 2)[0];
        if (first.equals("ku") || first.equals("kur") || first.equals("kurdish")) return sorted(tag);
        if (first.length() == 3 && !List.of("ckb", "kmr", "fil").contains(first))
            return LatinAndOthers.twoLetters(first);
        if (first.equals("iw")) return "he";
        if (first.equals("in")) return "id";
        if (first.equals("nb") || first.equals("nn")) return "no";
        return first.matches("[a-z]{2,3}") ? first : "";
    }

    private static String sorted(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        if (lower.contains("arab") || lower.contains("-iq") || lower.contains("-ir")) return "ckb";
        return lower.contains("latn") || lower.contains("-tr") ? "kmr" : "ku";
    }
}
