package org.tributary.ingest;

import java.time.Duration;
import java.time.Instant;
import org.tributary.store.Articles.Known;

/**
 * How often an entry that keeps changing is filed anew: the first change at once, later ones ever more seldom, by a
 * fifth of its age, and eight times at most (P20). A feed that counts comments in its texts would else have us fetch
 * each page at each poll.
 */
final class Rechecks {
    private static final int MOST_VERSIONS = 8;

    private Rechecks() {}

    static boolean allow(Known stored, Instant now) {
        if (stored.versions() == 1) return true;
        if (stored.versions() > MOST_VERSIONS) return false;
        Duration age = Duration.between(stored.firstSeen(), now);
        return !stored.filed().plus(age.dividedBy(5)).isAfter(now);
    }
}
