package org.tributary.serve;

import java.util.List;

/**
 * What the template {@code statistics.jte} shows of a stretch of the river.
 *
 * @param sum all of it in a sentence
 * @param lengths the stretches that can be looked at
 * @param rate what a bar counts: "an hour"
 * @param each what a bar is: "the hour"
 */
public record StatisticsPage(
        Frame frame,
        String sum,
        List<RiverPage.Choice> lengths,
        String rate,
        String each,
        Chart chart,
        List<Line> outlets,
        List<Line> agencies) {
    /**
     * One outlet or agency, those with most stories first.
     *
     * @param spark its steps, as the data of an SVG path
     * @param others of an outlet's stories those that others have too; of an agency's the outlets that ran them
     * @param first how many of those the outlet had before the others
     */
    public record Line(
            String name, String dir, String address, String spark, String stories, String others, String first) {}
}
