package org.tributary.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself: without a command's name it runs. */
@Command(
        name = "tributary",
        description = {
            "A news aggregator: the sources of feeds.yml are polled, their articles are",
            "read whole, copies of one story are folded, one merged feed is served.",
            "",
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        commandListHeading = "%nCommands (each has --help):%n",
        footer = {
            "",
            "Exit code: 0 done, 1 failed, 2 wrong use.",
            "Data is on standard output, the log on standard error."
        })
final class TributaryCommand implements Callable<Integer> {
    private final Callable<Integer> standing;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the file that names the sources (default: feeds.yml here)")
    Path config = Path.of("feeds.yml");

    /** @param standing what is done when no command is named */
    TributaryCommand(Callable<Integer> standing) {
        this.standing = standing;
    }

    @Override
    public Integer call() throws Exception {
        return standing.call();
    }
}
