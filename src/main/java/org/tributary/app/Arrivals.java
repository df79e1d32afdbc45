package org.tributary.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.ingest.PollReport;

/**
 * Tells the log what came in: the first news as soon as it is there, so that whoever has just started it sees that it works,
 * and then a line at most each minute, when something came or when all fail. Who polls what and when is told elsewhere.
 */
final class Arrivals implements Consumer<PollReport> {
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Pattern NO_NETWORK =
            Pattern.compile("its host name could not be looked up|the connection failed|no answer in time");

    /** So few failures in one way may well be the outlets' own. */
    private static final int ENOUGH = 3;

    private final InstantSource clock;
    private final Map<String, PollReport> latest = new HashMap<>();
    private final Set<String> polled = new HashSet<>();
    private Optional<Instant> told = Optional.empty();
    private boolean begun;
    private boolean failing;
    private boolean cutOff;
    private int fresh;
    private int reprints;
    private int changed;

    Arrivals(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void accept(PollReport report) {
        polled.add(report.sourceId());
        latest.put(report.sourceId(), report);
        fresh += report.fresh();
        reprints += report.reprints();
        changed += report.changed();
    }

    /** A chore: says what came since the last line, where a line is due; and at once that nothing can be reached. */
    synchronized void tell() {
        Instant now = clock.instant();
        boolean quiet = told.filter(last -> last.plus(QUIET).isAfter(now)).isPresent();
        int failed = (int) polled.stream().filter(this::fails).count();
        boolean allFail = failed > 0 && failed == polled.size();
        boolean something = fresh + changed > 0 || allFail && !failing || !begun && !polled.isEmpty();
        if (!quiet && something) {
            LOG.info("{} polled, {}", Words.counted(polled.size(), "source"), words(failed, allFail));
            if (begun || fresh + changed > 0) told = Optional.of(now); // the first line holds back no news
            begun = true;
            failing = allFail;
            polled.clear();
            fresh = reprints = changed = 0;
        }
        network();
    }

    private boolean fails(String source) {
        PollReport last = latest.get(source);
        return last != null && !last.well();
    }

    private String words(int failed, boolean all) {
        if (all && fresh + changed == 0) return polled.size() == 1 ? "it failed" : "all failed";
        return failed == 0 ? came() : failed + " failed, " + came();
    }

    private String came() {
        String words = fresh == 0
                ? "nothing new"
                : Words.counted(fresh, "new article") + ", " + Words.counted((long) fresh - reprints, "new story");
        return changed == 0 ? words : words + "; " + changed + " changed";
    }

    /** Every source failed when it was last polled, and each in a way in which a machine without a network does. */
    private void network() {
        boolean none = latest.size() >= ENOUGH
                && latest.values().stream()
                        .allMatch(report -> !report.well()
                                && NO_NETWORK.matcher(report.outcome()).lookingAt());
        if (none && !cutOff)
            LOG.warn("no source can be reached: it looks as if this machine has no network (or its name server does"
                    + " not answer)");
        cutOff = none;
    }
}
