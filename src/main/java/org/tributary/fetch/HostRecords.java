package org.tributary.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.tributary.model.HostRecord;

/** Counts what each host had of us, so that a person can see whether we are a good guest. */
final class HostRecords {
    /** So many hosts are counted; on a list as long as that nobody looks for another. */
    private static final int ROOM = 20_000;

    private final Map<String, Count> hosts = new ConcurrentHashMap<>();

    private static final class Count {
        final LongAdder requests = new LongAdder();
        final LongAdder unchanged = new LongAdder();
        final LongAdder throttled = new LongAdder();
        final LongAdder failed = new LongAdder();
        final LongAdder closed = new LongAdder();
    }

    /** The host answered with this status. That a host has no robots.txt is an answer, and no error (RFC 9309, 2.3.1.3). */
    void answered(String host, int status, boolean throttle, Errand.Kind asked) {
        Count count = of(host);
        count.requests.increment();
        if (status == 304) count.unchanged.increment();
        else if (throttle) count.throttled.increment();
        else if (status >= 500 || (status >= 400 && asked != Errand.Kind.ROBOTS)) count.failed.increment();
    }

    /** A request went out and nothing that can be read came back. */
    void silent(String host) {
        Count count = of(host);
        count.requests.increment();
        count.failed.increment();
    }

    /** Its robots.txt kept us from a page. */
    void closed(String host) {
        of(host).closed.increment();
    }

    private Count of(String host) {
        Count known = hosts.get(host);
        if (known != null) return known;
        return hosts.computeIfAbsent(hosts.size() < ROOM ? host : "(all others)", any -> new Count());
    }

    List<HostRecord> all(HostGate gate) {
        Map<String, Instant> holds = gate.holds();
        return hosts.entrySet().stream()
                .map(each -> record(
                        each.getKey(),
                        each.getValue(),
                        gate.pauseOf(each.getKey()),
                        Optional.ofNullable(holds.get(each.getKey()))))
                .toList();
    }

    private static HostRecord record(String host, Count count, Duration pause, Optional<Instant> heldUntil) {
        return new HostRecord(
                host,
                count.requests.sum(),
                count.unchanged.sum(),
                count.throttled.sum(),
                count.failed.sum(),
                count.closed.sum(),
                pause,
                heldUntil);
    }
}
