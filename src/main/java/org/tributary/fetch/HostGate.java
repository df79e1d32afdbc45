package org.tributary.fetch;

import crawlercommons.domains.EffectiveTldFinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Lets one request at a time through to a host, in order of arrival and a pause apart, and none while the host asked to
 * be left alone. A host is a registrable domain (all of {@code *.example.co.uk}) or a literal address, whatever the
 * port; feeds, pages and robots.txt share it.
 *
 * <p>Whoever must not wait asks {@link #waitFor} first; whoever enters sleeps for the pause at most once for each one
 * before it in the queue.
 */
final class HostGate {
    /** So many hosts are remembered before the idle ones are forgotten. */
    private static final int ROOM = 20_000;

    private static final Duration FIRST_HOLD = Duration.ofMinutes(5);
    private static final Duration LONGEST_HOLD = Duration.ofHours(24);

    private final Duration pause;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Consumer<Map<String, Instant>> remember;
    private final Turns turns;
    private final Duration atMost;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();

    /** For one process that has its hosts to itself. */
    HostGate(Duration pause, InstantSource clock, Sleeper sleeper, Consumer<Map<String, Instant>> remember) {
        this(pause, clock, sleeper, remember, Turns.ALONE, Duration.ofDays(1));
    }

    /**
     * @param remember is told of all holds whenever there is another
     * @param turns of the processes that ask the same hosts
     * @param atMost longer than any request takes: then a turn ends by itself
     */
    HostGate(
            Duration pause,
            InstantSource clock,
            Sleeper sleeper,
            Consumer<Map<String, Instant>> remember,
            Turns turns,
            Duration atMost) {
        this.turns = turns;
        this.atMost = atMost;
        this.remember = remember;
        this.pause = pause;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** One host's turn, its pause and its hold. */
    private static final class Lane {
        final Semaphore turn = new Semaphore(1, true);
        /** Changed only while the map holds the lane still, so that no lane in use is forgotten. */
        int users;

        volatile Duration pause;
        volatile Instant left = Instant.MIN;
        volatile Instant heldUntil = Instant.MIN;
        volatile int unnamedHolds;
        volatile long taken;

        Lane(Duration pause) {
            this.pause = pause;
        }

        Duration heldFor(Instant now) {
            return heldUntil.isAfter(now) ? Duration.between(now, heldUntil) : Duration.ZERO;
        }

        /** Never more than one pause, also when the machine's clock was set back. */
        Duration pausedFor(Instant now) {
            if (left.equals(Instant.MIN)) return Duration.ZERO;
            Duration rest = Duration.between(now, left.plus(pause));
            if (rest.isNegative()) return Duration.ZERO;
            return rest.compareTo(pause) > 0 ? pause : rest;
        }

        boolean isIdle(Instant now) {
            return users == 0
                    && unnamedHolds == 0
                    && heldFor(now).isZero()
                    && pausedFor(now).isZero();
        }
    }

    /**
     * Waits for this host's turn and pause. Zero: the caller is in, and must {@link #leave}. Otherwise the host is held
     * for that long and the caller is not in.
     */
    Duration enter(String host) throws InterruptedException {
        Duration held = heldFor(host);
        if (!held.isZero()) return held;
        Lane lane = use(host);
        boolean in = false;
        boolean turn = false;
        try {
            lane.turn.acquire();
            turn = true;
            sleepThrough(lane);
            held = lane.heldFor(clock.instant());
            if (held.isZero()) held = amongOthers(host, lane);
            in = held.isZero();
            return held;
        } finally {
            if (turn && !in) lane.turn.release();
            if (!in) unuse(host);
        }
    }

    /** Waits for the turn among other processes too; zero: it is ours. */
    private Duration amongOthers(String host, Lane lane) throws InterruptedException {
        while (true) {
            lane.taken = System.nanoTime();
            Turns.Answer answer = turns.take(host, atMost);
            if (answer.ours()) return Duration.ZERO;
            if (!answer.held().isZero()) {
                holdHere(lane, clock.instant().plus(answer.held()));
                return answer.held();
            }
            sleeper.sleep(answer.busy());
        }
    }

    /**
     * Whether the turn is still ours: a process that was stopped for a while must not send what it was about to, for
     * another may have the turn.
     */
    boolean isOurs(String host) {
        Lane lane = lanes.get(host);
        return lane != null && System.nanoTime() - lane.taken < atMost.toNanos();
    }

    /** A sleeper may wake early; a clock that stands still must not keep anybody for ever. */
    private void sleepThrough(Lane lane) throws InterruptedException {
        for (int naps = 0; naps < 3; naps++) {
            Duration rest = lane.pausedFor(clock.instant());
            if (rest.isZero()) return;
            sleeper.sleep(rest);
        }
    }

    private Lane use(String host) {
        lane(host);
        return lanes.compute(host, (key, known) -> {
            Lane lane = known == null ? new Lane(pause) : known;
            lane.users++;
            return lane;
        });
    }

    private void unuse(String host) {
        lanes.computeIfPresent(host, (key, lane) -> {
            lane.users--;
            return lane;
        });
    }

    /** The request is over; the pause begins. */
    void leave(String host) {
        Lane lane = lane(host);
        lane.left = clock.instant();
        turns.give(host, lane.pause);
        lane.turn.release();
        unuse(host);
    }

    /** Nobody enters before that moment; a hold is never shortened. */
    void hold(String host, Instant until) {
        if (holdHere(lane(host), until)) turns.hold(host, until);
    }

    private boolean holdHere(Lane lane, Instant until) {
        synchronized (lane) {
            if (!until.isAfter(lane.heldUntil)) return false;
            lane.heldUntil = until;
        }
        remember.accept(holds());
        return true;
    }

    /**
     * The host asked to be left alone without saying for how long: five minutes, doubled each time in a row up to a day,
     * and up to a tenth more, by the host's name, so that hosts that failed together do not come back together.
     */
    void holdForNow(String host) {
        Lane lane = lane(host);
        long millis;
        synchronized (lane) {
            long doubled = FIRST_HOLD.toMillis() << Math.min(lane.unnamedHolds++, 10);
            millis = Math.min(doubled, LONGEST_HOLD.toMillis());
        }
        long jitter = Math.floorMod(host.hashCode() * 31L + millis, 1000) * millis / 10_000;
        hold(host, clock.instant().plusMillis(millis + jitter));
    }

    /** The host answered in good order: the next hold without a time begins small again. */
    void wellAnswered(String host) {
        Lane lane = lanes.get(host);
        if (lane != null && lane.unnamedHolds > 0) lane.unnamedHolds = 0;
    }

    /** The host's robots.txt asks for a longer pause than ours. */
    void slowTo(String host, Duration longer) {
        lane(host).pause = longer.compareTo(pause) > 0 ? longer : pause;
    }

    /** Between two requests to the host: ours, or the longer one that it asked for. */
    Duration pauseOf(String host) {
        Lane lane = lanes.get(host);
        return lane == null ? pause : lane.pause;
    }

    /** How long the host is held from now on; zero when it is not. */
    Duration heldFor(String host) {
        Lane lane = lanes.get(host);
        return lane == null ? Duration.ZERO : lane.heldFor(clock.instant());
    }

    /** How long a request would wait if it came now; an estimate while others are in the queue, zero when it is free. */
    Duration waitFor(String host) {
        Lane lane = lanes.get(host);
        if (lane == null) return Duration.ZERO;
        Instant now = clock.instant();
        Duration held = lane.heldFor(now);
        if (!held.isZero()) return held;
        if (lane.turn.availablePermits() > 0) return lane.pausedFor(now);
        Duration each = lane.pause.isZero() ? Duration.ofMillis(100) : lane.pause;
        return each.multipliedBy(1L + lane.turn.getQueueLength());
    }

    /** The hosts that are held, and until when. */
    Map<String, Instant> holds() {
        Instant now = clock.instant();
        Map<String, Instant> held = new HashMap<>();
        lanes.forEach((host, lane) -> {
            if (lane.heldUntil.isAfter(now)) held.put(host, lane.heldUntil);
        });
        return held;
    }

    /** How many hosts are remembered. */
    int size() {
        return lanes.size();
    }

    /** What the gate knows a host by. */
    String keyOf(String host) {
        String known = keys.get(host);
        if (known != null) return known;
        if (keys.size() >= ROOM) keys.clear();
        String key = registrable(host);
        keys.put(host, key);
        return key;
    }

    private static String registrable(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (bare.contains(":") || bare.matches("[\\d.]+")) return bare;
        String domain = EffectiveTldFinder.getAssignedDomain(bare, true, false);
        if (domain != null) return domain;
        return EffectiveTldFinder.getEffectiveTLD(bare) == null ? lastTwoLabels(bare) : bare;
    }

    /** The public suffix list's rule for top-level domains that it does not know (yet). */
    private static String lastTwoLabels(String host) {
        int last = host.lastIndexOf('.');
        return last < 0 ? host : host.substring(host.lastIndexOf('.', last - 1) + 1);
    }

    private Lane lane(String host) {
        Lane known = lanes.get(host);
        if (known != null) return known;
        if (lanes.size() >= ROOM) {
            Instant now = clock.instant();
            for (String key : lanes.keySet())
                lanes.computeIfPresent(key, (idle, lane) -> lane.isIdle(now) ? null : lane);
        }
        return lanes.computeIfAbsent(host, key -> new Lane(pause));
    }
}
