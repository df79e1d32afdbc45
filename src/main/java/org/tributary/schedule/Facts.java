package org.tributary.schedule;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.tributary.model.PaceWish;

/**
 * What a feed that was read tells about its pace.
 *
 * @param entries how many it lists
 * @param fresh how many of them were not stored yet
 * @param changed how many were stored and say something else now
 * @param moments when its fresh entries appeared by their own dates, where past
 * @param recovered of the fresh ones, those that had left the feed and were found elsewhere
 * @param missed some may have left it and were not found
 * @param undated fresh entries that say nothing of it; 0 in a first poll, when they may be of any age
 */
public record Facts(
        int entries,
        int fresh,
        int changed,
        List<Instant> moments,
        int undated,
        int recovered,
        boolean missed,
        PaceWish wish) {
    public Facts {
        moments = List.copyOf(moments);
    }

    /** Of a feed that dates its entries. */
    public Facts(int entries, int fresh, int changed, List<Instant> moments, PaceWish wish) {
        this(entries, fresh, changed, moments, 0, 0, false, wish);
    }

    /** What has no date appeared when it was seen. */
    List<Instant> all(Instant now) {
        return Stream.concat(moments.stream(), Collections.nCopies(undated, now).stream())
                .toList();
    }

    String words() {
        return entries + (entries == 1 ? " entry, " : " entries, ") + fresh + " new"
                + (changed == 0 ? "" : ", " + changed + " changed")
                + (recovered == 0 ? "" : ", " + recovered + " that had left the feed were found elsewhere")
                + (missed ? ", some may have left the feed unseen" : "");
    }
}
