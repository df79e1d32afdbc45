package org.tributary.serve;

import java.util.List;

/** What the template {@code corrections.jte} shows: what was changed after it was published, the newest first. */
public record CorrectionsPage(Frame frame, List<Line> lines) {
    /** One change of one article; {@code kind} in words. */
    public record Line(
            String kind,
            String title,
            String lang,
            String dir,
            String address,
            String outlet,
            String outletDir,
            String outletAddress,
            String when,
            String moment,
            DiffView diff) {}
}
