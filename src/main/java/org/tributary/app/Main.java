package org.tributary.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tributary.config.ConfigException;
import org.tributary.serve.WebServer;
import org.tributary.store.StoreInUse;
import org.tributary.store.StoreRefused;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
public final class Main {
    /** In which form logback.xml writes; it is set up before feeds.yml is read. */
    private static final String LOG_FORMAT = "TRIBUTARY_LOG";

    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        String log = System.getenv().getOrDefault(LOG_FORMAT, "text");
        if (!log.matches("text|json")) {
            console.err().println("tributary: " + LOG_FORMAT + " is '" + log + "'; it may be text or json");
            System.exit(ExitCode.USAGE);
        }
        System.exit(run(console, Arguments.asTyped(arguments)));
    }

    /** Does what the arguments say and answers with the exit code: 0 done, 1 failed, 2 wrong use. */
    static int run(Console console, List<String> arguments) {
        return commands(console)
                .setOut(console.lines())
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((error, typed) -> wrongUse(error, console))
                .setExecutionExceptionHandler((error, command, parsed) -> failed(error, console, parsed))
                .execute(arguments.toArray(String[]::new));
    }

    static CommandLine commands(Console console) {
        return new CommandLine(new TributaryCommand())
                .addSubcommand(new RunCommand())
                .addSubcommand(new OnceCommand(console))
                .addSubcommand(new SearchCommand(console))
                .addSubcommand(new ExportCommand(console))
                .addSubcommand(new SplitCommand(console))
                .addSubcommand(new JoinCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new PlanCommand(console))
                .addSubcommand(new SuggestCommand(console))
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new TakedownCommand(console))
                .addSubcommand(new OpmlCommand(console))
                .addSubcommand(new BackupCommand(console))
                .addSubcommand(new RestoreCommand(console))
                .addSubcommand(new CopyCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new ReindexCommand(console))
                .addSubcommand(new CompactCommand(console))
                .addSubcommand(new ExtractCommand(console))
                .addSubcommand(new ParseCommand(console))
                .addSubcommand(new DedupCommand(console))
                .addSubcommand(new CanonicalCommand(console));
    }

    /** One line that says what is wrong, and where to read what is right. */
    private static int wrongUse(ParameterException error, Console console) {
        String command = error.getCommandLine().getCommandSpec().qualifiedName();
        String told = String.valueOf(error.getMessage()).replaceFirst("^(Error: )+", "");
        String said = error instanceof UnmatchedArgumentException unmatched
                ? Guess.words(unmatched).orElse(told)
                : told;
        console.err().println("tributary: " + said);
        console.err().println("Try '" + command + " --help'.");
        return ExitCode.USAGE;
    }

    /** What was to be expected is told in its own words; a bug shows where it was. */
    private static int failed(Exception error, Console console, ParseResult parsed) {
        if (error instanceof ConfigException) console.err().println(error.getMessage());
        else if (error instanceof StoreInUse || error instanceof StoreRefused || error instanceof WebServer.PortInUse)
            console.err().println("tributary: " + error.getMessage());
        else if (Words.nobodyReads(error)) return ExitCode.SOFTWARE; // tributary search iraq | head -1
        else if (error instanceof IOException || error instanceof UncheckedIOException)
            console.err().println("tributary: " + Words.of(error));
        else error.printStackTrace(console.err());
        return ExitCode.SOFTWARE;
    }
}
