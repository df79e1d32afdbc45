package org.tributary.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, started as {@code java -jar} would start it. */
final class Program {
    /** What a command that ended left behind. */
    record Ended(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> machine;

    /** @param folder the working directory: its feeds.yml is the default one */
    Program(Path folder) {
        this(folder, Map.of());
    }

    Program(Path folder, Map<String, String> environment) {
        this(folder, environment, List.of("-Xmx512m", "-XX:TieredStopAtLevel=1")); // most tests end before C2 begins
    }

    /** @param machine options of the Java that runs it */
    Program(Path folder, Map<String, String> environment, List<String> machine) {
        this.folder = folder;
        this.environment = environment;
        this.machine = machine;
    }

    /** Runs one command to its end, which must come within two minutes. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        return filter("", arguments);
    }

    /** The same, with a text on standard input. */
    Ended filter(String in, String... arguments) throws IOException, InterruptedException {
        Path input = Files.createTempFile(folder, "in", ".txt");
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Files.writeString(input, in);
        Process process = start(input, out, err, arguments);
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS))
                throw new AssertionError("still running after two minutes: " + String.join(" ", arguments) + "\n"
                        + Files.readString(err));
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a command and leaves it running; whoever calls it must end it. */
    Process start(Path in, Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.tributary.app.Main"));
        command.addAll(1, machine);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** Writes feeds.yml into the folder. */
    void feeds(String yaml) throws IOException {
        Files.write(folder.resolve("feeds.yml"), yaml.getBytes(StandardCharsets.UTF_8));
    }
}
