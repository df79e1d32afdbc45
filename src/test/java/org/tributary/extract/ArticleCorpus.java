package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tributary.model.Download;

/** The real pages with their expected text (../shared/corpora/articles). */
final class ArticleCorpus {
    /** One page; the domain is what cross-validation keeps together. */
    record Case(String name, String source, String domain, String body, Download page) {}

    private ArticleCorpus() {}

    static List<Case> read(Path folder) {
        List<Case> cases = new ArrayList<>();
        try {
            JsonNode all =
                    new JsonMapper().readTree(folder.resolve("expected.json").toFile());
            for (Map.Entry<String, JsonNode> one : all.properties()) {
                JsonNode facts = one.getValue();
                URI url = URI.create(
                        facts.path("url").asText().replace(" ", "%20").replace("|", "%7C"));
                try (InputStream in =
                        new GZIPInputStream(Files.newInputStream(folder.resolve(one.getKey() + ".html.gz")))) {
                    cases.add(new Case(
                            one.getKey(),
                            facts.path("source").asText(),
                            domain(url),
                            facts.path("body").asText(),
                            Download.of(url, in.readAllBytes(), Optional.of("text/html; charset=utf-8"))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static String domain(URI url) {
        String host = url.getHost() == null ? url.toString() : url.getHost().toLowerCase(Locale.ROOT);
        String[] labels = host.split("\\.");
        if (labels.length <= 2) return host;
        boolean twoPart = labels[labels.length - 2].length() <= 3 && labels[labels.length - 1].length() == 2;
        int keep = twoPart ? 3 : 2;
        return String.join(".", List.of(labels).subList(Math.max(0, labels.length - keep), labels.length));
    }
}
