package org.tributary.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a feed's own document asks of those who poll it; it only ever makes us slower.
 *
 * @param period the longer of RSS ttl and the syndication module's period divided by its frequency
 * @param skipHours hours of the day in GMT, 0 to 23, in which nobody need ask
 */
public record PaceWish(Optional<Duration> period, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
    public static final PaceWish NONE = new PaceWish(Optional.empty(), Set.of(), Set.of());

    public PaceWish {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
    }
}
