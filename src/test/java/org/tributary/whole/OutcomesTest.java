package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each outcome of a poll is named, in the same words by {@code once}, {@code /health} and {@code /sources}. */
@Tag("whole")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomesTest {
    private static final String FEED =
            "<rss version='2.0'><channel><title>t</title><item><guid>1</guid><title>One</title>"
                    + "</item><item><guid>2</guid><title>Two</title></item></channel></rss>";
    private static final String HTML = "<!DOCTYPE html><html><head><title>%s</title>%s</head><body>x</body></html>";

    private record Outcome(String address, boolean well, String words) {}

    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final List<AutoCloseable> servers = new ArrayList<>();
    private final Map<String, String> said = new LinkedHashMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();

    @BeforeAll
    void poll(@TempDir Path folder) throws Exception {
        Outlets outlets = open(new Outlets());
        documents(outlets);
        statuses(outlets);
        redirects(outlets);
        connections(outlets);
        Program program = new Program(folder);
        StringBuilder yaml = new StringBuilder(
                "fetch: {pause: 0s, timeout: 4s, max-bytes: 1MB, allow-private: [127.0.0.0/8]}\nserve: {port: 0}\nsources:\n");
        outcomes.forEach((id, outcome) -> yaml.append("  - {url: \"")
                .append(outcome.address())
                .append("\", id: ")
                .append(id)
                .append(id.equals("same") ? ", every: 1s" : "")
                .append(", full-text: never}\n"));
        program.feeds(yaml.toString());
        for (int i = 0; i < 2; i++) program.run("once").lines().forEach(this::hear); // the second time only what is due
        try (Running running = Running.start(program, folder)) {
            JsonNode health = new ObjectMapper().readTree(running.get("/health"));
            health.path("reasons").forEach(reason -> reasons.add(reason.asText()));
            for (var row : Jsoup.parse(new String(running.get("/sources"), StandardCharsets.UTF_8))
                    .select("tbody tr"))
                shown.put(
                        row.select(".id").text(),
                        row.select("strong").text() + ": "
                                + row.select(".outcome").text());
        }
    }

    private void documents(Outlets outlets) {
        document(outlets, "read", FEED, true, "2 entries, 2 new");
        document(outlets, "same", FEED.replace("t</", "u</"), true, "unchanged");
        document(
                outlets,
                "no-entries",
                "<rss version='2.0'><channel><title>t</title></channel></rss>",
                true,
                "0 entries, 0 new");
        document(outlets, "nothing", "", false, "the answer was empty");
        document(
                outlets,
                "html",
                HTML.formatted("Welcome", ""),
                false,
                "a web page came instead of a feed (its title: \"welcome\")");
        document(
                outlets,
                "home",
                HTML.formatted("x", "<link rel='alternate' type='application/rss+xml' href='/rss'>"),
                false,
                "the page names this feed: " + outlets.at("/rss"));
        document(
                outlets,
                "wall",
                HTML.formatted("Just a moment...", ""),
                false,
                "blocked by a challenge page of Cloudflare");
        document(
                outlets,
                "opml",
                "<opml version='2.0'><body/></opml>",
                false,
                "a list of feeds (OPML) came instead of a feed");
        document(outlets, "sitemap", "<urlset><url/></urlset>", false, "a sitemap came instead of a feed");
        document(
                outlets,
                "rubbish",
                "Error 17",
                false,
                "no feed could be found in what came; it begins with \"Error 17\"");
    }

    private void document(Outlets outlets, String id, String text, boolean well, String words) {
        outlets.put("/" + id, "", text);
        outcomes.put(id, new Outcome(outlets.at("/" + id).toString(), well, words));
    }

    private void statuses(Outlets outlets) throws IOException {
        status(outlets, "login", 401, "", "answers 401: it wants a key or a password");
        status(outlets, "closed", 403, "", "answers 403: blocked; it does not let us in");
        status(outlets, "guarded", 403, "cf-mitigated: challenge", "blocked by a challenge page (Cloudflare)");
        status(outlets, "missing", 404, "", "answers 404: nothing is there; has it moved?");
        status(outlets, "gone", 410, "", "gone for good (410): no longer polled");
        status(outlets, "trouble", 500, "", "answers 500: trouble of the server's own");
        // each on a host of its own, because they hold all of it
        status(open(new Outlets("127.0.0.2")), "often", 429, "Retry-After: 7200", "asked to wait for 2 h (");
        status(open(new Outlets("127.0.0.3")), "busy", 503, "", "asked to wait (");
    }

    private void status(Outlets outlets, String id, int status, String header, String words) {
        at(outlets, id, false, words, exchange -> {
            if (!header.isEmpty()) exchange.getResponseHeaders().set(header.split(": ")[0], header.split(": ")[1]);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private void at(Outlets outlets, String id, boolean well, String words, Outlets.Conduct conduct) {
        outlets.at("/" + id, conduct);
        outcomes.put(id, new Outcome(outlets.at("/" + id).toString(), well, words));
    }

    private void redirects(Outlets outlets) {
        at(outlets, "circle", false, "its redirects lead nowhere (", exchange -> redirect(exchange, 302, "/circle"));
        at(
                outlets,
                "inside",
                false,
                "not asked: no request goes there: ",
                exchange -> redirect(exchange, 302, "http://10.0.0.1/"));
        at(
                outlets,
                "file",
                false,
                "not asked: redirects to 'file:'",
                exchange -> redirect(exchange, 302, "file:///etc/passwd"));
        at(
                outlets,
                "moved",
                true,
                "2 entries, 2 new; says that it has moved for good to " + outlets.at("/read") + "?…",
                exchange -> redirect(exchange, 301, "/read?key=secret"));
    }

    private void connections(Outlets outlets) throws IOException {
        at(outlets, "silent", false, "no answer in time (", exchange -> {});
        at(outlets, "endless", false, "the document is too large (", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[100_000];
            for (int i = 0; i < 30; i++) exchange.getResponseBody().write(piece);
            exchange.close();
        });
        at(outlets, "broken", false, "the connection failed (", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.close();
        });
        outcomes.put(
                "plain",
                new Outcome("https://127.0.0.1:" + plain() + "/", false, "its certificate was not accepted (TLS: "));
        try (ServerSocket nobody = new ServerSocket(0)) {
            outcomes.put(
                    "shut",
                    new Outcome(
                            "http://127.0.0.1:" + nobody.getLocalPort() + "/",
                            false,
                            "127.0.0.1 refuses the connection"));
        }
        outcomes.put(
                "unknown",
                new Outcome("http://no-such-host.invalid/", false, "its host name could not be looked up (DNS: "));
    }

    /** A port where whoever comes is answered in plain words and shown out. */
    private int plain() throws IOException {
        ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        servers.add(door);
        Thread doorman = new Thread(() -> {
            while (!door.isClosed()) answerPlainly(door);
        });
        doorman.setDaemon(true);
        doorman.start();
        return door.getLocalPort();
    }

    private static void answerPlainly(ServerSocket door) {
        try (Socket guest = door.accept()) {
            guest.getOutputStream().write("HTTP/1.0 400 Speak plainly\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            guest.getOutputStream().flush();
            guest.getInputStream().read();
        } catch (IOException e) {
            // the guest left, or the door is closed
        }
    }

    private static void redirect(HttpExchange exchange, int status, String there) throws IOException {
        exchange.getResponseHeaders().set("Location", there);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void hear(String line) {
        int colon = line.indexOf(": ");
        if (colon > 0) said.put(line.substring(0, colon), line.substring(colon + 2));
    }

    private Outlets open(Outlets outlets) {
        servers.add(outlets);
        return outlets;
    }

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable server : servers) server.close();
    }

    Stream<Arguments> outcomes() {
        return outcomes.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void an_outcome_has_the_same_words_everywhere(String id, Outcome outcome) {
        assertThat(said).containsKey(id);
        assertThat(said.get(id)).contains(outcome.words()).doesNotContain("Exception", "secret");
        String state = outcome.well() ? "ok: " : id.equals("gone") ? "gone: " : "failing: ";
        assertThat(shown.get(id)).startsWith(state).contains(outcome.words()).doesNotContain("secret");
        if (outcome.well()) assertThat(reasons).noneMatch(reason -> reason.startsWith("source " + id + ":"));
        else
            assertThat(reasons)
                    .anyMatch(reason -> reason.startsWith("source " + id + ": ") && reason.contains(outcome.words()));
    }
}
