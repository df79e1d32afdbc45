package org.tributary.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tributary.config.Config;
import org.tributary.model.Takedown;
import org.tributary.store.Backup;
import org.tributary.store.Store;
import org.tributary.store.StoreTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Puts the store of a backup in its place. */
@Command(
        name = "restore",
        header = "puts the store of a backup in its place, and checks it",
        description = {
            "The store is the one that feeds.yml names. Tributary must not run.",
            "A store that is there is left alone, unless --replace puts it aside."
        })
final class RestoreCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(paramLabel = "FILE", description = "what backup wrote")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--replace", description = "put a store that is there aside, under another name")
    private boolean replace;

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Config config = tributary.readForStore();
        Store.Settings settings = config.settings(Store.Settings.class);
        Optional<Path> aside = Backup.restore(settings, file, replace);
        PrintWriter out = console.lines();
        aside.ifPresent(before -> out.println("the store that was there is now " + before));
        try (House house = House.open(config, InstantSource.system())) {
            if (aside.isPresent()) keepGone(house, settings, aside.get(), out);
            int breaches = house.verify(out::println);
            out.println(house.articles() + " articles are there"
                    + (breaches == 0 ? "" : "; the backup holds what the lines above say"));
            return breaches == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** What was taken down for good since the backup stays gone. */
    private void keepGone(House house, Store.Settings settings, Path aside, PrintWriter out) {
        List<Takedown> wishes;
        try {
            wishes = Backup.takedownsOf(settings, aside);
        } catch (StoreTrouble | IOException unreadable) {
            console.err()
                    .println("warning: what was taken down in the store that was there cannot be read from it;"
                            + " what was taken down since the backup may be here again");
            return;
        }
        Set<String> done = new LinkedHashSet<>();
        for (Takedown wish : wishes) if (house.rulings().takeDown(wish).done()) done.add(wish.what());
        if (done.isEmpty()) return;
        out.println("what was taken down in the store that was there stays gone, "
                + Words.counted(done.size(), "takedown") + ":");
        done.forEach(what -> out.println("  " + what));
    }
}
