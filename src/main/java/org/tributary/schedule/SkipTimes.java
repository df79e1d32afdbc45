package org.tributary.schedule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.tributary.model.PaceWish;

/** Hours and days (GMT) in which a feed need not be asked (RSS 2.0, skipHours and skipDays). */
final class SkipTimes {
    private static final int HOURS_A_WEEK = 168;

    private SkipTimes() {}

    /** That moment, or the first full hour after it that is not skipped. A feed that skips all hours skips none. */
    static Instant after(Instant wanted, PaceWish wish) {
        ZonedDateTime at = wanted.atZone(ZoneOffset.UTC);
        for (int i = 0; i < HOURS_A_WEEK; i++) {
            if (!wish.skipHours().contains(at.getHour()) && !wish.skipDays().contains(at.getDayOfWeek()))
                return at.toInstant();
            at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return wanted;
    }
}
