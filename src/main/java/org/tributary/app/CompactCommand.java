package org.tributary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tributary.store.Backup;
import org.tributary.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** Gives the disk back what the store does not use. */
@Command(
        name = "compact",
        header = "gives the disk back what the store does not use",
        description = {
            "The store's file is written anew, which needs as much room again meanwhile.",
            "Tributary must not run."
        })
final class CompactCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    CompactCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Store.Settings settings = tributary.readForStore().settings(Store.Settings.class);
        Path file = Backup.fileOf(settings);
        long before = Files.exists(file) ? Files.size(file) : 0;
        Backup.compact(settings);
        console.lines().println(Words.size(before) + " before, " + Words.size(Files.size(file)) + " now");
        return ExitCode.OK;
    }
}
