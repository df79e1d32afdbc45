package org.tributary.dedup;

import java.time.Instant;

/**
 * What an outlet repeats under article after article (its newsletter, its copyright line, a company's "About us") is not
 * news and counts for nothing. It is learned as articles come; with the first ones of an outlet it knows nothing.
 */
@FunctionalInterface
interface OutletBoilerplate {
    /** Knows of no habit. */
    OutletBoilerplate NONE = (outlet, now, paragraph) -> false;

    /** Whether the outlet, up to now, repeated the paragraph, which is named as in {@link Prose#paragraph}. */
    boolean repeats(String outlet, Instant now, int paragraph);
}
