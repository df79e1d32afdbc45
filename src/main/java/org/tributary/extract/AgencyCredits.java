package org.tributary.extract;

import java.util.List;
import java.util.Optional;
import org.tributary.model.Agency;

/** Finds the agency that a text credits as its writer: dateline, byline, copyright line or credit line, in many languages. */
public final class AgencyCredits {
    /**
     * The agency with the words that say so.
     *
     * @param text paragraphs joined by a blank line
     * @param authors the article's byline, where it is known
     */
    public Optional<Agency> in(String title, String text, List<String> authors) {
        return Optional.empty();
    }
}
