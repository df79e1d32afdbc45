package org.tributary.serve;

import java.util.List;

/**
 * What the template {@code statistics.jte} shows of the last 24 hours.
 *
 * @param sum all of it in a sentence
 */
public record StatisticsPage(Frame frame, String sum, Chart chart, List<Line> outlets, List<Line> agencies) {
    /**
     * One outlet or agency, those with most stories first.
     *
     * @param spark its hours, as the data of an SVG path
     * @param others of an outlet's stories those that others have too; of an agency's the outlets that ran them
     * @param first how many of those the outlet had before the others
     */
    public record Line(
            String name, String dir, String address, String spark, String stories, String others, String first) {}
}
