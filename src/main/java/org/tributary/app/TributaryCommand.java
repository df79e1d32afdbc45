package org.tributary.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.config.Config;
import org.tributary.config.ConfigException;
import org.tributary.store.Store;
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
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the file that names the sources (default: feeds.yml here)")
    Path config = Path.of("feeds.yml");

    /** feeds.yml as it stands; what is probably not meant is said on the way. */
    Config read() {
        Config read = House.feedsFile().read(config);
        read.warnings().forEach(warning -> LOG.warn("{}", warning));
        return read;
    }

    /**
     * The same for a command that only needs the store: a mistake among the sources does not keep a person from what is
     * stored. They are then as the store remembers them.
     */
    Config readForStore() {
        try {
            return read();
        } catch (ConfigException wrong) {
            Config rest = House.feedsFile()
                    .settings(config)
                    .filter(TributaryCommand::hasStore)
                    .orElseThrow(() -> wrong);
            wrong.problems().forEach(problem -> LOG.warn("{}", problem));
            LOG.warn("of {} only the settings are taken; the sources are as they were when it was last right", config);
            return rest;
        }
    }

    /** A file that was cut off may have lost the address of its store; an empty one is not begun elsewhere. */
    private static boolean hasStore(Config config) {
        return config.settings(Store.Settings.class)
                .place()
                .map(Files::isDirectory)
                .orElse(true);
    }

    @Override
    public Integer call() throws Exception {
        return new RunCommand(this).call();
    }
}
