package org.tributary.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tributary.model.Download;
import org.tributary.model.Enclosure;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.ParseResult;

/** Reads a corpus of feeds as the {@code parse} filter would and writes what score-feeds reads: {@code CorpusRun FOLDER OUT}. */
public final class CorpusRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CorpusRun() {}

    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Path.of(args[1]));
    }

    static void write(Path corpus, Path out) throws IOException {
        JsonNode expected = JSON.readTree(corpus.resolve("expected.json").toFile());
        ObjectNode predictions = JSON.createObjectNode();
        FeedParser parser = new FeedParser();
        for (Map.Entry<String, JsonNode> one : expected.properties()) {
            JsonNode served = one.getValue().path("served_as");
            byte[] body = Files.readAllBytes(corpus.resolve(one.getKey()));
            Optional<String> type =
                    Optional.of(served.path("content_type").asText()).filter(text -> !text.isEmpty());
            Download download = Download.of(URI.create(served.path("url").asText()), body, type);
            predictions.set(one.getKey(), json(parser.parse(download)));
        }
        JSON.writeValue(out.toFile(), predictions);
    }

    static ObjectNode json(ParseResult result) {
        ObjectNode node = JSON.createObjectNode();
        if (result instanceof ParseResult.NotAFeed not) return node.put("error", not.kind() + ": " + not.why());
        Feed feed = ((ParseResult.Parsed) result).feed();
        node.put("format", feed.format());
        node.putObject("feed")
                .put("title", feed.title())
                .put("link", feed.link().map(URI::toString).orElse(""))
                .put("language", feed.language().orElse(""));
        ArrayNode entries = node.putArray("entries");
        for (FeedEntry entry : feed.entries()) {
            ObjectNode e = entries.addObject();
            e.put("id", entry.id()).put("title", entry.title());
            e.put("link", entry.link().map(URI::toString).orElse(""));
            e.put("published", entry.published().map(Object::toString).orElse(""));
            e.put("updated", entry.updated().map(Object::toString).orElse(""));
            e.put("summary_text", entry.summaryText()).put("summary_html", entry.summaryHtml());
            e.put("content_text", entry.contentText()).put("content_html", entry.contentHtml());
            ArrayNode authors = e.putArray("authors");
            entry.authors().forEach(authors::add);
            ArrayNode enclosures = e.putArray("enclosures");
            for (Enclosure enclosure : entry.enclosures())
                enclosures.add(enclosure.url().toString());
            ArrayNode categories = e.putArray("categories");
            entry.categories().forEach(categories::add);
            ArrayNode media = e.putArray("media");
            entry.media().forEach(url -> media.add(url.toString()));
        }
        return node;
    }
}
