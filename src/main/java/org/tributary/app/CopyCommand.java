package org.tributary.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.tributary.store.Copy;
import org.tributary.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Moves a store from one database to another. */
@Command(
        name = "copy",
        header = "copies a whole store into an empty database, and compares the two",
        description = {
            "Tributary must not run. The one copied from is left as it is.",
            "Cut off, it goes on where it stood. What feeds.yml says of user and password counts for PostgreSQL.",
            "Example: copy --from jdbc:h2:file:./data/tributary --to jdbc:postgresql://localhost/river"
        })
final class CopyCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Option(names = "--from", required = true, paramLabel = "URL", description = "as store.url; it is left as it is")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String from;

    @Option(names = "--to", required = true, paramLabel = "URL", description = "as store.url; an empty database")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String to;

    CopyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Store.Settings configured = tributary.readForStore().settings(Store.Settings.class);
        PrintWriter out = console.lines();
        Progress progress = new Progress(console, "steps done", 0);
        List<Copy.Copied> tables = Copy.run(at(from, configured), at(to, configured), said -> progress.step(() -> {}));
        progress.end();
        for (Copy.Copied one : tables)
            out.printf("%s: %s, checksum %016x%n", one.table(), Words.counted(one.rows(), "row"), one.sum());
        out.println("the two are equal; set store.url to the new one");
        out.flush();
        return ExitCode.OK;
    }

    private static Store.Settings at(String url, Store.Settings configured) {
        boolean file = url.strip().startsWith("jdbc:h2:");
        return file && !url.equals(configured.url())
                ? Store.Settings.at(url)
                : new Store.Settings(
                        url, configured.user(), configured.password(), configured.connections(), configured.folder());
    }
}
