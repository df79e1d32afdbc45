package org.tributary.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.ingest.PollReport;

/**
 * Tells the log what came in: the first polls, so that whoever has just started it sees that it works, and then a line at
 * most each minute, only when something came. Who polls what and when is told elsewhere.
 */
final class Arrivals implements Consumer<PollReport> {
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Optional<Instant> told = Optional.empty();
    private int polled;
    private int fresh;
    private int reprints;
    private int changed;

    Arrivals(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void accept(PollReport report) {
        polled++;
        fresh += report.fresh();
        reprints += report.reprints();
        changed += report.changed();
    }

    /** A chore: says what came since the last line, where a line is due. */
    synchronized void tell() {
        Instant now = clock.instant();
        boolean quiet = told.filter(last -> last.plus(QUIET).isAfter(now)).isPresent();
        boolean something = told.isEmpty() ? polled > 0 : fresh + changed > 0;
        if (quiet || !something) return;
        LOG.info("{} polled, {}", Words.counted(polled, "source"), came());
        told = Optional.of(now);
        polled = fresh = reprints = changed = 0;
    }

    private String came() {
        String words = fresh == 0
                ? "nothing new"
                : Words.counted(fresh, "new article") + ", " + Words.counted((long) fresh - reprints, "new story");
        return changed == 0 ? words : words + "; " + changed + " changed";
    }
}
