package org.tributary.schedule;

import java.time.Instant;
import java.util.List;
import org.tributary.model.PaceWish;

/**
 * What a feed that was read tells about its pace.
 *
 * @param entries how many it lists
 * @param fresh how many of them were not stored yet
 * @param changed how many were stored and say something else now
 * @param moments when its fresh entries appeared, as far as anyone can say: their own dates where past
 */
public record Facts(int entries, int fresh, int changed, List<Instant> moments, PaceWish wish) {
    public Facts {
        moments = List.copyOf(moments);
    }

    String words() {
        return entries + (entries == 1 ? " entry, " : " entries, ") + fresh + " new"
                + (changed == 0 ? "" : ", " + changed + " changed");
    }
}
