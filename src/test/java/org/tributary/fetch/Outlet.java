package org.tributary.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.tributary.model.Source;

/** A publisher on loopback that answers each path as it was told, and remembers what it was asked. */
final class Outlet implements AutoCloseable {
    static final String FEED = "<rss version='2.0'><channel><title>Feed</title></channel></rss>";

    final MockWebServer server = new MockWebServer();
    private final Map<String, Function<RecordedRequest, MockResponse>> answers = new ConcurrentHashMap<>();
    private final List<RecordedRequest> asked = new CopyOnWriteArrayList<>();

    Outlet() {
        this("127.0.0.1");
    }

    Outlet(String address) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request);
                return answers.getOrDefault(request.getUrl().encodedPath(), any -> answer(404))
                        .apply(request);
            }
        });
        try {
            server.start(InetAddress.getByName(address), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MockResponse answer(int status, String... headers) {
        return builder(status, headers).build();
    }

    static MockResponse document(String body, String... headers) {
        return builder(200, headers).body(body).build();
    }

    static MockResponse.Builder builder(int status, String... headers) {
        MockResponse.Builder builder = new MockResponse.Builder().code(status);
        for (String header : headers) {
            int colon = header.indexOf(':');
            builder.addHeaderLenient(
                    header.substring(0, colon), header.substring(colon + 1).strip());
        }
        return builder;
    }

    Outlet at(String path, MockResponse response) {
        return at(path, request -> response);
    }

    Outlet at(String path, Function<RecordedRequest, MockResponse> answer) {
        answers.put(path, answer);
        return this;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    Source source() {
        return Source.of("outlet", url("/feed"));
    }

    List<RecordedRequest> asked() {
        return asked;
    }

    List<RecordedRequest> asked(String path) {
        return asked.stream()
                .filter(request -> request.getUrl().encodedPath().equals(path))
                .toList();
    }

    RecordedRequest last() {
        return asked.get(asked.size() - 1);
    }

    @Override
    public void close() {
        server.close();
    }
}
