package org.tributary.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Four small outlets on loopback, invented for the demo and part of the jar: their feeds and their pages. Two agency
 * stories run in two of them each, one page is as messy as pages are, and after half a minute one story is corrected.
 */
final class DemoOutlets implements AutoCloseable {
    static final Duration UNTIL_CORRECTION = Duration.ofSeconds(30);

    private final HttpServer server;
    private final JsonNode outlets;
    private final InstantSource clock;
    private final Instant start;

    DemoOutlets(InstantSource clock) throws IOException {
        try (InputStream in = DemoOutlets.class.getResourceAsStream("/demo/outlets.json")) {
            this.outlets = JsonLines.JSON.readTree(in).path("outlets");
        }
        this.clock = clock;
        this.start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The lines of feeds.yml that name them. */
    String sources() {
        StringBuilder out = new StringBuilder();
        for (JsonNode outlet : outlets)
            out.append("  - url: ")
                    .append(at("/" + text(outlet, "path") + "/feed"))
                    .append('\n')
                    .append("    id: ")
                    .append(text(outlet, "path"))
                    .append('\n')
                    .append("    outlet: ")
                    .append(text(outlet, "name"))
                    .append('\n')
                    .append("    tags: ")
                    .append(outlet.path("tags"))
                    .append('\n')
                    .append("    every: 5s\n");
        return out.toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        Optional<String> body = Optional.empty();
        boolean feed = path.length == 3 && path[2].equals("feed");
        for (JsonNode outlet : outlets)
            if (path.length == 3 && text(outlet, "path").equals(path[1]))
                body = feed ? Optional.of(feed(outlet)) : page(outlet, path[2]);
        byte[] bytes = body.orElse("").getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            String etag = "\"" + Integer.toHexString(body.hashCode()) + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.getResponseHeaders()
                    .set("Content-Type", feed ? "application/atom+xml; charset=utf-8" : "text/html; charset=utf-8");
            boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            int status = body.isEmpty() ? 404 : same ? 304 : 200;
            exchange.sendResponseHeaders(status, status == 200 ? bytes.length : -1);
            if (status == 200) exchange.getResponseBody().write(bytes);
        }
    }

    private String feed(JsonNode outlet) {
        String home = at("/" + text(outlet, "path") + "/").toString();
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
                .append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .append(text(outlet, "language"))
                .append("\"><title>")
                .append(escaped(text(outlet, "name")))
                .append("</title><id>urn:demo:")
                .append(text(outlet, "path"))
                .append("</id><link href=\"")
                .append(home)
                .append("\"/><updated>")
                .append(start)
                .append("</updated>");
        for (JsonNode item : outlet.path("items")) {
            Instant published = published(item);
            Instant updated = isCorrected(item) ? start.plus(UNTIL_CORRECTION) : published;
            String note = isCorrected(item) ? "Corrected: " : "";
            out.append("\n<entry><id>urn:demo:")
                    .append(text(item, "slug"))
                    .append("</id><title>")
                    .append(escaped(text(item, "title")))
                    .append("</title><link href=\"")
                    .append(home)
                    .append(text(item, "slug"))
                    .append("\"/><published>")
                    .append(published)
                    .append("</published><updated>")
                    .append(updated)
                    .append("</updated><summary>")
                    .append(escaped(note + text(item, "summary")))
                    .append("</summary></entry>");
        }
        return out.append("\n</feed>\n").toString();
    }

    private Optional<String> page(JsonNode outlet, String slug) {
        for (JsonNode item : outlet.path("items"))
            if (text(item, "slug").equals(slug)) return Optional.of(page(outlet, item));
        return Optional.empty();
    }

    private String page(JsonNode outlet, JsonNode item) {
        String language = item.has("language") ? text(item, "language") : text(outlet, "language");
        String name = escaped(text(outlet, "name"));
        boolean messy = outlet.path("messy").asBoolean();
        String title = escaped(text(item, "title"));
        StringBuilder out = new StringBuilder(
                        "<!doctype html><html lang=\"" + language + "\"><head><meta charset=utf-8>")
                .append("<title>")
                .append(title)
                .append(" | ")
                .append(name)
                .append("</title><meta property=\"article:published_time\" content=\"")
                .append(published(item))
                .append("\"></head><body><header><a href=\"/\">")
                .append(name)
                .append("</a><nav><a href=\"/news\">News</a> <a href=\"/about\">About</a></nav></header>");
        if (messy)
            out.append("<div class=\"cookie-notice\"><p>We use cookies. By reading on you accept all of them, and the")
                    .append(" cookies of our 812 partners.</p><button>Accept</button></div>");
        out.append("<article><h1>").append(title).append("</h1>");
        if (!text(item, "author").isEmpty())
            out.append("<p class=\"byline\">")
                    .append(escaped(text(item, "author")))
                    .append("</p>");
        List<String> paragraphs = paragraphs(item);
        for (int i = 0; i < paragraphs.size(); i++) {
            out.append("<p>").append(escaped(paragraphs.get(i))).append("</p>");
            if (messy && i == 1)
                out.append("<div class=\"related\"><h3>Read also</h3><ul><li><a href=\"/x\">Ten harbours to see")
                        .append(" before they close</a></li></ul></div><div class=\"ad\">Advertisement</div>");
        }
        out.append("</article>");
        if (messy)
            out.append(
                            "<aside><h3>Newsletter</h3><p>Subscribe to our morning letter and never miss a tide.</p></aside>")
                    .append("<section class=\"comments\"><h3>3 comments</h3><p>First!</p></section>");
        return out.append("<footer><p>")
                .append(name)
                .append("</p></footer></body></html>")
                .toString();
    }

    private List<String> paragraphs(JsonNode item) {
        List<String> out = new ArrayList<>();
        for (JsonNode each : item.path("text")) out.add(each.asText());
        JsonNode correction = item.path("correction");
        if (isCorrected(item)) out.replaceAll(each -> each.replace(text(correction, "from"), text(correction, "to")));
        return out;
    }

    private boolean isCorrected(JsonNode item) {
        return item.has("correction") && !clock.instant().isBefore(start.plus(UNTIL_CORRECTION));
    }

    private Instant published(JsonNode item) {
        return start.minus(Duration.ofMinutes(item.path("minutes").asInt()));
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
