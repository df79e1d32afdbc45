package org.tributary.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tributary.config.Config;
import org.tributary.config.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Says whether feeds.yml is right; every problem with its line where it is not. */
@Command(
        name = "check",
        header = "says whether feeds.yml is right, and every problem where it is not",
        description = "Exit code 0: it is right (there may be warnings); 1: it is not.")
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Config config = House.feedsFile().read(tributary.config);
        for (Problem warning : config.warnings()) console.err().println("warning: " + warning);
        PrintWriter out = console.lines();
        out.println(config.file() + " is right: " + counted(config.sources().size(), "source") + ", "
                + counted(config.publications().size(), "publication"));
        return 0;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
