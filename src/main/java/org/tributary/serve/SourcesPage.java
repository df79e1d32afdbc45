package org.tributary.serve;

import java.util.List;

/** What the template {@code sources.jte} shows: how it goes with each source, the failing ones first. */
public record SourcesPage(Frame frame, List<Line> lines) {
    /**
     * One source.
     *
     * @param state ok, failing, waiting (never polled) or gone (not polled again)
     * @param outcome the last poll in words
     */
    public record Line(
            String id,
            String name,
            String nameDir,
            String address,
            String state,
            String outcome,
            String lastPoll,
            String nextPoll,
            String tags) {}
}
