package org.tributary.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tributary.config.FeedsText;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.model.WebUrl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Finds the feeds of a site. */
@Command(
        name = "suggest",
        header = "finds the feeds of a site and prints lines for feeds.yml",
        description = {
            "Reads the page, then the feeds that it names; only where it names none, eight well-known places.",
            "Asks as politely as a poll does, so it takes some seconds a request. What it prints may be appended to",
            "a feeds.yml whose last section is sources; what it found out stands in comments. Exit code 1: no feed."
        })
final class SuggestCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(paramLabel = "URL", description = "of the site or of one of its pages")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String address;

    @Option(names = "--most", paramLabel = "N", description = "look at so many feeds (default: ${DEFAULT-VALUE})")
    private int most = 5;

    SuggestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        String whole = address.contains("://") ? address : "https://" + address;
        URI site = WebUrl.of(whole)
                .filter(each -> each.getHost() != null)
                .orElseThrow(() -> new IOException("'" + address + "' is no web address"));
        PoliteFetcher.Settings settings = Files.exists(tributary.config)
                ? House.feedsFile().read(tributary.config).settings(PoliteFetcher.Settings.class)
                : PoliteFetcher.Settings.DEFAULTS;
        Progress progress = new Progress(console, "addresses asked", 0);
        List<Discovery.Found> found;
        Discovery discovery;
        try (PoliteFetcher fetcher = new PoliteFetcher(settings, InstantSource.system())) {
            discovery = new Discovery(
                    fetcher, most, word -> progress.step(() -> console.err().println(word)));
            found = discovery.look(site);
        } finally {
            progress.end();
        }
        print(found, discovery.sitemaps());
        return found.isEmpty() ? 1 : 0;
    }

    private void print(List<Discovery.Found> found, List<URI> sitemaps) {
        PrintWriter out = console.lines();
        for (URI sitemap : sitemaps) out.println("  # sitemap: " + sitemap);
        for (Discovery.Found one : found) {
            List<String> notes = new ArrayList<>(one.notes());
            for (String note : notes) out.println("  # " + note);
            out.print(FeedsText.block(List.of(one.source()), 2));
        }
        if (found.isEmpty()) console.err().println("tributary: no feed was found at " + address);
        out.flush();
    }
}
