package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessengerTest {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body + " "
                    + exchange.getRequestHeaders().getFirst("Tributary-Signature"));
            if (exchange.getRequestURI().getPath().equals("/away"))
                exchange.getResponseHeaders().set("Location", "/taken");
            int status = exchange.getRequestURI().getPath().equals("/taken") ? 204 : 302;
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void a_document_is_brought_with_its_signature_and_no_redirect_is_followed() {
        try (Messenger messenger = new Messenger(List.of("127.0.0.0/8", "::1/128"))) {
            assertThat(messenger.post(at("/taken"), body(), Map.of("Tributary-Signature", "s")))
                    .isTrue();
            assertThat(messenger.post(at("/away"), body(), Map.of("Tributary-Signature", "s")))
                    .isFalse();
            assertThat(heard).containsExactly("POST /taken {} s", "POST /away {} s");
        }
    }

    @Test
    void nobody_in_a_private_network_is_reached_unless_it_is_allowed() {
        try (Messenger messenger = new Messenger(List.of())) {
            assertThat(messenger.post(at("/taken"), body(), Map.of())).isFalse();
            assertThat(messenger.post(
                            URI.create(
                                    "http://2130706433:" + server.getAddress().getPort() + "/taken"),
                            body(),
                            Map.of()))
                    .isFalse();
            assertThat(messenger.post(URI.create("file:///etc/passwd"), body(), Map.of()))
                    .isFalse();
            assertThat(heard).isEmpty();
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static byte[] body() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }
}
