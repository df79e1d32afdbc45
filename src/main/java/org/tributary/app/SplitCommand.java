package org.tributary.app;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes an article out of a story, for ever. */
@Command(
        name = "split",
        header = "takes an article out of a story where it does not belong, for ever",
        description = {
            "No rule puts it back. Into a file or a pipe it prints the two articles as a test case for dedup.",
            "The running instance is told if there is one (it needs serve.write-key)."
        })
final class SplitCommand implements Callable<Integer> {
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
            paramLabel = "ARTICLE",
            converter = PuttingRight.Number.class,
            description = "its number, as the API gives it")
    private long article;

    @Option(
            names = "--with-its-story",
            description = "and with it what came along when its own story was joined: takes a join back")
    private boolean withItsStory;

    SplitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        return new PuttingRight(console, tributary.readForStore())
                .put(
                        rulings -> rulings.split(story, article, withItsStory),
                        "split",
                        Map.of("story", "" + story, "article", "" + article, "with-its-story", "" + withItsStory));
    }
}
