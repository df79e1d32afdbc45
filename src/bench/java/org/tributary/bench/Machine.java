package org.tributary.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Linux knows of processes: their processor time and their memory. */
final class Machine {
    /** USER_HZ is 100 on every Linux of today. */
    private static final double TICKS = 100;

    private static final Pattern TIMES = Pattern.compile("(\\d+)m([0-9.]+)s");

    private Machine() {}

    /** Processor seconds of a process that lives, all its threads together. */
    static double cpu(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    /** Resident memory in MB. */
    static double memory(long pid) throws IOException {
        return status(pid, "VmRSS");
    }

    private static double status(long pid, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .sum();
    }

    /**
     * A command that has ended.
     *
     * @param cpu seconds, those of its children included
     * @param memory the most that it and its descendants held at one moment, in MB
     */
    record Ran(double cpu, double wall, double memory, String out) {}

    /** Runs a command to its end; a shell tells what it and all its children took. */
    static Ran run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path times = Files.createTempFile(folder, "times", ".txt");
        List<String> words = new ArrayList<>(List.of("sh", "-c", "\"$@\" >\"$OUT\" 2>&1 </dev/null; times >\"$TIMES\"", "sh"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().put("OUT", out.toString());
        builder.environment().put("TIMES", times.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.inheritIO().start();
        double most = 0;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) most = Math.max(most, held(process.toHandle()));
        double wall = (System.nanoTime() - start) / 1e9;
        double cpu = seconds(Files.readAllLines(times).get(1));
        return new Ran(cpu, wall, most, Files.readString(out, StandardCharsets.UTF_8));
    }

    private static double held(ProcessHandle shell) {
        return shell.descendants()
                .mapToDouble(child -> {
                    try {
                        return memory(child.pid());
                    } catch (IOException | IllegalArgumentException e) {
                        return 0; // it has just ended
                    }
                })
                .sum();
    }

    private static double seconds(String line) {
        double all = 0;
        for (Matcher time = TIMES.matcher(line); time.find(); )
            all += 60 * Integer.parseInt(time.group(1)) + Double.parseDouble(time.group(2));
        return all;
    }

    /** Bytes of all files in a folder. */
    static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    static boolean has(String program) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
