package org.tributary.app;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** Makes the search index anew. */
@Command(
        name = "reindex",
        header = "makes the search index anew from the store",
        description = "Tributary must not run.")
final class ReindexCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    ReindexCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (House house = House.open(tributary.readForStore(), InstantSource.system())) {
            house.reindex();
            console.lines().println(house.articles() + " articles are in the index");
            return ExitCode.OK;
        }
    }
}
