package org.tributary.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** The languages a source may be said to be in: ISO 639-1, or ckb and kmr, which have no such code. */
final class LanguageCode {
    private static final List<String> TWO_LETTERS = List.of(Locale.getISOLanguages());
    private static final Map<String, String> KURDISH =
            Map.of("sorani", "ckb", "kurmanji", "kmr", "kur", "ckb' or 'kmr", "kurdish", "ckb' or 'kmr");

    private LanguageCode() {}

    static Optional<String> problem(String code) {
        if (code.equals("ckb") || code.equals("kmr") || TWO_LETTERS.contains(code)) return Optional.empty();
        String nearest =
                meant(code).map(right -> "; did you mean '" + right + "'?").orElse("");
        return Optional.of(
                "'" + code + "' is not a language's code; write two letters (ISO 639-1), or ckb or kmr" + nearest);
    }

    /** {@code en-US}, {@code EN}, {@code eng} and {@code English} are all {@code en}. */
    private static Optional<String> meant(String code) {
        String lower = code.strip().toLowerCase(Locale.ROOT);
        String start = lower.split("[-_]", 2)[0];
        if (KURDISH.containsKey(lower)) return Optional.ofNullable(KURDISH.get(lower));
        if (TWO_LETTERS.contains(start)) return Optional.of(start);
        return Arrays.stream(Locale.getISOLanguages())
                .filter(each -> lower.equals(threeLetters(each))
                        || lower.equals(new Locale(each)
                                .getDisplayLanguage(Locale.ENGLISH)
                                .toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static String threeLetters(String code) {
        try {
            return new Locale(code).getISO3Language();
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
