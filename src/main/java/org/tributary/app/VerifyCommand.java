package org.tributary.app;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** Says whether the laws of the store hold, and the index is the store's. */
@Command(
        name = "verify",
        header = "reads the whole store, and says whether it and its search index are sound",
        description = {
            "Each breach of its laws, and each difference between the two, is a line.",
            "Tributary must not run. Exit code 1 when there is a breach."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PrintWriter out = console.lines();
        try (House house = House.open(tributary.readForStore(), InstantSource.system())) {
            int breaches = house.verify(out::println);
            if (breaches == 0) out.println("sound: " + house.articles() + " articles");
            return breaches == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
