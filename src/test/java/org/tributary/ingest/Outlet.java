package org.tributary.ingest;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A loopback server with a feed and pages, as real as a test needs: ETags, 304s, errors as told. */
final class Outlet implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();

    Outlet() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getTarget();
                if (!path.equals("/robots.txt")) asked.add(path);
                MockResponse answer = answers.get(path);
                if (answer == null) return new MockResponse.Builder().code(404).build();
                String etag = answer.getHeaders().get("ETag");
                if (etag != null && etag.equals(request.getHeaders().get("If-None-Match")))
                    return new MockResponse.Builder().code(304).build();
                return answer;
            }
        });
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    void serve(String path, String type, String body) {
        answers.put(
                path,
                new MockResponse.Builder()
                        .code(200)
                        .setHeader("Content-Type", type)
                        .setHeader("ETag", "\"" + Integer.toHexString(body.hashCode()) + "\"")
                        .body(body)
                        .build());
    }

    /** The same body under another ETag. */
    void retag(String path, String etag) {
        answers.computeIfPresent(
                path,
                (at, answer) -> answer.newBuilder().setHeader("ETag", etag).build());
    }

    /** The same answer with one more header. */
    void says(String path, String header, String value) {
        answers.computeIfPresent(
                path,
                (at, answer) -> answer.newBuilder().setHeader(header, value).build());
    }

    void fail(String path, int status) {
        answers.put(path, new MockResponse.Builder().code(status).build());
    }

    /** A feed of these entries, the newest first. */
    void feed(String path, Entry... entries) {
        StringBuilder rss = new StringBuilder("<rss version='2.0'><channel><title>The Outlet</title><link>")
                .append(at("/"))
                .append("</link><description/>");
        for (Entry entry : entries) rss.append(entry.item(this));
        serve(path, "application/rss+xml", rss.append("</channel></rss>").toString());
    }

    void page(String path, String title, String... paragraphs) {
        StringBuilder html = new StringBuilder("<html lang='en'><head><title>" + title + "</title></head><body><nav>"
                + "<a href='/'>Home</a> <a href='/world'>World</a></nav><article><h1>" + title + "</h1>");
        for (String paragraph : paragraphs) html.append("<p>").append(paragraph).append("</p>");
        serve(
                path,
                "text/html; charset=utf-8",
                html.append("</article><footer>Contact us</footer></body></html>")
                        .toString());
    }

    /** How often each address was asked for. */
    List<String> askedAndForgotten() {
        List<String> all = new ArrayList<>(asked);
        asked.clear();
        return all;
    }

    @Override
    public void close() {
        server.close();
    }

    /** An item; an empty part is left out. */
    record Entry(String guid, String title, String path, String date, String description) {
        static Entry of(String name, String description) {
            return new Entry("tag:" + name, "Title of " + name, "/" + name, "", description);
        }

        Entry dated(String date) {
            return new Entry(guid, title, path, date, description);
        }

        private String item(Outlet outlet) {
            return "<item>" + element("guid", guid) + element("title", title)
                    + (path.isEmpty() ? "" : element("link", outlet.at(path).toString())) + element("pubDate", date)
                    + element("description", description) + "</item>";
        }

        private static String element(String name, String value) {
            return value.isEmpty() ? "" : "<" + name + ">" + value + "</" + name + ">";
        }
    }
}
