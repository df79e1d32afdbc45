package org.tributary.index;

import java.time.LocalDate;
import java.util.List;

/**
 * How the articles that answer a query spread, the most frequent first, the days newest first.
 *
 * @param counted how many articles were looked at
 * @param whole false where there are more: then the newest were counted
 */
public record Facets(
        List<Count<String>> outlets,
        List<Count<String>> agencies,
        List<Count<String>> languages,
        List<Count<LocalDate>> days,
        int counted,
        boolean whole) {
    public Facets {
        outlets = List.copyOf(outlets);
        agencies = List.copyOf(agencies);
        languages = List.copyOf(languages);
        days = List.copyOf(days);
    }

    /** @param articles so many have it */
    public record Count<T>(T value, int articles) {}
}
