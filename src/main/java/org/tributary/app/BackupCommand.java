package org.tributary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.tributary.store.Backup;
import org.tributary.store.Store;
import org.tributary.store.StoreInUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Copies the store into one file, also while it is in use. */
@Command(
        name = "backup",
        header = "copies the store into one file, also while it is in use",
        description = {
            "The copy is whole as of one moment; the running instance goes on meanwhile.",
            "What is made of the store (the search index) is not in it. Example: backup /backups/tributary-$(date +%%F).zip"
        })
final class BackupCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(paramLabel = "FILE", description = "a name that is not taken")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    BackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Store.Settings store = tributary.readForStore().settings(Store.Settings.class);
        try {
            Backup.make(store, file);
        } catch (StoreInUse held) {
            Errands.ask(store.place().orElseThrow(() -> held), file, PATIENCE);
        }
        console.lines().println(file + ": " + Words.size(Files.size(file)));
        return ExitCode.OK;
    }
}
