package org.tributary.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of an SVG, reckoned here and drawn by the template; what they say stands in words beside them.
 *
 * @param words the whole chart in a sentence
 * @param top the number at its upper edge
 */
public record Chart(String words, String top, List<Bar> bars) {
    static final int HEIGHT = 120;
    private static final int STEP = 26;
    private static final int SPARK_HEIGHT = 18;
    private static final int SPARK_STEP = 4;

    /**
     * One hour; y grows downwards.
     *
     * @param wireY where the agencies' part of it begins
     */
    public record Bar(int x, int y, int height, int wireY, int wireHeight, String hour, int count, int wire) {}

    static Chart of(int[] all, int[] wire, Instant start, ZoneId zone) {
        int most = 1;
        int busiest = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] > all[busiest]) busiest = i;
            most = Math.max(most, all[i]);
        }
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            int height = height(all[i], most, HEIGHT);
            int part = height(wire[i], most, HEIGHT);
            bars.add(new Bar(
                    i * STEP, HEIGHT - height, height, HEIGHT - part, part, hour(start, i, zone), all[i], wire[i]));
        }
        String words = "Stories an hour in the last 24 hours; most, " + all[busiest] + ", from "
                + hour(start, busiest, zone) + " on.";
        return new Chart(words, Shown.number(most), bars);
    }

    private static String hour(Instant start, int i, ZoneId zone) {
        return Shown.time(start.plus(Duration.ofHours(i)), zone);
    }

    /** What is more than nothing can be seen. */
    private static int height(int count, int most, int full) {
        return count == 0 ? 0 : Math.max(2, Math.round((float) count * full / most));
    }

    /** The bars of a small chart without words, as the data of an SVG path. */
    static String spark(int[] hours, int most) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < hours.length; i++) {
            int height = height(hours[i], most, SPARK_HEIGHT);
            if (height > 0)
                path.append('M')
                        .append(i * SPARK_STEP)
                        .append(' ')
                        .append(SPARK_HEIGHT)
                        .append('v')
                        .append(-height)
                        .append("h3v")
                        .append(height)
                        .append('z');
        }
        return path.toString();
    }
}
