package org.tributary.serve;

import java.util.List;
import java.util.Optional;

/**
 * What the template {@code sources.jte} shows: how it goes with each source, and what each host had of us.
 *
 * @param problems what is wrong with feeds.yml as it stands, a line each
 */
public record SourcesPage(Frame frame, List<String> problems, List<Line> lines, List<Host> hosts) {
    /**
     * One source.
     *
     * @param stories the address of the outlet's stories
     * @param state ok, failing, waiting (never polled) or gone (not polled again)
     * @param outcome the last poll in words
     * @param week how many articles it brought in seven days, and how many of them are read from their pages
     */
    public record Line(
            String id,
            String name,
            String nameDir,
            String stories,
            String address,
            String state,
            String outcome,
            String rhythm,
            String week,
            Optional<When> lastPoll,
            Optional<When> nextPoll,
            String tags) {}

    /** A moment, exactly and as people say it. */
    public record When(String machine, String exact, String words) {}

    /**
     * What one host had of us since the program started.
     *
     * @param closed pages that its robots.txt kept us from
     * @param asked how often it asked to be left alone
     */
    public record Host(
            String name, String requests, String unchanged, String failed, String closed, String pause, String asked) {}
}
