package org.tributary.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tributary.model.Validators;
import org.tributary.store.Articles.Known;

/**
 * How often an article is looked at again (P20): ever more seldom the older it is, never in its first hour without a
 * reason, and a page at most eight times in its first seven days. Looking never ends because of what was found: a
 * counter that made eight versions must not hide the correction after them.
 */
final class Rechecks {
    static final Duration FIRST = Duration.ofHours(1);
    static final Duration WINDOW = Duration.ofDays(7);
    static final int MOST = 8;

    private Rechecks() {}

    /**
     * Whether an entry that its feed tells otherwise now is filed anew: the first change at once, later ones when a
     * fifth of its age has gone by, so that what counts something in its text is not a version at each poll. If the
     * page must be fetched for it, the wait is as long as the age was.
     */
    static boolean allow(Known stored, Instant now, boolean fetchesPage) {
        if (stored.versions() == 1) return true;
        Duration age = Duration.between(stored.firstSeen(), now);
        if (!fetchesPage) return !stored.filed().plus(age.dividedBy(5)).isAfter(now);
        Duration before = Duration.between(stored.firstSeen(), stored.filed());
        boolean within = stored.versions() <= MOST || age.compareTo(WINDOW) > 0;
        return within && age.compareTo(FIRST) >= 0 && age.compareTo(before.multipliedBy(2)) >= 0;
    }

    /**
     * When an article's page is to be asked again, by itself: at twice its age, so that no more than eight lie between
     * its first hour and its seventh day. Empty from then on, and where the server gave nothing to ask with: a page is
     * not fetched whole to learn that it is the same.
     *
     * @param since when the article came out, as far as we know
     * @param checks that were made
     */
    static Optional<Instant> next(Instant since, Instant now, int checks, Validators validators) {
        boolean conditional =
                validators.etag().isPresent() || validators.lastModified().isPresent();
        Duration age = Duration.between(since, now);
        Duration wait = age.compareTo(FIRST) > 0 ? age : FIRST;
        Instant due = now.plus(wait);
        return conditional && checks < MOST && !due.isAfter(since.plus(WINDOW)) ? Optional.of(due) : Optional.empty();
    }
}
