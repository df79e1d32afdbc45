package org.tributary.whole;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as {@code run} leaves it: polling and serving, until closed. */
final class Running implements AutoCloseable {
    /** A log in JSON escapes the slashes. */
    private static final Pattern SAYS_WHERE = Pattern.compile("http:\\\\?/\\\\?/127\\.0\\.0\\.1:(\\d+)\\\\?/");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final URI home;
    private final Path log;

    private Running(Process process, URI home, Path log) {
        this.log = log;
        this.process = process;
        this.home = home;
    }

    /** Starts {@code run} on the folder's feeds.yml (its port may be 0: any) and waits until it answers. */
    static Running start(Program program, Path folder) throws IOException {
        return start(program, folder, "run");
    }

    /** The same with another command that serves. */
    static Running start(Program program, Path folder, String command) throws IOException {
        Path in = Files.createTempFile(folder, "in", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = program.start(in, Files.createTempFile(folder, "out", ".txt"), err, command);
        try {
            URI[] home = new URI[1];
            await("the log says where it serves").atMost(Duration.ofSeconds(60)).until(() -> {
                if (!process.isAlive()) throw new AssertionError(command + " ended: " + Files.readString(err));
                Matcher where = SAYS_WHERE.matcher(Files.readString(err));
                if (!where.find()) return false;
                home[0] = URI.create("http://127.0.0.1:" + where.group(1) + "/");
                return true;
            });
            return new Running(process, home[0], err);
        } catch (RuntimeException | AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }

    byte[] get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = answer(path);
        if (answer.statusCode() != 200)
            throw new AssertionError(path + " answers " + answer.statusCode() + ": "
                    + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        return answer.body();
    }

    HttpResponse<byte[]> answer(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) request.headers(headers);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    long pid() {
        return process.pid();
    }

    /** What it has said so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    URI at(String path) {
        return home.resolve(path);
    }

    /** Ends it as a power cut would (SIGKILL). */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it as a person would (SIGTERM); it has fifteen seconds. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("run did not stop within 15 s of being asked to");
        }
    }
}
