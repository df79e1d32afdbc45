package org.tributary.app;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes an article out of a story, for ever. */
@Command(
        name = "split",
        description = {
            "Takes an article out of a story where it does not belong. This holds for ever:",
            "no rule puts it back. Prints the two articles as a test case, as dedup reads them.",
            "The running instance is told if there is one (it needs serve.write-key)."
        })
final class SplitCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(index = "0", paramLabel = "STORY", description = "its number, as in the address of its page")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String story;

    @Parameters(index = "1", paramLabel = "ARTICLE", description = "its number, as the API gives it")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String article;

    @Option(
            names = "--with-its-story",
            description = "and with it what came along when its own story was joined: takes a join back")
    private boolean withItsStory;

    SplitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try {
            long from = PuttingRight.number(story);
            long out = PuttingRight.number(article);
            return new PuttingRight(console, tributary.read())
                    .put(
                            false,
                            rulings -> rulings.split(from, out, withItsStory),
                            "split",
                            Map.of(
                                    "story", Long.toString(from),
                                    "article", Long.toString(out),
                                    "with-its-story", Boolean.toString(withItsStory)));
        } catch (NumberFormatException e) {
            console.err().println("tributary: " + e.getMessage() + " is no number of a story or an article");
            return ExitCode.USAGE;
        }
    }
}
