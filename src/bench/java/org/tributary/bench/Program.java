package org.tributary.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Our program as it ships ({@code target/tributary.jar}), in a folder of its own with its feeds.yml and its store. */
final class Program {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What the Debian package starts {@code run} with. */
    static final List<String> PACKAGED =
            List.of("-XX:+UseSerialGC", "-Xms24m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30");

    private final Path jar;
    private final Path folder;
    private final List<String> java;
    private final int port;

    /** @param java options of Java */
    Program(Path jar, Path folder, List<String> java) throws IOException {
        this.jar = jar;
        this.folder = Files.createDirectories(folder);
        this.java = java;
        this.port = Farm.freePort();
    }

    Path folder() {
        return folder;
    }

    /**
     * Writes feeds.yml anew.
     *
     * @param more what stands at each source beside its address
     */
    void feeds(List<String> addresses, Function<String, String> more) throws IOException {
        StringBuilder yaml = new StringBuilder("serve: {port: ").append(port);
        yaml.append("}\nfetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nsources:\n");
        for (String address : addresses)
            yaml.append("  - {url: '").append(address).append('\'').append(more.apply(address)).append("}\n");
        Path edited = folder.resolve("edited.yml");
        Files.writeString(edited, yaml);
        Files.move(edited, folder.resolve("feeds.yml"), StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> command(List<String> words) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(java);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(words);
        return command;
    }

    Machine.Ran run(String... words) throws IOException, InterruptedException {
        return Machine.run(folder, Map.of(), command(List.of(words)));
    }

    /** Starts {@code run} and waits for its first answer. */
    Running start() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command(List.of("run")))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Running running = new Running(process, URI.create("http://127.0.0.1:" + port + "/"), begun);
        try {
            running.awaitFirstAnswer();
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        return running;
    }

    /** The program at work. */
    static final class Running implements AutoCloseable {
        private final Process process;
        private final URI home;
        private final long begun;
        private double untilAnswer;

        private Running(Process process, URI home, long begun) {
            this.process = process;
            this.home = home;
            this.begun = begun;
        }

        private void awaitFirstAnswer() throws IOException, InterruptedException {
            while (true) {
                try {
                    if (answer("", "Accept", "text/html").statusCode() == 200) break;
                } catch (IOException e) {
                    if (!process.isAlive()) throw new IOException("the program ended; see the file log", e);
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            untilAnswer = (System.nanoTime() - begun) / 1e9;
        }

        /** Seconds from its start to its first answer. */
        double untilAnswer() {
            return untilAnswer;
        }

        HttpResponse<byte[]> answer(String path, String... headers) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(path)).headers(headers);
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }

        /** What /metrics says of one thing. */
        Metrics metrics() throws IOException, InterruptedException {
            return new Metrics(new String(answer("metrics", "Accept", "*/*").body(), StandardCharsets.UTF_8));
        }

        URI at(String path) {
            return home.resolve(path);
        }

        double cpu() throws IOException {
            return Machine.cpu(process.pid());
        }

        double memory() throws IOException {
            return Machine.memory(process.pid());
        }

        long pid() {
            return process.pid();
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        }
    }

    /** The text of /metrics. */
    record Metrics(String text) {
        /** Of a line that begins so; 0 where there is none. */
        double of(String name) {
            return text.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElse(0);
        }

        double polls() {
            return text.lines()
                    .filter(line -> line.startsWith("tributary_polls_total{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }

        double unchanged() {
            return of("tributary_polls_total{outcome=\"unchanged\"}");
        }

        /** Entries filed for the first time. */
        double fresh() {
            return of("tributary_entries_total{kind=\"new\"}");
        }

        boolean isStill() {
            return of("tributary_queue{queue=\"polls\"}") == 0
                    && of("tributary_queue{queue=\"unwritten\"}") == 0
                    && of("tributary_index_lag") == 0;
        }
    }
}
