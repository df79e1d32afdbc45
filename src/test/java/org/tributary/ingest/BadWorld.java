package org.tributary.ingest;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Outlets on many addresses of loopback, in a process of their own, so that theirs are not counted among our threads and
 * files. Of twenty feeds one hangs, one breaks off, one sends garbage, one leads in circles, and sixteen are good: with
 * validators, and a new item every few hours of the time that each request names.
 */
final class BadWorld implements AutoCloseable {
    private static final int HOSTS = 407;

    private final Process process;
    private final int port;

    private BadWorld(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** What a feed does. */
    enum Kind {
        HANGS,
        RESETS,
        GARBAGE,
        CIRCLES,
        GOOD
    }

    static Kind kind(int feed) {
        return Kind.values()[Math.min(feed % 20, 4)];
    }

    /** @param items in each good feed */
    static BadWorld start(int items) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BadWorld.class.getName(),
                        Integer.toString(items))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return new BadWorld(process, Integer.parseInt(port));
    }

    URI feed(int feed) {
        int host = feed % HOSTS;
        return URI.create("http://127.1." + (host / 200 + 1) + "." + (host % 200 + 1) + ":" + port + "/feed/" + feed);
    }

    static int number(URI at) {
        String path = at.getPath();
        return path.startsWith("/feed/") ? Integer.parseInt(path.split("/")[2]) : -1;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws IOException {
        int items = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(0, 1000)) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> talk(socket, items));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void talk(Socket socket, int items) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String path = line.split(" ")[1];
                Map<String, String> headers = new HashMap<>();
                for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine())
                    headers.put(
                            header.split(":")[0].toLowerCase(Locale.ROOT),
                            header.substring(header.indexOf(':') + 1).strip());
                if (!answer(socket, in, path, headers, items)) return;
            }
        } catch (IOException e) {
            return;
        }
    }

    /** False when the connection is over. */
    private static boolean answer(Socket socket, BufferedReader in, String path, Map<String, String> headers, int items)
            throws IOException {
        if (!path.startsWith("/feed/")) return page(socket, path);
        int feed = Integer.parseInt(path.split("[/?]")[2]);
        OutputStream out = socket.getOutputStream();
        switch (kind(feed)) {
            case HANGS:
                return in.read() >= 0;
            case RESETS:
                socket.setSoLinger(true, 0);
                return false;
            case GARBAGE:
                byte[] noise = new byte[3000];
                new Random(feed).nextBytes(noise);
                if (feed % 3 != 0) send(out, "200 OK", "Content-Type: application/rss+xml\r\n", noise);
                else out.write(noise);
                return feed % 3 != 0;
            case CIRCLES:
                String on = feed % 40 == 3 ? path : "/feed/" + feed + "?" + System.nanoTime();
                send(out, "302 Found", "Location: " + on + "\r\n", new byte[0]);
                return true;
            default:
                good(out, feed, headers, items);
                return true;
        }
    }

    private static boolean page(Socket socket, String path) throws IOException {
        if (!path.startsWith("/page/")) send(socket.getOutputStream(), "404 Not Found", "", new byte[0]);
        else {
            StringBuilder html = new StringBuilder("<html lang='en'><body><article><h1>News " + path + "</h1>");
            for (int i = 0; i < 5; i++)
                html.append("<p>").append(words(path.hashCode() + i, 50)).append("</p>");
            send(
                    socket.getOutputStream(),
                    "200 OK",
                    "Content-Type: text/html\r\n",
                    html.append("</article></body></html>").toString().getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    private static void good(OutputStream out, int feed, Map<String, String> headers, int items) throws IOException {
        long rhythm = 3600L * (6 + feed % 19);
        long newest = (Long.parseLong(headers.get("x-now")) + feed * 97L) / rhythm;
        String tag = "\"" + newest + "\"";
        if (tag.equals(headers.get("if-none-match"))) {
            out.write(("HTTP/1.1 304 Not Modified\r\nETag: " + tag + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return;
        }
        StringBuilder rss = new StringBuilder("<rss version='2.0'><channel><title>Feed " + feed + "</title>");
        for (long item = newest; item > newest - items; item--)
            rss.append("<item><guid>")
                    .append(item)
                    .append("</guid><title>")
                    .append(words(feed * 1000003L + item, 7))
                    .append("</title><link>/page/")
                    .append(feed)
                    .append('/')
                    .append(item)
                    .append("</link><description>")
                    .append(words(feed * 7919L + item, 40))
                    .append("</description></item>");
        byte[] body = rss.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
        send(out, "200 OK", "Content-Type: application/rss+xml\r\nETag: " + tag + "\r\n", body);
    }

    private static String words(long seed, int count) {
        Random random = new Random(seed);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ");
            for (int c = 4 + random.nextInt(5); c > 0; c--) words.append((char) ('a' + random.nextInt(26)));
        }
        return words.append('.').toString();
    }

    private static void send(OutputStream out, String status, String headers, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        out.write(all.toByteArray());
        out.flush();
    }
}
