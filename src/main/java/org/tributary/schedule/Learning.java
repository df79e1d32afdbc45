package org.tributary.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tributary.model.SourceState;
import org.tributary.model.Tempo;

/** What a poll teaches of when its source brings news. */
final class Learning {
    /** How much later than our last visit an entry is taken to have appeared whose date is older than that visit. */
    private static final Duration LATER = Duration.ofMinutes(4);

    private Learning() {}

    /**
     * A date is believed as far as it can be true: what was not there at our last visit appeared after it, whatever its
     * date says (outlets date by the draft, by the day, or serve a copy that is some minutes old).
     */
    static Tempo from(SourceState before, Facts facts, Instant now) {
        Optional<Instant> last = before.recent().stream().findFirst();
        Optional<Instant> visit = before.lastSuccess();
        List<Instant> dated = new ArrayList<>();
        for (Instant moment : facts.moments()) {
            if (moment.isAfter(now)) continue;
            boolean late = visit.filter(moment::isBefore).isPresent();
            dated.add(late ? earlier(visit.orElseThrow().plus(LATER), now) : moment);
        }
        Tempo tempo = before.tempo().watchedFrom(now).with(dated, true, last, now);
        if (facts.undated() == 0 || visit.isEmpty()) return tempo;
        Instant middle = visit.get().plus(Duration.between(visit.get(), now).dividedBy(2));
        return tempo.with(Collections.nCopies(facts.undated(), middle), false, last, now);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
