package org.tributary.app;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tributary.config.Config;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.FetchResult;
import org.tributary.model.Source;
import org.tributary.model.Validators;
import org.tributary.serve.WebServer;
import org.tributary.store.Store;
import org.tributary.store.StoreInUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Finds stories; asks the running instance where that holds the store. */
@Command(
        name = "search",
        description = {
            "Finds stories, newest first: all the words, and tag: outlet: language: agency: since: (a date, or 6h, 2d).",
            "Prints a line a story: time, outlets, headline, address, with tabs between.",
            "Example: search 'nato agency:AFP since:7d'"
        })
final class SearchCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "the words; several arguments are one query")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> query;

    @Option(names = "-n", paramLabel = "N", description = "at most so many stories (default: ${DEFAULT-VALUE})")
    private int n = 100;

    SearchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Config config = tributary.read();
        String asked = String.join(" ", query);
        String found;
        try (House house = House.open(config, InstantSource.system())) {
            found = house.findings().lines(asked, n);
        } catch (StoreInUse held) {
            found = askRunning(config, asked).orElseThrow(() -> held);
        } catch (IllegalArgumentException wrong) {
            console.err().println("tributary: " + wrong.getMessage());
            return ExitCode.USAGE;
        }
        PrintWriter out = console.lines();
        Screen screen = console.outScreen();
        if (screen.terminal()) found.lines().map(line -> shown(line, screen)).forEach(out::println);
        else out.print(found);
        out.flush();
        return ExitCode.OK;
    }

    /** Time, outlets, headline, address: each stays in its place, whatever its direction. */
    private static String shown(String line, Screen screen) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 4) return line;
        return screen.soft(parts[0]) + "  " + screen.foreign(parts[1]) + "  " + screen.strong(screen.foreign(parts[2]))
                + "\n    " + screen.soft(parts[3]);
    }

    /** What the instance that holds the store answers; empty where nobody is there. */
    private Optional<String> askRunning(Config config, String asked) {
        Optional<Path> folder = config.settings(Store.Settings.class).folder();
        Optional<URI> base = folder.flatMap(Doorplate::read);
        if (base.isEmpty()) return Optional.empty();
        WebServer.Settings serve = config.settings(WebServer.Settings.class);
        String key = serve.key().map(one -> "&key=" + encoded(one)).orElse("");
        URI at = base.get().resolve("search.tsv?n=" + n + "&q=" + encoded(asked) + key);
        PoliteFetcher.Settings loopback = new PoliteFetcher.Settings(
                Optional.empty(), Duration.ofSeconds(20), 100_000_000, Duration.ZERO, serve.networks());
        try (PoliteFetcher fetcher = new PoliteFetcher(loopback, InstantSource.system())) {
            FetchResult answer = fetcher.feed(Source.of("running-instance", at), at, Validators.NONE);
            if (answer instanceof FetchResult.Fetched fetched)
                return Optional.of(new String(fetched.download().body(), StandardCharsets.UTF_8));
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
