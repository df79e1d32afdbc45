package org.tributary.app;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes two stories one, for ever. */
@Command(
        name = "join",
        header = "makes two stories one, for ever",
        description = {
            "The older takes in the other, whose address leads there.",
            "Into a file or a pipe it prints the two leading articles as a test case for dedup.",
            "The running instance is told if there is one (it needs serve.write-key)."
        })
final class JoinCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(
            index = "0",
            paramLabel = "STORY",
            converter = PuttingRight.Number.class,
            description = "its number, or the address of its page")
    private long story;

    @Parameters(
            index = "1",
            paramLabel = "OTHER",
            converter = PuttingRight.Number.class,
            description = "the same of the other one")
    private long other;

    JoinCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        return new PuttingRight(console, tributary.readForStore())
                .put(rulings -> rulings.join(story, other), "join", Map.of("story", "" + story, "other", "" + other));
    }
}
