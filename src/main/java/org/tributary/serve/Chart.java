package org.tributary.serve;

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
    private static final int WIDTH = 624;
    private static final int GAP = 6;
    private static final int SPARK_HEIGHT = 18;
    private static final int SPARK_WIDTH = 96;

    /**
     * One step of time; y grows downwards.
     *
     * @param label what stands below it; empty below most
     * @param labelX where the middle of that is
     * @param wireY where the agencies' part of it begins
     */
    public record Bar(
            int x,
            int y,
            int width,
            int height,
            int wireY,
            int wireHeight,
            String from,
            String label,
            int labelX,
            int count,
            int wire) {}

    static Chart of(int[] all, int[] wire, Stretch.Span span, ZoneId zone) {
        int step = WIDTH / all.length;
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
                    i * step + GAP / 2,
                    HEIGHT - height,
                    step - GAP,
                    height,
                    HEIGHT - part,
                    part,
                    span.at(i, zone),
                    span.label(i, zone),
                    i * step + (span.length() == Stretch.WEEK ? step : step / 2),
                    all[i],
                    wire[i]));
        }
        String words = "Stories " + span.length().rate + " in " + span.length().words + "; most, " + all[busiest]
                + ", from " + span.at(busiest, zone) + " on.";
        return new Chart(words, Shown.number(most), bars);
    }

    /** What is more than nothing can be seen. */
    private static int height(int count, int most, int full) {
        return count == 0 ? 0 : Math.max(2, Math.round((float) count * full / most));
    }

    /** The bars of a small chart without words, as the data of an SVG path. */
    static String spark(int[] steps, int most) {
        int width = SPARK_WIDTH / steps.length;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < steps.length; i++) {
            int height = height(steps[i], most, SPARK_HEIGHT);
            if (height > 0)
                path.append('M')
                        .append(i * width)
                        .append(' ')
                        .append(SPARK_HEIGHT)
                        .append('v')
                        .append(-height)
                        .append("h")
                        .append(width - 1)
                        .append('v')
                        .append(height)
                        .append('z');
        }
        return path.toString();
    }
}
