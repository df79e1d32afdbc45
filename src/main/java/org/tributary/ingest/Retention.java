package org.tributary.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.model.Keeping;
import org.tributary.model.Lifetime;
import org.tributary.model.Source;
import org.tributary.store.Lane;
import org.tributary.store.Sources;
import org.tributary.store.Store;

/**
 * Lets go of articles that have had their time: a chore. Nothing goes unless feeds.yml says so. What goes cannot be had
 * back, so a clock that made a leap is not believed for a day.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** In one visit to the lane; placing waits meanwhile. */
    private static final int A_VISIT = 100;

    private static final Duration LEAP = Duration.ofDays(1);
    private static final Duration DOUBT = Duration.ofDays(1);

    /** A store whose newest article is older than this at the start was long away, or the clock is wrong. */
    private static final Duration LONG_AWAY = Duration.ofDays(30);

    private final Settings settings;
    private final Store store;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private volatile Map<String, Keeping> wishes = Map.of();
    private Duration doubtLeft = Duration.ZERO;
    private Instant lastClock;
    private long lastNanos;

    /**
     * How long all is kept.
     *
     * @param articles by when they were met
     * @param keepAtLeast so many of a source's newest stay, however old they are
     * @param keys by which a purged article is known when its feed brings it again, from its purge on
     */
    public record Settings(Lifetime articles, int keepAtLeast, Lifetime keys) {
        public static final Settings DEFAULTS = new Settings(Lifetime.FOREVER, 50, Lifetime.FOREVER);

        public Settings {
            if (keepAtLeast < 0) throw new IllegalArgumentException("keepAtLeast may not be under 0");
        }
    }

    /** @param nanos a clock that nobody sets, as {@link System#nanoTime} */
    public Retention(Settings settings, Store store, InstantSource clock, LongSupplier nanos) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.nanos = nanos;
        this.lastClock = clock.instant();
        this.lastNanos = nanos.getAsLong();
        store.articles()
                .newestSeen()
                .filter(seen -> seen.plus(LONG_AWAY).isBefore(lastClock))
                .ifPresent(seen -> doubt("the newest article is of " + seen));
    }

    /** From now on these are the sources; one that is named no more is kept as the house keeps all. */
    public void name(Collection<Source> named) {
        wishes = named.stream().collect(Collectors.toUnmodifiableMap(Source::id, Source::retention));
    }

    /** The chore: returns how many articles went. */
    public synchronized int tick() {
        if (isDoubted()) return 0;
        Instant now = clock.instant();
        int gone = 0;
        for (Sources.Remembered source : store.sources().all()) gone += purge(source.id(), now);
        if (gone > 0) LOG.info("retention: {} articles have had their time; their keys stay", gone);
        settings.keys().endedBefore(now).ifPresent(this::forgetKeys);
        return gone;
    }

    private int purge(String sourceId, Instant now) {
        Keeping wish = wishes.getOrDefault(sourceId, Keeping.AS_THE_HOUSE);
        Optional<Instant> before = wish.articles().orElse(settings.articles()).endedBefore(now);
        if (before.isEmpty()) return 0;
        int keep = wish.keepAtLeast().orElse(settings.keepAtLeast());
        return visits(lane -> lane.purge(sourceId, before.get(), keep, A_VISIT, now));
    }

    private void forgetKeys(Instant before) {
        visits(lane -> lane.forgetKeys(before, A_VISIT));
    }

    private int visits(Function<Lane, Integer> visit) {
        int all = 0;
        for (int some = A_VISIT; some == A_VISIT; all += some)
            some = store.stories().inLane(visit);
        return all;
    }

    /** Between two looks the clock may not have gone a day further than time has. */
    private boolean isDoubted() {
        Instant now = clock.instant();
        long nanosNow = nanos.getAsLong();
        Duration passed = Duration.ofNanos(nanosNow - lastNanos);
        Duration leap = Duration.between(lastClock, now).minus(passed);
        lastClock = now;
        lastNanos = nanosNow;
        doubtLeft = doubtLeft.minus(passed);
        if (leap.compareTo(LEAP) >= 0) doubt("the clock went " + leap.toHours() + " h further than time did");
        return !doubtLeft.isNegative() && !doubtLeft.isZero();
    }

    private void doubt(String why) {
        doubtLeft = DOUBT;
        LOG.warn("retention: {}; nothing is purged for a day, so that a wrong clock can be set right", why);
    }
}
