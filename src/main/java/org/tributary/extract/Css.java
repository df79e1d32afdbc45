package org.tributary.extract;

import java.util.Optional;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/** The selectors that people write into feeds.yml. */
public final class Css {
    private Css() {}

    /** What is wrong with a selector, in words; empty when it can be used. */
    public static Optional<String> problem(String selector) {
        try {
            QueryParser.parse(selector);
            return Optional.empty();
        } catch (SelectorParseException | IllegalArgumentException e) {
            return Optional.of("is no CSS selector: " + e.getMessage());
        }
    }
}
