package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Filters: one line out for each line in, in the same order, whatever the lines are. */
@Timeout(60)
class FiltersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FEED = """
            <?xml version="1.0" encoding="%s"?><rss version="2.0"><channel><title>%s</title>
            <link>https://example.org/</link><language>en</language>
            <item><guid isPermaLink="false">g1</guid><title>A bridge &amp; a road</title><link>/a</link>
            <pubDate>Fri, 17 Jan 2020 10:00:00 +0300</pubDate><category>works</category>
            <description>It was &lt;b&gt;opened&lt;/b&gt;.&lt;script&gt;x()&lt;/script&gt;</description>
            <enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1"/></item>
            </channel></rss>""";

    @Test
    void canonical_gives_the_line_as_read_and_the_address_we_know_it_by() {
        Typed typed = Typed.with(
                "https://Example.org/a\n  https://example.org/b \r\nnonsense\n\nftp://example.org/c\nhttps://example.org/خبر",
                "canonical");
        assertThat(typed.exit()).isZero();
        assertThat(typed.lines())
                .containsExactly(
                        "https://Example.org/a\thttps://example.org/a",
                        "  https://example.org/b \thttps://example.org/b",
                        "nonsense\tnonsense",
                        "\t",
                        "ftp://example.org/c\tftp://example.org/c",
                        "https://example.org/خبر\thttps://example.org/%D8%AE%D8%A8%D8%B1");
    }

    @Test
    void canonical_echoes_bytes_that_are_no_text() {
        byte[] in = {'a', (byte) 0xff, (byte) 0xfe, '\n'};
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        Main.run(new Console(new ByteArrayInputStream(in), out, System.err), List.of("canonical"));
        assertThat(out.toByteArray())
                .containsExactly('a', (byte) 0xff, (byte) 0xfe, '\t', 'a', (byte) 0xff, (byte) 0xfe, '\n');
    }

    @Test
    void a_thousand_lines_keep_their_order() {
        String in = IntStream.range(0, 1000)
                .mapToObj(i -> "https://example.org/" + i + "/" + "x".repeat((i * 7919) % 500))
                .collect(Collectors.joining("\n"));
        assertThat(Typed.with(in, "canonical").lines().stream()
                        .map(line -> line.split("\t")[0])
                        .toList())
                .isEqualTo(in.lines().toList());
    }

    @Test
    void parse_gives_a_feed_and_its_entries(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("feed.xml");
        Files.writeString(file, FEED.formatted("utf-8", "Example Post"));
        JsonNode answer = parsed("{\"id\":\"f\",\"url\":\"https://example.org/feed\",\"file\":\"%s\"}".formatted(file));

        assertThat(answer.path("id").asText()).isEqualTo("f");
        assertThat(answer.path("format").asText()).isNotEmpty();
        assertThat(answer.path("feed"))
                .hasToString("{\"title\":\"Example Post\",\"link\":\"https://example.org/\",\"language\":\"en\"}");
        JsonNode entry = answer.path("entries").path(0);
        assertThat(entry.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly(
                        "id",
                        "title",
                        "link",
                        "published",
                        "updated",
                        "summary_text",
                        "summary_html",
                        "content_text",
                        "content_html",
                        "authors",
                        "enclosures",
                        "categories",
                        "media");
        assertThat(entry.path("id").asText()).isEqualTo("g1");
        assertThat(entry.path("title").asText()).isEqualTo("A bridge & a road");
        assertThat(entry.path("link").asText()).isEqualTo("https://example.org/a");
        assertThat(entry.path("published").asText()).isEqualTo("2020-01-17T07:00:00Z");
        assertThat(entry.path("updated").isNull()).isTrue();
        assertThat(entry.path("summary_text").asText()).isEqualTo("It was opened.");
        assertThat(entry.path("summary_html").asText())
                .contains("<b>opened</b>")
                .doesNotContain("script");
        assertThat(entry.path("enclosures")).hasToString("[\"https://example.org/a.mp3\"]");
        assertThat(entry.path("categories")).hasToString("[\"works\"]");
    }

    @Test
    void a_gzipped_file_is_opened_and_the_charset_of_its_content_type_wins(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("feed.xml.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(FEED.formatted("utf-8", "Café").getBytes(StandardCharsets.ISO_8859_1));
        }
        JsonNode answer =
                parsed("{\"id\":7,\"file\":\"%s\",\"content_type\":\"application/rss+xml; charset=iso-8859-1\"}"
                        .formatted(file));
        assertThat(answer.path("id").isInt()).isTrue();
        assertThat(answer.path("feed").path("title").asText()).isEqualTo("Café");
    }

    @Test
    void a_bad_line_is_answered_with_its_error_and_the_rest_goes_on(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, "<html><body><p>No feed.</p></body></html>");
        Path feed = folder.resolve("feed.xml");
        Files.writeString(feed, FEED.formatted("utf-8", "x"));
        Typed typed = Typed.with(
                String.join(
                        "\n",
                        "not json",
                        "[1]",
                        "{\"id\":\"a\"}",
                        "{\"id\":\"b\",\"file\":\"/no/such/file\"}",
                        "{\"id\":\"c\",\"file\":\"%s\"}".formatted(page),
                        "{\"id\":\"d\",\"file\":\"%s\"}".formatted(folder),
                        "{\"id\":\"e\",\"file\":{}}",
                        "",
                        "{\"id\":\"f\",\"file\":\"%s\"}".formatted(feed),
                        "{\"id\":\"g\"} {\"id\":\"h\"}",
                        "{\"id\":\"i\",\"x\":" + "[".repeat(5000)),
                "parse");
        assertThat(typed.exit()).isZero();
        assertThat(typed.err()).isEmpty();
        assertThat(typed.lines()).hasSize(11);
        for (int i = 0; i < 11; i++) {
            JsonNode answer = JSON.readTree(typed.lines().get(i));
            assertThat(answer.has("id")).isTrue();
            assertThat(answer.has("error")).as(typed.lines().get(i)).isEqualTo(i != 8);
        }
        assertThat(typed.lines().get(0)).startsWith("{\"id\":null,\"error\":\"not JSON");
        assertThat(typed.lines().get(3)).isEqualTo("{\"id\":\"b\",\"error\":\"no such file: /no/such/file\"}");
        assertThat(typed.lines().get(4))
                .startsWith("{\"id\":\"c\",\"error\":\"")
                .doesNotContain("Exception");
    }

    @Test
    void a_damaged_gzip_and_a_picture_are_named_as_what_they_are(@TempDir Path folder) throws IOException {
        Path damaged = folder.resolve("page.html.gz");
        Files.write(damaged, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 'x', 'x', 'x'});
        Path picture = folder.resolve("page.html");
        Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        Typed typed = Typed.with(
                "{\"id\":1,\"file\":\"%s\"}\n{\"id\":2,\"file\":\"%s\"}\n".formatted(damaged, picture), "extract");
        assertThat(typed.lines().get(0)).contains("is no whole gzip file");
        assertThat(typed.lines().get(1)).startsWith("{\"id\":2,\"error\":\"not a text: ");
    }

    @Test
    void a_line_that_breaks_off_is_answered_under_its_id_if_that_can_be_read() {
        Typed typed = Typed.with(
                "{\"id\":\"a\",\"url\":\"https://exa\n{\"url\":\"x\",\"id\":7,}\n{\"x\":{\"id\":8},\n", "extract");
        assertThat(typed.lines().get(0)).startsWith("{\"id\":\"a\",\"error\":\"not JSON");
        assertThat(typed.lines().get(1)).startsWith("{\"id\":7,\"error\":\"not JSON");
        assertThat(typed.lines().get(2)).startsWith("{\"id\":null,\"error\":\"not JSON");
    }

    @Test
    void extract_gives_the_article_of_a_page() throws IOException {
        String page = "<html lang=en><head><meta charset=windows-1256><title>A bridge</title>"
                + "<meta property=article:published_time content=2020-01-17T10:00:00+03:00></head><body><nav><a href=/x>"
                + "Home</a></nav><article><h1>A bridge is opened – at last</h1><p>The bridge over the river was opened on"
                + " Friday by the mayor, who said it had taken six years and two floods.</p><p>Shops on both banks stayed"
                + " open until midnight, and the first lorry carried bread.</p><script>x()</script></article></body></html>";
        String line = JSON.createObjectNode()
                .put("id", 1)
                .put("url", "https://example.org/a")
                .put("html", page)
                .toString();
        Typed typed = Typed.with(line + "\n{\"id\":2,\"url\":\"https://example.org/b\"}\n", "extract");
        assertThat(typed.lines()).hasSize(2);
        JsonNode answer = JSON.readTree(typed.lines().get(0));
        assertThat(answer.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly("id", "url", "title", "text", "html", "authors", "published", "language", "agency");
        assertThat(answer.path("id").asInt()).isEqualTo(1);
        assertThat(answer.path("title").asText()).isEqualTo("A bridge is opened – at last");
        assertThat(answer.path("text").asText())
                .startsWith("The bridge over")
                .contains("floods.\n\nShops")
                .endsWith("bread.");
        assertThat(answer.path("html").asText()).contains("<p>").doesNotContain("script");
        assertThat(answer.path("published").asText()).isEqualTo("2020-01-17T10:00:00+03:00");
        assertThat(answer.path("language").asText()).isEqualTo("en");
        assertThat(answer.path("agency").isNull()).isTrue();
        assertThat(typed.lines().get(1)).isEqualTo("{\"id\":2,\"error\":\"neither 'file' nor 'html' is given\"}");
    }

    @Test
    void dedup_names_the_story_of_each_line_once_all_have_come() throws IOException {
        String text =
                "The bridge over the river was opened on Friday by the mayor, who said that it had taken six years"
                        + " and two floods, that the money had come from the province, and that the old ferry would run on for"
                        + " those who love it.\\n\\nShops on both banks stayed open until midnight, and the first lorry to cross"
                        + " carried bread to the eastern market, where a band was waiting in the rain.";
        String other = "The football team of the city lost its fourth match in a row when a late goal from the visitors"
                + " found the net, and the trainer told the press that he would not go before the end of the season.";
        Typed typed = Typed.with("""
                {"id":"a","outlet":"One","url":"https://one.example/1","title":"Bridge opened","body":"%s"}
                broken
                {"id":2,"outlet":"Two","url":"https://two.example/x","title":"A bridge opens","body":"%s"}
                {"id":"c","outlet":"One","url":"https://one.example/2","title":"Fourth defeat","body":"%s"}
                {"outlet":"Three","title":"","body":""}
                {"outlet":"Four","title":"","body":""}
                """.formatted(text, text, other), "dedup");
        assertThat(typed.exit()).isZero();
        assertThat(typed.lines()).hasSize(6);
        List<JsonNode> answers = typed.lines().stream().map(FiltersTest::read).toList();
        assertThat(answers.get(0))
                .hasToString("{\"id\":\"a\",\"story\":\"a\",\"agency\":null,\"why\":"
                        + answers.get(0).get("why") + "}");
        assertThat(answers.get(1).path("error").asText()).startsWith("not JSON");
        assertThat(answers.get(2).path("id").isInt()).isTrue();
        assertThat(answers.get(2).path("story").asText()).isEqualTo("a");
        assertThat(answers.get(3).path("story").asText()).isEqualTo("c");
        assertThat(answers.get(4).path("story").isTextual()).isTrue();
        assertThat(answers.get(4).path("story")).isNotEqualTo(answers.get(5).path("story"));
    }

    @Test
    void a_line_longer_than_memory_should_hold_is_refused_and_passed_over() {
        byte[] start = "{\"id\":\"big\",\"html\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] end = "\"}\n{\"id\":\"next\"}\n".getBytes(StandardCharsets.UTF_8);
        InputStream in = new java.io.SequenceInputStream(java.util.Collections.enumeration(
                List.of(new ByteArrayInputStream(start), new Endless(70L << 20), new ByteArrayInputStream(end))));
        Typed typed = Typed.with(in, "parse");
        assertThat(typed.lines()).hasSize(2);
        assertThat(typed.lines().get(0)).contains("longer than 64 MB");
        assertThat(typed.lines().get(1)).startsWith("{\"id\":\"next\"");
    }

    /** So that a program can keep a filter running beside itself. */
    @Test
    void an_answer_does_not_wait_for_the_next_question() throws IOException, InterruptedException {
        PipedOutputStream questions = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(questions);
        PipedInputStream answers = new PipedInputStream();
        Console console =
                new Console(in, new PipedOutputStream(answers), new PrintStream(OutputStream.nullOutputStream()));
        Thread filter = new Thread(() -> Main.run(console, List.of("canonical")));
        filter.start();
        for (int i = 0; i < 3; i++) {
            questions.write(("https://example.org/" + i + "\n").getBytes(StandardCharsets.UTF_8));
            questions.flush();
            assertThat(line(answers)).isEqualTo("https://example.org/%d\thttps://example.org/%d".formatted(i, i));
        }
        questions.close();
        filter.join(Duration.ofSeconds(20).toMillis());
        assertThat(filter.isAlive()).isFalse();
    }

    @Test
    void a_reader_that_hangs_up_ends_the_filter() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        InputStream in = new Endless(Long.MAX_VALUE);
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Console console = new Console(
                new java.io.SequenceInputStream(new ByteArrayInputStream(new byte[] {'a', '\n'}), in),
                closed,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(Main.run(console, List.of("canonical"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String line) throws IOException {
        Typed typed = Typed.with(line + "\n", "parse");
        assertThat(typed.lines()).hasSize(1);
        return JSON.readTree(typed.lines().get(0));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder out = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) out.append((char) c);
        return out.toString();
    }

    /** The letter x, many times. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int at, int count) {
            if (left <= 0) return -1;
            int now = (int) Math.min(count, left);
            java.util.Arrays.fill(into, at, at + now, (byte) 'x');
            left -= now;
            return now;
        }
    }
}
