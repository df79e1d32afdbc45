package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.tributary.model.WebUrl;

/**
 * Reads the facts of every page of the article corpus and writes them as score-articles wants them (without bodies), for
 * quick loops: {@code FactsRun FOLDER PREDICTIONS.json}. Prints what it cost.
 */
final class FactsRun {
    private FactsRun() {}

    public static void main(String[] args) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Path folder = Path.of(args[0]);
        Map<String, String> pages = new java.util.TreeMap<>();
        JsonNode expected = json.readTree(folder.resolve("expected.json").toFile());
        for (Map.Entry<String, JsonNode> page : expected.properties())
            pages.put(page.getKey(), page.getValue().path("url").asText());
        ObjectNode out = json.createObjectNode();
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        long[] spent = new long[2];
        for (int round = 0; round < rounds; round++) {
            spent = new long[2];
            for (Map.Entry<String, String> page : pages.entrySet()) {
                String html = html(folder.resolve(page.getKey() + ".html.gz"));
                long start = cpu();
                Document document = Jsoup.parse(html, page.getValue());
                long parsed = cpu();
                PageFacts facts = PageFacts.read(document, url(page.getValue()));
                long read = cpu();
                spent[0] += parsed - start;
                spent[1] += read - parsed;
                out.set(page.getKey(), written(json, facts));
            }
        }
        Files.writeString(
                Path.of(args[1]), json.writerWithDefaultPrettyPrinter().writeValueAsString(out));
        System.out.printf(
                "%d pages: parse %.2f ms, facts %.3f ms a page%n",
                pages.size(), spent[0] / 1e6 / pages.size(), spent[1] / 1e6 / pages.size());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    static URI url(String text) {
        return WebUrl.of(text).orElse(URI.create("https://example.org/"));
    }

    static String html(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ObjectNode written(ObjectMapper json, PageFacts facts) {
        ObjectNode node = json.createObjectNode();
        node.put("title", facts.headline());
        node.put("body", "");
        node.put("published", facts.published().map(OffsetDateTime::toString).orElse(null));
        facts.authors().forEach(node.putArray("authors")::add);
        node.put("language", facts.language().orElse(""));
        node.put("site", facts.siteName());
        node.put("modified", facts.modified().map(OffsetDateTime::toString).orElse(null));
        node.put("canonical", facts.canonical().map(URI::toString).orElse(null));
        node.put("image", facts.image().map(URI::toString).orElse(null));
        node.put("description", facts.description());
        node.put("section", facts.section());
        node.put("paywalled", facts.paywalled());
        node.put("mayQuote", facts.mayQuote().name());
        facts.headlineCandidates().forEach(node.putArray("candidates")::add);
        node.put(
                "articleBody",
                Optional.of(facts.articleBody())
                        .map(b -> b.substring(0, Math.min(60, b.length())))
                        .orElse(""));
        return node;
    }
}
