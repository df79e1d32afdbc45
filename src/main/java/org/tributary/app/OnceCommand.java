package org.tributary.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tributary.config.Config;
import org.tributary.ingest.PollReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Polls what is due, stores it, says what came of it, and ends: for cron. */
@Command(
        name = "once",
        header = "polls the sources that are due, stores what is new, and ends: for cron",
        description = {"Prints a line a source and a summary. Exit code 1 when nothing could be polled or stored."})
final class OnceCommand implements Callable<Integer> {
    /** As many as the served feed has when nobody asks for a number. */
    private static final int STORIES_IN_A_FILE = 100;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Option(
            names = "--write",
            paramLabel = "DIR",
            description = "then write feed.atom, feed.rss and feed.json there, for any static web server")
    private @Nullable Path write;

    OnceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Config config = tributary.read();
        PrintWriter out = console.lines();
        Progress progress =
                new Progress(console, "sources polled", config.sources().size());
        try (House house = House.open(config, InstantSource.system())) {
            List<PollReport> reports =
                    house.once(report -> progress.step(() -> out.println(painted(report, line(report)))));
            progress.end();
            Optional.ofNullable(write).ifPresent(folder -> house.write(folder, STORIES_IN_A_FILE));
            out.println(reports.isEmpty() ? nothingDue(house) : summary(reports));
            boolean worked = reports.isEmpty() || reports.stream().anyMatch(PollReport::well);
            return worked ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            out.flush();
        }
    }

    private String painted(PollReport report, String line) {
        return report.well() ? line : console.outScreen().bad(line);
    }

    private static String line(PollReport report) {
        StringBuilder line = new StringBuilder(report.sourceId() + ": " + report.outcome());
        if (report.reprints() > 0) line.append("; reprints among the new: ").append(report.reprints());
        if (report.skipped() > 0) line.append("; see the log");
        return line.toString();
    }

    private static String nothingDue(House house) {
        return house.nextDue()
                .map(next -> "no source is due: 0 new; the next is " + next.sourceId() + ", at "
                        + next.nextPoll()
                                .orElseThrow()
                                .atZone(ZoneId.systemDefault())
                                .truncatedTo(ChronoUnit.MINUTES)
                                .plusMinutes(1)
                                .format(MOMENT))
                .orElse("no source is due: 0 new");
    }

    private static String summary(List<PollReport> reports) {
        int fresh = reports.stream().mapToInt(PollReport::fresh).sum();
        int reprints = reports.stream().mapToInt(PollReport::reprints).sum();
        int changed = reports.stream().mapToInt(PollReport::changed).sum();
        long failing = reports.stream().filter(report -> !report.well()).count();
        return reports.size() + (reports.size() == 1 ? " source" : " sources") + " polled: " + fresh + " new ("
                + reprints + " of them reprints), " + changed + " changed; " + failing + " failing";
    }
}
