package org.tributary.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Outlets that bring news all the time, each on an address of its own, so each is a host with a pause of its own. It
 * writes down who asked when: that is the truth by which several nodes are judged.
 */
final class Press implements AutoCloseable {
    private static final long EACH = Duration.ofMillis(1_500).toNanos();

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<List<Visit>> visits = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final long began = System.nanoTime();
    private volatile long ended = Long.MAX_VALUE;

    /**
     * One request.
     *
     * @param from in nanoseconds since the press began
     * @param to when its answer began to be written
     */
    record Visit(String who, long from, long to, boolean crowded) {}

    Press(int outlets) throws IOException {
        for (int outlet = 0; outlet < outlets; outlet++) {
            int number = outlet;
            AtomicInteger inside = new AtomicInteger();
            visits.add(new ArrayList<>());
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.1." + (outlet + 1)), 0), 100);
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, number, inside));
            server.start();
            servers.add(server);
        }
    }

    URI feed(int outlet) {
        InetSocketAddress at = servers.get(outlet).getAddress();
        return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + "/feed");
    }

    private long now() {
        return System.nanoTime() - began;
    }

    private void answer(HttpExchange exchange, int outlet, AtomicInteger inside) throws IOException {
        long from = now();
        boolean crowded = inside.incrementAndGet() > 1;
        try {
            byte[] body = document(outlet).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/rss+xml");
            synchronized (visits) {
                visits.get(outlet)
                        .add(new Visit(
                                String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")),
                                from,
                                now(),
                                crowded));
            }
            inside.decrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } finally {
            exchange.close();
        }
    }

    private int items() {
        return 1 + (int) (Math.min(now(), ended) / EACH);
    }

    /** No more news from now on. */
    void end() {
        ended = now();
    }

    private String document(int outlet) {
        StringBuilder feed = new StringBuilder(
                "<rss version=\"2.0\"><channel><title>Outlet " + outlet + "</title><description>d</description>");
        for (int item = 0; item < items(); item++) {
            String link = feed(outlet).resolve("/" + item).toString();
            feed.append("<item><title>" + word(outlet, item, 1) + " " + word(outlet, item, 2) + "</title><link>" + link
                    + "</link><guid>" + link + "</guid><description>" + word(outlet, item, 3) + " "
                    + word(outlet, item, 4) + "</description></item>");
        }
        return feed + "</channel></rss>";
    }

    private static String word(int outlet, int item, int n) {
        return Long.toString((outlet * 10_007L + item) * 1_000_003L * n + 900_000_007L, 36);
    }

    /** The addresses of all news that there was. */
    TreeSet<String> all() {
        TreeSet<String> all = new TreeSet<>();
        for (int outlet = 0; outlet < servers.size(); outlet++)
            for (int item = 0; item < items(); item++)
                all.add(feed(outlet).resolve("/" + item).toString());
        return all;
    }

    /** The requests at each host, in their order. */
    List<List<Visit>> visits() {
        synchronized (visits) {
            return visits.stream().map(List::copyOf).toList();
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
