package org.tributary.store;

import java.util.List;

/**
 * Which article a house would rather see lead a story, of those that have the whole text: one of these outlets, then one
 * in these languages; what stands first counts most.
 *
 * @param outlets as pages show them
 * @param languages ISO 639-1, or ckb or kmr
 */
public record Preference(List<String> outlets, List<String> languages) {
    /** Whoever was first. */
    public static final Preference NONE = new Preference(List.of(), List.of());

    public Preference {
        outlets = List.copyOf(outlets);
        languages = List.copyOf(languages);
    }

    /** Smaller is dearer. */
    int rank(String outlet, String language) {
        return place(outlets, outlet) * (languages.size() + 1) + place(languages, language);
    }

    private static int place(List<String> wanted, String one) {
        int at = wanted.indexOf(one);
        return at < 0 ? wanted.size() : at;
    }
}
