package org.tributary.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.bench.Table.Column;

/** What answering costs, asked by wrk; beside it nginx, which sends the same compressed bytes from a file. */
final class Serving {
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern MEDIAN = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
    private static final int WARM = 30_000;
    private static final String FEED = "feed.atom?n=500";

    private final Program.Running running;
    private final Path work;
    private final int seconds;
    private final String prefix;

    /** @param prefix of the names of the rows */
    Serving(Program.Running running, Path work, int seconds, String prefix) {
        this.prefix = prefix;
        this.running = running;
        this.work = work;
        this.seconds = seconds;
    }

    void measure(Table table) throws IOException, InterruptedException {
        HttpResponse<byte[]> feed = running.answer(FEED, "Accept-Encoding", "gzip");
        String etag = feed.headers().firstValue("ETag").orElseThrow();
        warm(List.of("Accept-Encoding: gzip"), FEED);
        Asked ours = ask(List.of("Accept-Encoding: gzip"), running.at(FEED), running::cpu);
        List<String> again = List.of("Accept-Encoding: gzip", "If-None-Match: " + etag);
        int status = running.answer(FEED, "Accept-Encoding", "gzip", "If-None-Match", etag)
                .statusCode();
        if (status != 304) throw new IOException("the same feed is answered " + status + ", not 304");
        warm(again, FEED);
        Asked ours304 = ask(again, running.at(FEED), running::cpu);
        ours.add(table.row(prefix + "merged feed of 500, whole, gzip"))
                .atLeast(Column.CPU, 5000)
                .add(Column.BYTES, feed.body().length / 1000.0, "KB");
        ours304.add(table.row(prefix + "merged feed of 500, 304"));
        beside(table, feed.body(), ours304);
        page(table.row(prefix + "page of the river"), "");
        page(table.row(prefix + "search for a word"), "?q=council");
    }

    private void beside(Table table, byte[] gzip, Asked ours304) throws IOException, InterruptedException {
        if (!Machine.has("nginx")) return;
        try (Nginx nginx = Nginx.up(work.resolve("nginx"), gzip)) {
            String etag = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(nginx.address()).header("Accept-Encoding", "gzip").build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            ask(List.of("Accept-Encoding: gzip"), nginx.address(), nginx::cpu)
                    .add(table.row(prefix + "nginx: stored gzip of the same feed"));
            Asked other = ask(List.of("Accept-Encoding: gzip", "If-None-Match: " + etag), nginx.address(), nginx::cpu);
            other.add(table.row(prefix + "nginx: 304"));
            table.row(prefix + "our 304 for each of nginx's")
                    .add(Column.CPU, ours304.aSecond() / other.aSecond(), "")
                    .atLeast(Column.CPU, 0.25);
        }
    }

    private void page(Table.Row row, String path) throws IOException, InterruptedException {
        warm(List.of("Accept: text/html"), path);
        Asked asked = ask(List.of("Accept: text/html"), running.at(path), running::cpu);
        asked.add(row).add(Column.WALL, asked.median(), "ms p50");
    }

    /** Java compiles what is asked often enough; on a busy machine that is no matter of seconds. */
    private void warm(List<String> headers, String path) throws IOException, InterruptedException {
        double requests = 0;
        for (int i = 0; i < 8 && requests < WARM; i++)
            requests += ask(headers, running.at(path), running::cpu).requests();
    }

    private record Asked(double requests, double cpu, double median) {
        double aSecond() {
            return requests / cpu;
        }

        Table.Row add(Table.Row row) {
            return row.add(Column.CPU, aSecond(), "a CPU s");
        }
    }

    private interface Spent {
        double cpu() throws IOException;
    }

    private Asked ask(List<String> headers, URI at, Spent spent) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("wrk", "-t1", "-c4", "-d" + Math.max(2, seconds) + "s", "--latency"));
        for (String header : headers) words.addAll(List.of("-H", header));
        words.add(at.toString());
        double before = spent.cpu();
        Process wrk = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher requests = REQUESTS.matcher(said);
        Matcher median = MEDIAN.matcher(said);
        if (!requests.find() || !median.find() || said.contains("Non-2xx")) throw new IOException("wrk said:\n" + said);
        double unit = median.group(2).equals("us") ? 0.001 : median.group(2).equals("ms") ? 1 : 1000;
        return new Asked(
                Double.parseDouble(requests.group(1)),
                spent.cpu() - before,
                Double.parseDouble(median.group(1)) * unit);
    }

    /** An nginx of one worker with one file, stored plain and compressed. */
    private record Nginx(Path folder, int port) implements AutoCloseable {
        static Nginx up(Path folder, byte[] gzip) throws IOException, InterruptedException {
            Folders.fresh(folder);
            Nginx nginx = new Nginx(folder, Farm.freePort());
            Files.write(folder.resolve("feed.atom.gz"), gzip);
            Files.write(folder.resolve("feed.atom"), new byte[1]);
            Files.writeString(folder.resolve("nginx.conf"), """
                    pid FOLDER/pid; error_log FOLDER/error.log; worker_processes 1;
                    events { worker_connections 256; }
                    http {
                      access_log off; etag on; keepalive_requests 10000000; sendfile on; tcp_nopush on;
                      types { application/atom+xml atom; }
                      open_file_cache max=10; gzip_static on; gzip_vary on;
                      client_body_temp_path FOLDER/a; proxy_temp_path FOLDER/b; fastcgi_temp_path FOLDER/c;
                      uwsgi_temp_path FOLDER/d; scgi_temp_path FOLDER/e;
                      server { listen 127.0.0.1:PORT; root FOLDER; }
                    }
                    """.replace("FOLDER", folder.toString()).replace("PORT", "" + nginx.port));
            nginx.call();
            TimeUnit.MILLISECONDS.sleep(300);
            return nginx;
        }

        private void call(String... more) throws IOException, InterruptedException {
            List<String> words = new ArrayList<>(List.of("nginx", "-c", folder.resolve("nginx.conf").toString()));
            words.addAll(List.of(more));
            ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
            builder.environment().merge("PATH", "/usr/sbin", (path, also) -> path + ":" + also);
            if (builder.start().waitFor() != 0) throw new IOException("nginx did not do it: " + words);
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + port + "/feed.atom");
        }

        double cpu() throws IOException {
            long master = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
            double all = 0;
            for (ProcessHandle worker :
                    ProcessHandle.of(master).orElseThrow().children().toList()) all += Machine.cpu(worker.pid());
            return all;
        }

        @Override
        public void close() throws IOException, InterruptedException {
            call("-s", "quit");
        }
    }
}
