package org.tributary.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Outlets on loopback: documents by path, with an ETag and 304; other paths may misbehave as a test tells them. */
final class Outlets implements AutoCloseable {
    /** What a path does instead of serving a document. */
    interface Conduct {
        void answer(HttpExchange exchange) throws IOException;
    }

    private record Document(byte[] bytes, String type) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Document> documents = new ConcurrentHashMap<>();
    private final Map<String, Conduct> conducts = new ConcurrentHashMap<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();

    Outlets() throws IOException {
        this("127.0.0.1");
    }

    /** @param address of this machine; each is a host of its own, with its own pause and its own holds */
    Outlets(String address) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path);
    }

    void put(String path, String type, byte[] bytes) {
        documents.put(path, new Document(bytes, type));
    }

    void put(String path, String type, String text) {
        put(path, type, text.getBytes(StandardCharsets.UTF_8));
    }

    void at(String path, Conduct conduct) {
        conducts.put(path, conduct);
    }

    /** Each answer so far as "STATUS PATH", in order. */
    List<String> answers() {
        return List.copyOf(answers);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        Conduct conduct = conducts.get(path);
        if (conduct != null) {
            answers.add("odd " + path);
            conduct.answer(exchange);
            return;
        }
        try (exchange) {
            Document document = documents.get(path);
            if (document == null) {
                answers.add("404 " + path);
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String etag = "\"" + Integer.toHexString(java.util.Arrays.hashCode(document.bytes)) + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (!document.type.isEmpty()) exchange.getResponseHeaders().set("Content-Type", document.type);
            boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            answers.add((same ? "304 " : "200 ") + path);
            exchange.sendResponseHeaders(
                    same ? 304 : 200, same ? -1 : document.bytes.length == 0 ? -1 : document.bytes.length);
            if (!same && document.bytes.length > 0) exchange.getResponseBody().write(document.bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
