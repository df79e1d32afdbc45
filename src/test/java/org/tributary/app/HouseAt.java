package org.tributary.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.tributary.ingest.PollReport;

/** The house in this process, at a moment of the test's choosing. */
public final class HouseAt {
    private HouseAt() {}

    /** What {@code once} does at that moment; the merged feed is written into the folder, every story of it. */
    public static List<PollReport> once(Path feedsYml, Instant moment, Path folder) {
        try (House house = House.open(House.feedsFile().read(feedsYml), InstantSource.fixed(moment))) {
            List<PollReport> reports = house.once(report -> {});
            house.write(folder, 10_000);
            return reports;
        }
    }
}
