package org.tributary.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How well a source's pages usually give their article, and whether they lately do not. Each page has a figure, 0 to
 * 100; three of the last five that lie well under what is usual for this source are an alarm, three good ones in a row
 * end it. What is usual is learned from good times only.
 *
 * @param usual figures of good times, newest first
 * @param latest the figures of the last pages, newest first
 * @param alarm since when the pages give less than they did; empty while all is well
 * @param why what the last bad page lacked, in words; empty without an alarm
 * @param lows bad pages since the alarm
 * @param strays pages in a row in which what a person selected was not found
 */
public record Rhythm(
        List<Integer> usual, List<Integer> latest, Optional<Instant> alarm, String why, int lows, int strays) {
    public static final Rhythm NONE = new Rhythm(List.of(), List.of(), Optional.empty(), "", 0, 0);

    private static final int MOST_USUAL = 30;
    private static final int MOST_LATEST = 5;
    /** A source with fewer figures has no rhythm yet. */
    private static final int KNOWN = 5;

    private static final int ALARMING = 3;
    /** After so many bad pages the layout will not come back: they are what is usual now. */
    private static final int ACCEPTED = 60;
    /** Pages without the selected element: one may be a page of another kind. */
    private static final int LOST = 3;

    public Rhythm {
        usual = List.copyOf(usual);
        latest = List.copyOf(latest);
    }

    /** Nothing is low where less is usual than this: such pages never gave much. */
    private static final int LEAST_USUAL = 25;

    /** A figure below this is low; 0 as long as nothing is known. */
    public int low() {
        if (usual.size() < KNOWN) return 0;
        List<Integer> sorted = usual.stream().sorted().toList();
        int median = sorted.get(sorted.size() / 2);
        int tenth = sorted.get(sorted.size() / 10);
        return median < LEAST_USUAL ? 0 : Math.min(60 * median / 100, 80 * tenth / 100);
    }

    /** Whether what a person selected is not found any more. */
    public boolean hasStrayed() {
        return strays >= LOST;
    }

    /**
     * After one page more.
     *
     * @param quality 0 to 1
     * @param lack what it lacked, in words
     * @param strayed nothing of it was what a person had selected; false where nobody did
     */
    public Rhythm after(double quality, String lack, boolean strayed, Instant now) {
        int figure = (int) Math.round(100 * quality);
        int low = low();
        boolean bad = figure < low;
        List<Integer> last = newest(figure, latest, MOST_LATEST);
        int missed = strayed ? strays + 1 : 0;
        // Figures are usual once they leave the last five, so that a bad stretch cannot pass for usual as it begins.
        List<Integer> learned = alarm.isEmpty() && latest.size() == MOST_LATEST
                ? newest(latest.get(MOST_LATEST - 1), usual, MOST_USUAL)
                : usual;
        if (alarm.isPresent()) {
            boolean well = last.stream().limit(ALARMING).allMatch(one -> one >= low);
            if (well) return new Rhythm(usual, good(last, low), Optional.empty(), "", 0, missed);
            int since = bad ? lows + 1 : lows;
            if (since > ACCEPTED) return new Rhythm(last, List.of(), Optional.empty(), "", 0, missed);
            return new Rhythm(usual, last, alarm, bad ? lack : why, since, missed);
        }
        if (bad && last.stream().filter(one -> one < low).count() >= ALARMING)
            return new Rhythm(usual, last, Optional.of(now), lack, ALARMING, missed);
        return new Rhythm(learned, last, Optional.empty(), "", 0, missed);
    }

    private static List<Integer> good(List<Integer> figures, int low) {
        return figures.stream().filter(one -> one >= low).toList();
    }

    private static List<Integer> newest(int figure, List<Integer> before, int most) {
        return Stream.concat(Stream.of(figure), before.stream())
                .limit(most)
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }
}
