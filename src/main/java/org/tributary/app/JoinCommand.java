package org.tributary.app;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes two stories one, for ever. */
@Command(
        name = "join",
        description = {
            "Makes two stories one: the older takes in the other, whose address leads there.",
            "Prints the two leading articles as a test case, as dedup reads them.",
            "The running instance is told if there is one (it needs serve.write-key)."
        })
final class JoinCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(index = "0", paramLabel = "STORY", description = "its number, as in the address of its page")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String story;

    @Parameters(index = "1", paramLabel = "OTHER", description = "the other one's number")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String other;

    JoinCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try {
            long one = PuttingRight.number(story);
            long two = PuttingRight.number(other);
            return new PuttingRight(console, tributary.read())
                    .put(
                            true,
                            rulings -> rulings.join(one, two),
                            "join",
                            Map.of("story", Long.toString(one), "other", Long.toString(two)));
        } catch (NumberFormatException e) {
            console.err().println("tributary: " + e.getMessage() + " is no number of a story");
            return ExitCode.USAGE;
        }
    }
}
