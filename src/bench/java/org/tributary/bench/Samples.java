package org.tributary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tributary.dedup.Fingerprinter;
import org.tributary.model.Article;
import org.tributary.model.Download;
import org.tributary.model.Extraction;
import org.tributary.model.Republish;

/** What the parts are measured with: real pages, and the feeds and articles of a small farm. */
final class Samples {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Samples() {}

    /** The real pages of the shared corpus. */
    static List<Download> pages() throws IOException {
        Path folder = Farm.shared().resolve("corpora/articles");
        List<Download> pages = new ArrayList<>();
        JsonNode all = new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
        for (Map.Entry<String, JsonNode> one : all.properties()) {
            String url = one.getValue().path("url").asText().replace(" ", "%20").replace("|", "%7C");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(one.getKey() + ".html.gz")))) {
                pages.add(Download.of(URI.create(url), in.readAllBytes(), Optional.of("text/html; charset=utf-8")));
            }
        }
        return pages;
    }

    /** A farm's feeds as they would come. */
    static List<Download> feeds(Farm farm) throws IOException {
        List<Download> feeds = new ArrayList<>();
        for (String address : farm.addresses()) {
            URI url = URI.create(address);
            byte[] body = Files.readAllBytes(farm.folder().resolve("www" + url.getPath()));
            feeds.add(Download.of(url, body, Optional.of("application/xml")));
        }
        return feeds;
    }

    /** A farm's articles as a perfect reader would have them, its reprints among them. */
    static List<Article> articles(Farm farm) throws IOException {
        Fingerprinter fingerprinter = new Fingerprinter();
        List<Article> articles = new ArrayList<>();
        for (JsonNode item : new ObjectMapper().readTree(farm.folder().resolve("truth.json").toFile()).path("items"))
            articles.add(article(articles.size() + 1, item, fingerprinter));
        return articles;
    }

    private static Article article(int number, JsonNode item, Fingerprinter fingerprinter) {
        String text = item.path("body").asText();
        String title = item.path("title").asText();
        URI url = URI.create(item.path("url").asText());
        Instant seen = NOON.plusMillis(number);
        return new Article(
                number,
                "farm-" + item.path("feed").asText(),
                "Outlet " + item.path("feed").asText(),
                item.path("guid").asText(),
                url,
                url.toString(),
                title,
                "",
                text,
                "<p>" + text.replace("\n\n", "</p><p>") + "</p>",
                List.of(item.path("author").asText()),
                Optional.of(NOON),
                Optional.empty(),
                seen,
                seen,
                "en",
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Republish.FULL,
                Extraction.Origin.PAGE,
                fingerprinter.sign(title, text, "en"));
    }
}
