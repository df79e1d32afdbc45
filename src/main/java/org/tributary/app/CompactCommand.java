package org.tributary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        long before = size(settings);
        Backup.compact(settings);
        console.lines().println(Words.size(before) + " before, " + Words.size(size(settings)) + " now");
        return ExitCode.OK;
    }

    private static long size(Store.Settings settings) throws IOException {
        Path folder = settings.folder().orElseThrow();
        try (Stream<Path> files = Files.list(folder)) {
            long all = 0;
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".mv.db")).toList()) all += Files.size(file);
            return all;
        }
    }
}
