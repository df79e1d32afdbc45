package org.tributary.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tributary.model.SourceState;

/** How often a feed brings news, from the moments at which it did; today's silence counts, so a dead feed fades. */
final class Rhythm {
    private static final int KEPT = 12;
    private static final int ENOUGH = 3;

    private Rhythm() {}

    /** The newest moments of both, newest first; what lies in the future is no moment. */
    static List<Instant> merged(List<Instant> before, List<Instant> fresh, Instant now) {
        return Stream.concat(before.stream(), fresh.stream())
                .filter(moment -> !moment.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(KEPT)
                .toList();
    }

    /** Half of the mean time between two entries, or a slowly growing guess while too little is known. */
    static Duration interval(SourceState before, List<Instant> recent, Instant now, PollPolicy.Settings settings) {
        if (recent.size() >= ENOUGH) return bounded(gap(recent, now).dividedBy(2), settings);
        if (before.isFirstPoll() || before.every().isZero()) return settings.start();
        Duration grown = before.every().multipliedBy(5).dividedBy(4);
        return bounded(max(grown, settings.start()), settings);
    }

    /** The mean time between entries, the silence since the last one included. */
    static Duration gap(List<Instant> recent, Instant now) {
        return Duration.between(recent.get(recent.size() - 1), now).dividedBy(recent.size());
    }

    private static Duration bounded(Duration wanted, PollPolicy.Settings settings) {
        Duration atLeast = max(wanted, settings.shortest());
        return atLeast.compareTo(settings.longest()) > 0 ? settings.longest() : atLeast;
    }

    static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
