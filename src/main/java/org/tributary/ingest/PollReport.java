package org.tributary.ingest;

/**
 * What one poll came to.
 *
 * @param well a feed came, or was said to be unchanged
 * @param outcome in a person's words
 * @param fresh entries filed for the first time
 * @param changed stored entries filed anew
 * @param reprints of the fresh ones, those that joined a story
 * @param skipped entries that could not be filed; the log has the reasons
 */
public record PollReport(
        String sourceId, boolean well, String outcome, int fresh, int changed, int reprints, int skipped) {
    static PollReport without(String sourceId, boolean well, String outcome) {
        return new PollReport(sourceId, well, outcome, 0, 0, 0, 0);
    }
}
