package org.tributary.model;

import java.util.Optional;

/**
 * How long one source's articles are kept, where feeds.yml has a word on it; empty: as the house keeps all.
 *
 * @param keepAtLeast so many of its newest stay, however old they are
 */
public record Keeping(Optional<Lifetime> articles, Optional<Integer> keepAtLeast) {
    public static final Keeping AS_THE_HOUSE = new Keeping(Optional.empty(), Optional.empty());

    public Keeping {
        if (keepAtLeast.filter(n -> n < 0).isPresent())
            throw new IllegalArgumentException("keepAtLeast may not be under 0");
    }
}
