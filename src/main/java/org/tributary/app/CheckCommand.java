package org.tributary.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tributary.config.Config;
import org.tributary.config.Problem;
import org.tributary.extract.Explanation;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.Source;
import org.tributary.model.WebUrl;
import org.tributary.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says whether feeds.yml is right, or what would be stored of one source, address or file. */
@Command(
        name = "check",
        header = "says whether feeds.yml is right, or what would be stored of one source, address or file",
        description = {
            "Without a target: every problem of feeds.yml; exit code 0 where it is right (there may be warnings).",
            "With one: its feed, its newest entries, and the article of the first as it would be stored.",
            "Nothing is stored."
        })
final class CheckCommand implements Callable<Integer> {
    private static final int LINE = 120;

    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(
            paramLabel = "SOURCE|URL|FILE",
            arity = "0..1",
            description = "a source's id in feeds.yml, an address, or a file (a feed or a page)")
    private @Nullable String target;

    @Option(
            names = "--explain",
            description = "each block of the article's page, whether it is kept, and what made it so")
    private boolean explain;

    @Option(names = "--html", paramLabel = "OUT", description = "writes that page with its blocks coloured into a file")
    private @Nullable Path html;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = console.lines();
        if (target != null) return inspect(target, out) ? 0 : 1;
        Config config = House.feedsFile().read(tributary.config);
        for (Problem warning : config.warnings()) console.err().println("warning: " + warning);
        config.settings(Store.Settings.class).place(); // refuses, in words, an address where no store can be
        out.println(
                config.file() + " is right: " + Words.counted(config.sources().size(), "source") + ", "
                        + Words.counted(config.publications().size(), "publication"));
        return 0;
    }

    private boolean inspect(String what, PrintWriter out) throws IOException {
        boolean named = Files.exists(tributary.config);
        List<Source> sources = named ? House.feedsFile().read(tributary.config).sources() : List.of();
        PoliteFetcher.Settings settings = named
                ? House.feedsFile().read(tributary.config).settings(PoliteFetcher.Settings.class)
                : PoliteFetcher.Settings.DEFAULTS;
        Optional<URI> url = WebUrl.of(what).filter(each -> each.getHost() != null);
        Optional<Source> source = sources.stream()
                .filter(each ->
                        each.id().equals(what) || url.filter(each.url()::equals).isPresent())
                .findFirst()
                .or(() -> url.map(each -> Source.of("not-in-feeds-yml", each)));
        try (PoliteFetcher fetcher = new PoliteFetcher(settings, InstantSource.system())) {
            Inspection inspection = new Inspection(fetcher, out, why -> explain(why, out));
            if (source.isPresent()) return inspection.visit(source.get());
            if (!Files.exists(Path.of(what)))
                throw new IOException(
                        "'" + what + "' is no source of " + tributary.config + ", no address and no file");
            ObjectNode file = JsonLines.JSON.createObjectNode().put("file", what);
            URI nowhere = URI.create("http://localhost/");
            return inspection.document(Source.of("file", nowhere), Given.document(file), false);
        } finally {
            out.flush();
        }
    }

    private void explain(Supplier<Explanation> why, PrintWriter out) {
        if (!explain && html == null) return;
        Explanation explanation = why.get();
        if (explain) explanation.verdicts().forEach(verdict -> out.println(verdict.inWords(LINE)));
        if (html == null) return;
        try {
            Files.writeString(html, explanation.html());
        } catch (IOException e) {
            throw new UncheckedIOException(html + " cannot be written: " + e.getMessage(), e);
        }
        out.printf("%-10s %s%n", "written", html);
    }
}
