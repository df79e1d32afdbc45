package org.tributary.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.ingest.PollReport;

/**
 * Logs a source when it begins to fail, when it fails in another way, and when it is well again; a thousand polls that
 * fail alike are one line.
 */
final class Ailments implements Consumer<PollReport> {
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");

    private final Map<String, String> failing = new ConcurrentHashMap<>();

    @Override
    public void accept(PollReport report) {
        if (report.well()) {
            if (failing.remove(report.sourceId()) != null)
                LOG.info("{} is well again: {}", report.sourceId(), report.outcome());
        } else if (!report.outcome().equals(failing.put(report.sourceId(), report.outcome())))
            LOG.warn("{}: {}", report.sourceId(), report.outcome());
    }
}
