package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.Postgres;

/** One item's way from feeds.yml to the merged feed, and what a reader can ask for on it. */
@Tag("whole")
class HouseTest {
    private static final List<String> COPY = List.of(
            "ERBIL (Reuters) - Engineers have begun to repair a pipeline that carries oil from the northern fields to the coast, eleven months after it was closed by a legal dispute over who may sell the crude.",
            "The work is expected to take six weeks and to cost about forty million dollars, the regional ministry of natural resources said, adding that pressure tests would follow before any barrel is pumped.",
            "\"We are ready to start as soon as the paperwork is signed,\" said Karwan Aziz, who leads the team of sixty technicians, standing beside a pumping station whose paint has peeled in the summer heat.",
            "Before the closure some four hundred thousand barrels a day flowed through the line, about half a percent of what the world consumes, and the loss has cost the region more than seven billion dollars.",
            "Traders said that the news had little effect on prices, since few of them believe that exports will resume before the new year.");

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void an_item_goes_from_feeds_yml_to_the_merged_feed(String store, @TempDir Path folder) throws Exception {
        boolean file = store.equals("h2");
        String url = file ? "jdbc:h2:file:./data/tributary" : Postgres.empty();
        try (Outlets outlets = new Outlets()) {
            outlet(outlets, "first", "en", "Repairs begin on northern oil pipeline", COPY);
            outlet(outlets, "second", "en", "Pipeline repairs start after long closure", COPY.subList(0, 4));
            outlet(
                    outlets,
                    "third",
                    "ar",
                    "وزارة الكهرباء تعلن إعادة خط الطاقة إلى الخدمة",
                    List.of(
                            "أعلنت وزارة الكهرباء العراقية اليوم الثلاثاء إعادة خط نقل الطاقة بين بغداد وديالى إلى الخدمة بعد أعمال صيانة استمرت ثلاثة أيام متواصلة.",
                            "وقال المتحدث باسم الوزارة في بيان إن الفرق الهندسية والفنية تمكنت من استبدال الأجزاء المتضررة، مؤكدا أن ساعات التجهيز ستتحسن خلال الأيام المقبلة."));
            Program program = new Program(folder);
            program.feeds("""
                    title: The test river
                    fetch: {pause: 0s, allow-private: [127.0.0.0/8]}
                    serve: {port: 0}
                    store: {url: "%s"}
                    sources:
                      - {url: "%s", id: first, outlet: The First, tags: [oil, english]}
                      - {url: "%s", id: second, outlet: The Second, tags: [english]}
                      - {url: "%s", id: third, tags: [arabic]}
                    publications:
                      - {name: oil, title: Oil alone, query: "pipeline tag:oil"}
                    """.formatted(
                            url, outlets.at("/first/feed"), outlets.at("/second/feed"), outlets.at("/third/feed")));

            Program.Ended once = program.run("once", "--write", "out");
            assertThat(once.exit()).as(once.err()).isZero();
            assertThat(once.lines()).hasSize(4);
            theRiverIsRight(River.read(folder.resolve("out/feed.atom")), outlets);
            assertThat(folder.resolve("out/feed.rss"))
                    .content(StandardCharsets.UTF_8)
                    .contains("<rss");
            JsonNode json =
                    new ObjectMapper().readTree(folder.resolve("out/feed.json").toFile());
            assertThat(json.get("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
            assertThat(json.get("items")).hasSize(2);

            Program.Ended offline = program.run("search", "pipeline");
            assertThat(offline.exit()).as(offline.err()).isZero();
            assertThat(offline.lines()).hasSize(1);

            try (Running running = Running.start(program, folder)) {
                theRiverIsRight(River.read(running.get("/feed.atom")), outlets);
                assertThat(River.read(running.get("/feed.atom?language=ar")).entries())
                        .hasSize(1);
                assertThat(River.read(running.get("/feed.atom?agency=Reuters")).entries())
                        .hasSize(1);
                assertThat(River.read(running.get("/feed.atom?tag=arabic&q=%D8%A8%D8%BA%D8%AF%D8%A7%D8%AF"))
                                .entries())
                        .hasSize(1);
                assertThat(River.read(running.get("/publications/oil.atom")).entries())
                        .hasSize(1);
                unchangedIsToldIn304(running);
                assertThat(new String(running.get("/"), StandardCharsets.UTF_8))
                        .contains("Repairs begin on northern oil pipeline");
                assertThat(new ObjectMapper()
                                .readTree(running.get("/health"))
                                .get("status")
                                .asText())
                        .isEqualTo("ok");

                Program.Ended asked = program.run("search", "pipeline");
                assertThat(asked.exit()).as(asked.err()).isZero();
                assertThat(asked.out()).isEqualTo(offline.out());
                Program.Ended refused = program.run("once");
                assertThat(refused.exit()).isEqualTo(1);
                assertThat(refused.err()).contains("in use").doesNotContain("\tat ");
            }
            assertThat(folder.resolve("data/index")).isDirectory();
            assertThat(Files.exists(folder.resolve("data/tributary.mv.db"))).isEqualTo(file);
            Program.Ended verified = program.run("verify");
            assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
        }
    }

    private static void theRiverIsRight(River river, Outlets outlets) {
        assertThat(river.entries()).hasSize(2);
        River.Entry story = river.holding(outlets.at("/first/1").toString()).orElseThrow();
        assertThat(story.pages())
                .containsExactlyInAnyOrder(
                        outlets.at("/first/1").toString(),
                        outlets.at("/second/1").toString());
        assertThat(story.id()).startsWith("urn:uuid:");
        assertThat(story.outlet()).isIn("The First", "The Second");
        assertThat(story.author()).isNotEmpty();
        assertThat(story.content())
                .contains("pumping station")
                .contains("Also in")
                .doesNotContain("Buy our calendar");
        River.Entry arabic = river.holding(outlets.at("/third/1").toString()).orElseThrow();
        assertThat(arabic.title()).isEqualTo("وزارة الكهرباء تعلن إعادة خط الطاقة إلى الخدمة");
        assertThat(arabic.outlet()).isEqualTo("Outlet third");
        assertThat(arabic.content()).contains("الفرق الهندسية");
    }

    private static void unchangedIsToldIn304(Running running) throws Exception {
        HttpResponse<byte[]> full = running.answer("/feed.atom", "Accept-Encoding", "gzip");
        assertThat(full.headers().firstValue("Content-Encoding")).contains("gzip");
        String etag = full.headers().firstValue("ETag").orElseThrow();
        assertThat(running.answer("/feed.atom", "If-None-Match", etag, "Accept-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(304);
        String modified = full.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(running.answer("/feed.atom", "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
    }

    private static void outlet(Outlets outlets, String name, String language, String title, List<String> paragraphs) {
        String link = outlets.at("/" + name + "/1").toString();
        outlets.put("/" + name + "/feed", "application/rss+xml", """
                <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Outlet %s</title>
                <link>%s</link><description>d</description><language>%s</language>
                <item><title>%s</title><link>%s</link><guid>%s</guid><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate></item>
                </channel></rss>""".formatted(
                        name, outlets.at("/" + name), language, title, link, link));
        StringBuilder body = new StringBuilder();
        for (String paragraph : paragraphs) body.append("<p>" + paragraph.replace("\"", "&quot;") + "</p>\n");
        outlets.put("/" + name + "/1", "text/html; charset=utf-8", """
                <!doctype html><html lang="%s"><head><title>%s | Outlet</title></head><body>
                <nav><a href="/">Home</a><a href="/world">World</a></nav><main><article><h1>%s</h1>%s</article>
                <aside><p>Buy our calendar</p></aside></main></body></html>""".formatted(language, title, title, body));
    }

    @Test
    void what_was_not_asked_is_asked_as_soon_as_it_is_allowed(@TempDir Path folder) throws Exception {
        try (Outlets outlets = new Outlets()) {
            outlet(outlets, "first", "en", "Pipeline repairs start", COPY);
            Program program = new Program(folder);
            String source = "sources:\n  - {url: \"" + outlets.at("/first/feed") + "\", id: first}\n";
            program.feeds(source);
            assertThat(program.run("once").out()).contains("first: not asked: ");
            program.feeds("fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\n" + source);
            assertThat(program.run("once").out()).contains("first: 1 entry, 1 new");
        }
    }
}
