package org.tributary.extract;

import java.util.Optional;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/** Whether a person's CSS can be used, said before any page is there. */
public final class Selectors {
    private Selectors() {}

    /** What is wrong with a selector, or empty. */
    public static Optional<String> problem(String css) {
        if (css.isBlank()) return Optional.of("an empty text selects nothing; write CSS, as div.story");
        try {
            QueryParser.parse(css);
            return Optional.empty();
        } catch (SelectorParseException | IllegalArgumentException e) {
            return Optional.of("'" + css + "' is not a CSS selector: " + e.getMessage());
        }
    }
}
