package org.tributary.app;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.tributary.serve.Export;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes everything that answers a query, or everything there is. */
@Command(
        name = "export",
        header = "writes all stories, or those of a query, with their texts",
        description = {
            "Newest first: an object a line (jsonl) or a table (csv).",
            "Example: export --format csv -o nato.csv.gz 'nato since:30d'"
        })
final class ExportCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "which stories; without it all")
    private List<String> query = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "jsonl or csv (default: by FILE's name, else jsonl)")
    private Export.@Nullable Format format;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "where to write; .csv, .jsonl say the format, .gz compresses")
    private @Nullable Path file;

    @Option(names = "--replace", description = "write over a FILE that is there")
    private boolean replace;

    @Option(names = "--gzip", description = "compresses what goes to standard output")
    private boolean gzip;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Export.Format> named = Optional.ofNullable(file).flatMap(ExportCommand::named);
        if (format != null && named.filter(format::equals).isEmpty() && named.isPresent())
            return wrong("the name " + file + " says another format than --format; change one of them");
        if (file != null && Files.exists(file) && Files.isRegularFile(file) && !replace)
            return wrong(file + " exists; name another file, or add --replace to write over it");
        Export.Format format = Optional.ofNullable(this.format).or(() -> named).orElse(Export.Format.JSONL);
        boolean zipped = gzip || file != null && file.toString().endsWith(".gz");
        OutputStream plain = file == null ? leftOpen(console.out()) : Files.newOutputStream(file);
        try (OutputStream out =
                new BufferedOutputStream(zipped ? new GZIPOutputStream(plain, BUFFER) : plain, BUFFER)) {
            format.begin(out);
            new StoryRows(tributary.readForStore())
                    .each(String.join(" ", query), Optional.empty(), row -> format.row(row, out));
            return ExitCode.OK;
        } catch (IllegalArgumentException wrong) {
            return wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private int wrong(String words) {
        console.err().println("tributary: " + words);
        return ExitCode.USAGE;
    }

    private static Optional<Export.Format> named(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".csv")) return Optional.of(Export.Format.CSV);
        boolean json = name.endsWith(".jsonl") || name.endsWith(".ndjson");
        return json ? Optional.of(Export.Format.JSONL) : Optional.empty();
    }

    private static OutputStream leftOpen(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
