package org.tributary.app;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tributary.model.Takedown;
import org.tributary.model.WebUrl;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Removes an article, a story or a source for good. */
@Command(
        name = "takedown",
        header = "removes an article, a story or a source for good",
        description = {
            "Its text, its versions, what the search knows of it: all goes, and it does not come back with the next",
            "poll, also not at the same address from another source. It cannot be undone.",
            "An address that nothing stored has is refused, unless --in-advance bars it.",
            "The running instance is told if there is one (it needs serve.write-key)."
        })
final class TakedownCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private What what;

    /** One of the three. */
    static final class What {
        @Parameters(paramLabel = "ARTICLE", description = "its address, or its number as the API gives it")
        private String article = "";

        @Option(
                names = "--story",
                paramLabel = "STORY",
                converter = PuttingRight.Number.class,
                description = "all of its articles, by its number or the address of its page")
        private @Nullable Long story;

        @Option(
                names = "--source",
                paramLabel = "ID",
                description = "all that it brought; it is polled no more, also where feeds.yml names it")
        private String source = "";
    }

    @Option(names = "--why", paramLabel = "WORDS", description = "to be kept with what was removed")
    private String why = "";

    @Option(names = "--in-advance", description = "also an address that nothing stored has: it will not be taken in")
    private boolean inAdvance;

    TakedownCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Takedown wish = wish();
        int exit = new PuttingRight(console, tributary.readForStore())
                .put(
                        rulings -> rulings.takeDown(wish),
                        "takedown",
                        Map.of(
                                "kind", wish.kind().name().toLowerCase(Locale.ROOT),
                                "what", wish.what(),
                                "why", wish.why(),
                                "only-stored", "" + wish.onlyStored()));
        if (exit != ExitCode.OK && wish.onlyStored() && WebUrl.of(wish.what()).isPresent())
            console.err().println("tributary: with --in-advance it will not be taken in either");
        return exit;
    }

    private Takedown wish() {
        if (!what.source.isEmpty()) return new Takedown(Takedown.Kind.SOURCE, what.source, why);
        if (what.story != null) return new Takedown(Takedown.Kind.STORY, what.story.toString(), why);
        return new Takedown(Takedown.Kind.ARTICLE, what.article, why, !inAdvance);
    }
}
