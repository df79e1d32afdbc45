package org.tributary.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shared farm of feeds, in a folder, served by nginx on loopback until closed. */
final class Farm implements AutoCloseable {
    private final Path folder;

    private Farm(Path folder) {
        this.folder = folder;
    }

    /** Where the farm's tool and the corpora lie: where TRIBUTARY_SHARED points, or {@code shared} beside the project. */
    static Path shared() {
        String named = System.getenv("TRIBUTARY_SHARED");
        Path shared = named == null || named.isBlank() ? Path.of("..", "shared") : Path.of(named);
        return shared.toAbsolutePath().normalize();
    }

    static Farm up(Path folder, int feeds, int items) throws IOException, InterruptedException {
        Farm farm = made(folder, feeds, items);
        farm.call("up");
        return farm;
    }

    /** Its files, which nobody serves. */
    static Farm made(Path folder, int feeds, int items) throws IOException, InterruptedException {
        Files.createDirectories(folder.getParent());
        Farm farm = new Farm(folder);
        farm.call("generate", "--feeds", "" + feeds, "--items", "" + items, "--port", "" + freePort(), "--force");
        farm.hurry();
        return farm;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A feed's own wish for a quarter of an hour would be heeded; here polls are to come at once. */
    private void hurry() throws IOException {
        try (Stream<Path> feeds = Files.walk(folder.resolve("www"), 3)) {
            for (Path feed : feeds.filter(path -> path.endsWith("feed.xml")).toList()) {
                String text = Files.readString(feed, StandardCharsets.ISO_8859_1);
                if (text.contains("<ttl>"))
                    Files.writeString(feed, text.replaceFirst("<ttl>\\d+</ttl>", ""), StandardCharsets.ISO_8859_1);
            }
        }
    }

    List<String> addresses() throws IOException {
        return Files.readAllLines(folder.resolve("feeds.txt")).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** A share of the feeds gets so many new items. */
    void touch(double fraction, int more) throws IOException, InterruptedException {
        call("touch", "--fraction", "" + fraction, "--new", "" + more);
        hurry();
    }

    private void call(String command, String... arguments) throws IOException, InterruptedException {
        List<String> words = Stream.concat(
                        Stream.of("python3", shared().resolve("tools/feed-farm").toString(), command, "--out", folder.toString()),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException("feed-farm " + command + ": " + said);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        call("down");
    }
}
