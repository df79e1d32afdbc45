package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever one source does, it gets its own line in words, and the others are stored. */
@Tag("whole")
class BadInputTest {
    private static String good(String name, String first, String second) {
        return """
                <?xml version="1.0"?><rss version="2.0"><channel><title>%1$s</title><link>http://127.0.0.1/</link>
                <description>d</description>
                <item><title>First of %1$s</title><guid isPermaLink="false">%1$s-1</guid><description>%2$s</description></item>
                <item><title>Second of %1$s</title><guid isPermaLink="false">%1$s-2</guid><description>%3$s</description></item>
                </channel></rss>""".formatted(name, first, second);
    }

    private static final String ODD_ENTRIES = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Odd</title><link>http://127.0.0.1/</link>
            <description>d</description>
            <item><title>No id, no link, no date</title><description>An entry that has a title and a text.</description></item>
            <item><description>No title at all, only this text about a bridge that was opened.</description></item>
            <item><title>Only a title, and nothing else</title></item>
            <item><title>A broken date</title><guid isPermaLink="false">o4</guid><pubDate>the day before yesterday</pubDate><description>Its date is not one.</description></item>
            <item><title>A link that is none</title><guid isPermaLink="false">o5</guid><link>javascript:alert(1)</link><description>Its link must not reach a reader.</description></item>
            </channel></rss>""";

    private static final String LAUGHS = """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
            <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
            <!ENTITY x SYSTEM "file:///etc/passwd">]>
            <rss version="2.0"><channel><title>Laughs</title><item><title>&f;&x;</title><guid>l1</guid></item></channel></rss>""";

    @Test
    void each_bad_source_is_named_in_words_and_the_good_ones_are_stored(@TempDir Path folder) throws Exception {
        try (Outlets outlets = new Outlets()) {
            outlets.put(
                    "/good-first",
                    "application/rss+xml",
                    good(
                            "one",
                            "A bakery on the square reopened after ten years.",
                            "The ferry will not sail on Thursday because of wind."));
            outlets.put(
                    "/html",
                    "text/html",
                    "<!doctype html><html><body><h1>Welcome</h1><p>No feed here.</p></body></html>");
            outlets.put("/empty", "application/rss+xml", "");
            outlets.at("/gone", exchange -> answer(exchange, 410));
            outlets.at("/error", exchange -> answer(exchange, 500));
            outlets.at("/endless", BadInputTest::endless);
            outlets.at("/liar", BadInputTest::liar);
            outlets.at("/loop", exchange -> redirect(exchange, "/loop"));
            outlets.at("/outside", exchange -> redirect(exchange, "http://127.9.9.9:8080/feed"));
            outlets.put("/laughs", "application/rss+xml", LAUGHS);
            outlets.put("/odd-entries", "application/rss+xml", ODD_ENTRIES);
            outlets.put(
                    "/huge-page",
                    "application/rss+xml",
                    good("huge", "Its page is very long.", "Two schools have a new roof.")
                            .replace(
                                    "<guid isPermaLink=\"false\">huge-1</guid>",
                                    "<link>" + outlets.at("/page") + "</link>"));
            outlets.at("/page", BadInputTest::fiftyMegabytes);
            outlets.put(
                    "/good-last",
                    "application/rss+xml",
                    good(
                            "last",
                            "Farmers counted fewer storks this year than last.",
                            "A choir from the valley won the prize."));

            List<String> names = List.of(
                    "good-first",
                    "html",
                    "empty",
                    "not-found",
                    "gone",
                    "error",
                    "endless",
                    "liar",
                    "loop",
                    "outside",
                    "laughs",
                    "odd-entries",
                    "huge-page",
                    "good-last");
            Program program = new Program(folder);
            program.feeds("fetch: {pause: 0s, timeout: 3s, max-bytes: 5MB, allow-private: [127.0.0.1/32]}\nsources:\n"
                    + names.stream()
                            .map(name -> "  - {url: \"" + outlets.at("/" + name) + "\", id: " + name + "}\n")
                            .collect(Collectors.joining()));
            Program.Ended once = program.run("once", "--write", "out");

            assertThat(once.exit()).as(once.err()).isZero();
            assertThat(once.err()).doesNotContain("\tat ").doesNotContain("Exception");
            for (String name : names)
                assertThat(once.lines())
                        .as(once.out())
                        .anyMatch(line -> line.startsWith(name + " ")
                                || line.startsWith(name + ":")
                                || line.startsWith(name + "\t"));
            for (String bad :
                    List.of("html", "empty", "not-found", "gone", "error", "endless", "liar", "loop", "outside"))
                assertThat(once.lines().stream()
                                .filter(line -> line.startsWith(bad))
                                .findFirst()
                                .orElseThrow())
                        .as("a word for " + bad)
                        .doesNotContain("Exception")
                        .doesNotContainPattern("\\d+ new");

            List<String> titles = River.read(folder.resolve("out/feed.atom")).entries().stream()
                    .map(River.Entry::title)
                    .toList();
            assertThat(titles)
                    .contains(
                            "First of one",
                            "Second of one",
                            "First of last",
                            "Second of last",
                            "First of huge",
                            "Second of huge",
                            "No id, no link, no date",
                            "Only a title, and nothing else",
                            "A broken date",
                            "A link that is none");
            assertThat(River.read(folder.resolve("out/feed.atom")).entries())
                    .anyMatch(entry -> entry.content().contains("a bridge that was opened"))
                    .noneMatch(entry -> entry.page().startsWith("javascript"))
                    .noneMatch(entry ->
                            entry.title().contains("root:") || entry.title().length() > 100_000);
        }
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void redirect(com.sun.net.httpserver.HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().set("Location", where);
        answer(exchange, 302);
    }

    /** A body that goes on until the reader hangs up. */
    private static void endless(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
        exchange.sendResponseHeaders(200, 0);
        byte[] chunk = "<item><title>more</title></item>".repeat(2_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 10_000; i++) out.write(chunk);
        } catch (IOException hungUp) {
            exchange.close();
        }
    }

    /** Promises a megabyte, sends a line and hangs up. */
    private static void liar(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000_000);
        exchange.getResponseBody().write("<rss version=\"2.0\"><channel>".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        throw new IOException("hangs up");
    }

    private static void fiftyMegabytes(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, 0);
        byte[] chunk = "<p>word after word after word</p>\n".repeat(1_500).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 1_000; i++) out.write(chunk);
        } catch (IOException hungUp) {
            exchange.close();
        }
    }
}
