package org.tributary.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** Asks OpenNLP's model of 103 languages, among those that are written in the text's script. Safe to use from many threads. */
final class LatinAndOthers {
    private static final Map<String, String> ONE_NAME =
            Map.of("nob", "no", "nno", "no", "cmn", "zh", "pes", "fa", "ekk", "et", "lvs", "lv");
    /** Languages that many outlets write; a headline alone says too little to prefer a rarer one on small evidence. */
    private static final Set<String> COMMON = Set.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "tr", "pl", "ru", "uk", "id", "vi", "hi", "bn", "sv", "ro", "cs",
            "hu", "ar", "fa");
    /** Languages in which the model knows texts, and which hardly any newsroom writes. */
    private static final Set<String> SELDOM = Set.of(
            "la", "vo", "war", "ceb", "plt", "mg", "br", "oc", "nds", "gsw", "lim", "li", "min", "jv", "su", "pnb",
            "ast", "bar", "vec", "lmo", "eo", "ia", "io", "sco", "an", "wa", "fy", "ltg", "vls", "zea", "frr");

    /** How much a text of nothing but a language's small words speaks for it. */
    private static final double SMALL_WORDS = 12;

    /** The share of small words in any newspaper text of a language is more than this. */
    private static final double PLAIN = 0.2;

    private static final double NATIONAL = 0.35;
    private static final double RARE = 0.03;
    private static final double LIE = 0.02;
    private static final int ENOUGH_TO_CONTRADICT = 60;

    private LatinAndOthers() {}

    /** Ten megabytes of model: read when the first text needs it. */
    private static final class Model {
        private static final LanguageDetectorModel READ = read();

        private static LanguageDetectorModel read() {
            try (InputStream in =
                    Objects.requireNonNull(LanguageDetectorModel.class.getResourceAsStream("/langdetect-183.bin"))) {
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String language(String sample, UnicodeScript script, String prior) {
        Map<String, Double> known = script == UnicodeScript.LATIN ? SmallWords.shares(sample) : Map.of();
        if (isBorneOut(prior, known)) return prior;
        Language[] guesses = new LanguageDetectorME(Model.READ).predictLanguages(sample);
        String best = "";
        double most = 0;
        double declared = 0;
        for (Language guess : guesses) {
            String code = twoLetters(guess.getLang());
            if (!Scripts.writes(code, script)) continue;
            if (code.equals(prior)) declared += guess.getConfidence();
            double weighed = guess.getConfidence() * weight(code) * (1 + SMALL_WORDS * known.getOrDefault(code, 0.0));
            if (weighed > most) {
                most = weighed;
                best = code;
            }
        }
        if (prior.isEmpty() || prior.equals("ku")) return best;
        boolean lie = sample.length() >= ENOUGH_TO_CONTRADICT && declared < LIE && most > 0.1;
        return lie ? best : prior;
    }

    /** Whether the small words say what the page says: then the model, which costs more than parsing a page, is not asked. */
    private static boolean isBorneOut(String prior, Map<String, Double> known) {
        double own = known.getOrDefault(prior, 0.0);
        if (own < PLAIN) return false;
        for (double share : known.values()) if (share > own) return false;
        return true;
    }

    private static double weight(String code) {
        return SELDOM.contains(code) ? RARE : COMMON.contains(code) ? 1 : NATIONAL;
    }

    /** ISO 639-3 as ISO 639-1 where there is such a code. */
    static String twoLetters(String three) {
        String known = ONE_NAME.get(three);
        if (known != null) return known;
        String two = Iso.TWO.getOrDefault(three, three);
        return two.equals("nb") || two.equals("nn") ? "no" : two;
    }

    private static final class Iso {
        private static final Map<String, String> TWO = read();

        private static Map<String, String> read() {
            Map<String, String> codes = new java.util.HashMap<>();
            for (String two : Locale.getISOLanguages())
                try {
                    codes.putIfAbsent(new Locale(two).getISO3Language(), two);
                } catch (MissingResourceException e) {
                    // A code without a three-letter one is found under its own name.
                    codes.putIfAbsent(two, two);
                }
            codes.put("ger", "de");
            codes.put("fre", "fr");
            codes.put("per", "fa");
            codes.put("heb", "he");
            codes.put("ind", "id");
            return Map.copyOf(codes);
        }
    }
}
