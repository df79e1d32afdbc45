package org.tributary.whole;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tributary.Shared;

/** The shared farm of feeds, generated into a folder of its own and served by nginx on loopback, with its truth. */
final class Farm implements AutoCloseable {
    private final Path folder;
    private final Path script;
    private int seen;

    private Farm(Path folder, Path script) {
        this.folder = folder;
        this.script = script;
    }

    /** A running farm; the test is skipped, by name, where python3, nginx or the script is absent. */
    static Farm up(int feeds, int items) throws IOException, InterruptedException {
        Path script = Shared.path("tools/feed-farm");
        for (String program : List.of("python3", "nginx"))
            assumeTrue(onPath(program), () -> "SKIPPED: " + program + " is not installed (.ci/run installs it)");
        // nginx's workers are another user: the folder must be readable to all, which @TempDir's are not.
        Path folder = Files.createTempDirectory(
                "farm", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Farm farm = new Farm(folder, script);
        farm.call("generate", "--feeds", "" + feeds, "--items", "" + items, "--port", "" + freePort());
        farm.call("up");
        return farm;
    }

    /** Free on every loopback address as far as one can know. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    List<String> addresses() throws IOException {
        return Files.readAllLines(folder.resolve("feeds.txt")).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    JsonNode truth() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
    }

    /** A share of the feeds gets new items; returns once nginx's file cache has forgotten the old files. */
    void touch() throws IOException, InterruptedException {
        call("touch", "--fraction", "0.2", "--new", "2");
        waitForFileCache();
    }

    /** nginx holds open files for two seconds (open_file_cache_valid): the farm's own condition, not ours. */
    private static void waitForFileCache() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(2_200);
    }

    /** Statuses of the requests whose line matches, since the last reset. */
    List<Integer> statuses(String lineHolds) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1_100); // nginx writes its log once a second
        List<Integer> found = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("nginx/access.log")))
            if (line.contains(lineHolds)) found.add(Integer.parseInt(line.split(" ")[2]));
        return found.subList(Math.min(seen, found.size()), found.size());
    }

    /** The addresses of the article pages that were asked for, since the beginning. */
    Set<String> pagesAsked() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1_100); // nginx writes its log once a second
        Set<String> pages = new HashSet<>();
        for (String line : Files.readAllLines(folder.resolve("nginx/access.log")))
            if (line.contains("/a/")) pages.add(line.replaceAll(".*\"GET ([^ ?]+)[ ?].*", "$1"));
        return pages;
    }

    /** Statuses are counted from here on. */
    void forget(String lineHolds) throws IOException, InterruptedException {
        seen = 0;
        seen = statuses(lineHolds).size();
    }

    private void call(String command, String... arguments) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("python3", script.toString(), command, "--out", folder.toString()));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0)
            throw new AssertionError("feed-farm " + command + ": " + said);
    }

    private static boolean onPath(String program) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        call("down");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
