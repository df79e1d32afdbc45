package org.tributary.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.config.Config;
import org.tributary.serve.Export;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Finds stories; asks the running instance where that holds the store. */
@Command(
        name = "search",
        header = "finds stories, newest first",
        description = {
            "All the words, and tag: outlet: language: agency: since: (a date, or 6h, 2d).",
            "Prints a line a story: time, outlets, headline, address, with tabs between.",
            "Example: search 'nato agency:AFP since:7d'"
        })
final class SearchCommand implements Callable<Integer> {
    private static final int EVERY_SECONDS = 5;
    private static final int REMEMBERED = 20_000;

    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "the words; several arguments are one query")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> query;

    @Option(names = "-n", paramLabel = "N", description = "at most so many stories (default: ${DEFAULT-VALUE})")
    private int n = 100;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text)")
    private Format format = Format.text;

    @Option(names = "--follow", description = "goes on with what comes new to the running instance, until stopped")
    private boolean follow;

    /** How found stories are printed; named as people type them. */
    enum Format {
        text,
        jsonl,
        csv,
        atom
    }

    SearchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (n < 1 || n > 10_000) return wrong("-n is a number from 1 to 10000, not " + n);
        Config config = tributary.readForStore();
        String asked = String.join(" ", query);
        StoryRows rows = new StoryRows(config);
        try {
            OutputStream out = console.out();
            if (follow) return follow(rows, asked, out);
            if (format == Format.atom) out.write(rows.feed(asked, n));
            else {
                if (format == Format.csv) Export.Format.CSV.begin(out);
                boolean[] some = {false};
                rows.each(asked, Optional.of(n), row -> {
                    some[0] = true;
                    print(row, out);
                });
                if (!some[0] && format == Format.text) console.err().println("no story");
            }
            out.flush();
            return ExitCode.OK;
        } catch (IllegalArgumentException wrong) {
            return wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** Each story once, the older first; who looks away for long still gets the newest {@code n}. */
    private Integer follow(StoryRows rows, String asked, OutputStream out) throws IOException, InterruptedException {
        if (format == Format.atom) return wrong("a feed is followed by subscribing to it; --follow is for the others");
        Optional<URI> base = rows.running();
        if (base.isEmpty()) return wrong("--follow needs a running instance: nobody else polls this store");
        if (format == Format.csv) Export.Format.CSV.begin(out);
        Set<Long> seen = new LinkedHashSet<>();
        while (true) {
            List<ObjectNode> fresh = new ArrayList<>();
            rows.fromRunning(base.get(), asked, Optional.of(n), row -> {
                if (seen.add(row.path("id").asLong())) fresh.add(row);
            });
            Collections.reverse(fresh);
            for (ObjectNode row : fresh) print(row, out);
            out.flush();
            if (seen.size() > REMEMBERED) seen.removeAll(List.copyOf(seen).subList(0, seen.size() - REMEMBERED));
            java.util.concurrent.TimeUnit.SECONDS.sleep(EVERY_SECONDS);
        }
    }

    private void print(ObjectNode row, OutputStream out) throws IOException {
        if (format == Format.jsonl) Export.Format.JSONL.row(row, out);
        else if (format == Format.csv) Export.Format.CSV.row(row, out);
        else out.write(shown(line(row)).getBytes(StandardCharsets.UTF_8));
    }

    /** On a terminal each field stays in its place, whatever its direction, and the headline is found at once. */
    private String shown(String line) {
        Screen screen = console.outScreen();
        String[] parts = line.strip().split("\t", -1);
        if (!screen.terminal() || parts.length != 4) return line;
        return screen.soft(parts[0]) + "  " + screen.foreign(parts[1]) + "  " + screen.strong(screen.foreign(parts[2]))
                + "\n    " + screen.soft(parts[3]) + "\n";
    }

    private static String line(ObjectNode row) {
        List<String> outlets = row.path("articles").findValuesAsText("outlet");
        return Stream.of(
                        row.path("ordered").asText(),
                        outlets.stream().distinct().collect(Collectors.joining(", ")),
                        row.path("title").asText(),
                        row.path("url").asText())
                .map(field -> field.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
                .collect(Collectors.joining("\t", "", "\n"));
    }

    private int wrong(String words) {
        console.err().println("tributary: " + words);
        return ExitCode.USAGE;
    }
}
