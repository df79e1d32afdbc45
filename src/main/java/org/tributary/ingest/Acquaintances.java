package org.tributary.ingest;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.extract.Reading;
import org.tributary.model.Familiar;
import org.tributary.model.Rhythm;
import org.tributary.store.Lane;
import org.tributary.store.Store;

/** What is known of each source's pages: at hand while the source is read, in the store for ever. */
final class Acquaintances {
    private static final Logger LOG = LoggerFactory.getLogger(Acquaintances.class);
    /** Some kilobytes each; the store has the others. */
    private static final int AT_HAND = 2_000;

    private final Store store;
    private final InstantSource clock;
    private final Map<String, Familiar> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Familiar> eldest) {
            return size() > AT_HAND;
        }
    };

    Acquaintances(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    synchronized Familiar of(String sourceId) {
        return known.computeIfAbsent(sourceId, store.familiars()::of);
    }

    /** The store may know more of it by now. */
    synchronized void forget(String sourceId) {
        known.remove(sourceId);
    }

    /** Remembers what a page taught; to be saved in the lane with the article that it gave. */
    synchronized Lesson learn(String sourceId, Reading reading) {
        if (reading.seen().isEmpty()) return lane -> {};
        Familiar before = of(sourceId);
        Rhythm rhythm = before.rhythm().after(reading.quality(), reading.lack(), reading.strayed(), clock.instant());
        Familiar after = new Familiar(before.template().with(reading.seen().get()), rhythm);
        known.put(sourceId, after);
        tell(sourceId, before.rhythm(), rhythm);
        return lane -> lane.learned(sourceId, after);
    }

    private static void tell(String sourceId, Rhythm before, Rhythm after) {
        if (before.alarm().isEmpty() && after.alarm().isPresent())
            LOG.warn("{}: its pages give less than they used to: {}", sourceId, after.why());
        if (before.alarm().isPresent() && after.alarm().isEmpty())
            LOG.info("{}: its pages give their articles again", sourceId);
    }

    /** What a page taught, not yet written. */
    interface Lesson {
        void write(Lane lane);
    }
}
