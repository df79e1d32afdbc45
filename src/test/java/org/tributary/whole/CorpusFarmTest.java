package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Shared;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.WebUrl;

/** Real feeds and feeds of real news pages, served on loopback: every distinct item is in the merged feed. */
@Tag("whole")
class CorpusFarmTest {
    private static final int PAGES_A_FEED = 20;
    private static final List<String> TWINS = List.of("fd-Taz_2023_04_28", "fd-Taz_2024_10_23");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_distinct_item_of_the_real_feeds_is_in_the_merged_feed(@TempDir Path folder) throws Exception {
        Path corpus = Shared.path("corpora/feeds");
        JsonNode expected = JSON.readTree(corpus.resolve("expected.json").toFile());
        List<String> names = new ArrayList<>();
        expected.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("netnewswire/") || name.startsWith("miniflux/")) names.add(name);
        });
        try (Outlets outlets = new Outlets()) {
            StringBuilder sources = new StringBuilder();
            for (String name : names) {
                String type =
                        expected.get(name).get("served_as").get("content_type").asText();
                outlets.put("/" + name, type, Files.readAllBytes(corpus.resolve(name)));
                // Their links lead out of loopback, so their pages are left alone.
                sources.append("  - {url: \"" + outlets.at("/" + name) + "\", full-text: never}\n");
            }
            List<Shown> river = river(folder, sources.toString()).entries().stream()
                    .map(Shown::of)
                    .toList();
            List<String> lost = new ArrayList<>();
            int items = 0;
            for (String name : names)
                for (JsonNode entry : expected.get(name).path("entries")) {
                    if (entry.path("title").asText().isBlank()
                            && entry.path("link").asText().isBlank()) continue;
                    items++;
                    if (!holds(river, name, entry))
                        lost.add(name + " " + entry.path("title").asText() + " "
                                + entry.path("link").asText());
                }
            assertThat(items).isGreaterThan(700);
            assertThat(lost).isEmpty();
        }
    }

    /** An entry of the merged feed in the forms that are compared. */
    private record Shown(List<String> pages, String title, String text) {
        static Shown of(River.Entry entry) {
            List<String> pages =
                    entry.pages().stream().map(CorpusFarmTest::canonical).toList();
            return new Shown(pages, letters(entry.title()), letters(entry.content()));
        }
    }

    private static boolean holds(List<Shown> river, String name, JsonNode entry) {
        String link = canonical(WebUrl.resolve(
                        URI.create("http://feeds.test/" + name),
                        entry.path("link").asText())
                .map(URI::toString)
                .orElse(""));
        String title = letters(entry.path("title").asText());
        String content = entry.path("content_text").asText();
        String text = letters(content.isBlank() ? entry.path("summary_text").asText() : content);
        return river.stream()
                .anyMatch(shown -> !link.isEmpty() && shown.pages.contains(link)
                        || !title.isEmpty() && shown.title.equals(title)
                        // The same text again under another address of the same outlet is no other item.
                        || !text.isEmpty() && shown.text.contains(text));
    }

    @Test
    void every_real_page_is_in_the_merged_feed_with_its_article(@TempDir Path folder) throws Exception {
        Path corpus = Shared.path("corpora/articles");
        JsonNode expected = JSON.readTree(corpus.resolve("expected.json").toFile());
        List<String> names = new ArrayList<>();
        expected.fieldNames().forEachRemaining(names::add);
        try (Outlets outlets = new Outlets()) {
            StringBuilder sources = new StringBuilder();
            for (int from = 0; from < names.size(); from += PAGES_A_FEED) {
                List<String> some = names.subList(from, Math.min(names.size(), from + PAGES_A_FEED));
                StringBuilder feed =
                        new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Pages " + from
                                + "</title><description>d</description>");
                for (String name : some) {
                    URI page = outlets.at("/page/" + name);
                    feed.append("<item><title>" + name + "</title><link>" + page + "</link><guid>" + page
                            + "</guid></item>");
                    outlets.put(
                            "/page/" + name, "text/html; charset=utf-8", unzipped(corpus.resolve(name + ".html.gz")));
                }
                outlets.put("/feed/" + from, "application/rss+xml", feed + "</channel></rss>");
                sources.append("  - {url: \"" + outlets.at("/feed/" + from) + "\"}\n");
            }
            River river = river(folder, sources.toString());
            Map<String, River.Entry> entries = new TreeMap<>();
            for (River.Entry entry : river.entries())
                for (String page : entry.pages()) entries.put(page.substring(page.lastIndexOf('/') + 1), entry);
            // The corpus holds one article twice, in two layouts (its README): the outlet's second copy is not listed.
            if (entries.containsKey(TWINS.get(0))) entries.putIfAbsent(TWINS.get(1), entries.get(TWINS.get(0)));
            if (entries.containsKey(TWINS.get(1))) entries.putIfAbsent(TWINS.get(0), entries.get(TWINS.get(1)));
            Set<String> lost = new HashSet<>(names);
            lost.removeAll(entries.keySet());
            assertThat(lost).isEmpty();

            double share = names.stream()
                    .mapToDouble(name -> shareOfParagraphs(
                            expected.get(name).get("body").asText(),
                            entries.get(name).content()))
                    .average()
                    .orElseThrow();
            assertThat(share)
                    .as("share of paragraphs shown")
                    .isGreaterThanOrEqualTo(Shared.floor("corpus.pages.paragraphs"));
        }
    }

    private static River river(Path folder, String sources) throws Exception {
        Program program = new Program(folder);
        program.feeds("fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nserve: {port: 0}\nsources:\n" + sources);
        Program.Ended once = program.run("once");
        assertThat(once.exit()).as(once.err()).isZero();
        try (Running running = Running.start(program, folder)) {
            return River.read(running.get("/feed.atom?n=10000"));
        }
    }

    private static double shareOfParagraphs(String body, String html) {
        String shown =
                letters(html.replaceAll("<[^>]*>", " ").replaceAll("&(amp|quot|#39|nbsp|lt|gt|apos|#\\w+);", " "));
        String[] paragraphs = body.split("\n+");
        int found = 0;
        for (String paragraph : paragraphs) if (shown.contains(letters(paragraph))) found++;
        return found / (double) paragraphs.length;
    }

    private static String letters(String text) {
        return text.replaceAll("<[^>]*>|&[#\\w]+;", "").replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String canonical(String address) {
        return WebUrl.of(address).map(url -> CanonicalUrl.of(url).value()).orElse("");
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
