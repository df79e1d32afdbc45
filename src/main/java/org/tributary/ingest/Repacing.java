package org.tributary.ingest;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.schedule.PollPolicy;
import org.tributary.store.SourceStates;

/** After an edit of feeds.yml: a source whose {@code every} is another is due anew, and nobody else (P11). */
final class Repacing {
    private final SourceStates states;
    private final PollPolicy policy;
    private final Predicate<String> inHand;
    private final InstantSource clock;
    private final Set<String> unsettled = ConcurrentHashMap.newKeySet();

    /** @param inHand whether the source of this id is being polled: then it waits until that has ended */
    Repacing(SourceStates states, PollPolicy policy, Predicate<String> inHand, InstantSource clock) {
        this.states = states;
        this.policy = policy;
        this.inHand = inHand;
        this.clock = clock;
    }

    /** These are the sources from now on. */
    void begin(Map<String, Source> sources) {
        unsettled.clear();
        states.all().forEach(state -> replan(state, sources));
    }

    /** A chore: those that were being polled. */
    void goOn(Map<String, Source> sources) {
        for (String id : unsettled) {
            if (inHand.test(id)) continue;
            unsettled.remove(id);
            states.find(id).ifPresent(state -> replan(state, sources));
        }
    }

    private void replan(SourceState state, Map<String, Source> sources) {
        Source source = sources.get(state.sourceId());
        if (source == null) return;
        SourceState anew = policy.replanned(source, state, clock.instant());
        boolean done = anew.equals(state) || states.replan(state, anew);
        if (!done || inHand.test(state.sourceId())) unsettled.add(state.sourceId());
    }
}
