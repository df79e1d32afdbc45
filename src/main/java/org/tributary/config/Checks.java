package org.tributary.config;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What only other rooms can say about a value; each answers in words with what is wrong, or with nothing.
 *
 * @param css a selector
 * @param cidr a block of addresses
 * @param query a publication's query
 * @param allowed whether a host lies in the blocks that {@code fetch.allow-private} lists
 */
public record Checks(
        Function<String, Optional<String>> css,
        Function<String, Optional<String>> cidr,
        Function<String, Optional<String>> query,
        BiPredicate<List<String>, String> allowed) {

    /** For those who ask nobody: whatever is written will do, and no host is private. */
    public static final Checks NONE = new Checks(
            any -> Optional.empty(), any -> Optional.empty(), any -> Optional.empty(), (list, host) -> false);
}
