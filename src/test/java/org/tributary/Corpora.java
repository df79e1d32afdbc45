package org.tributary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Stands between the corpora and the filters: {@code lines KIND FOLDER} writes a filter's input for a corpus, and
 * {@code answers KIND} turns a filter's output into what the scorers read. docs/quality.md shows it in use.
 */
public final class Corpora {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a program that places items may know of them; the rest are answers. */
    private static final List<String> GIVEN = List.of("id", "outlet", "url", "title", "body", "published", "language");

    private Corpora() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        if (arguments.length == 3 && arguments[0].equals("lines"))
            lines(arguments[1], Path.of(arguments[2])).forEach(out::println);
        else if (arguments.length == 2 && arguments[0].equals("answers"))
            out.println(answers(
                    arguments[1], new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))));
        else throw new IllegalArgumentException("lines articles|feeds|stories|urls FOLDER, or answers KIND < OUTPUT");
        out.flush();
    }

    static Stream<String> lines(String kind, Path folder) throws IOException {
        return switch (kind) {
            case "articles" -> expected(folder).map(each -> page(folder, each));
            case "feeds" -> expected(folder).map(each -> feed(folder, each));
            case "stories" ->
                Files.readAllLines(folder.resolve("stories.jsonl")).stream()
                        .filter(line -> !line.isBlank())
                        .map(Corpora::item);
            case "urls" ->
                Files.readAllLines(folder.resolve("urls.tsv")).stream()
                        .skip(1)
                        .flatMap(line -> Stream.of(line.split("\t")).limit(2));
            default -> throw new IllegalArgumentException("no corpus of " + kind);
        };
    }

    static JsonNode answers(String kind, BufferedReader output) {
        ObjectNode all = JSON.createObjectNode();
        output.lines().forEach(line -> {
            if (kind.equals("urls")) {
                int tab = line.lastIndexOf('\t');
                all.put(line.substring(0, tab), line.substring(tab + 1));
                return;
            }
            JsonNode answer = read(line);
            String id = answer.path("id").asText();
            if (kind.equals("articles")) ((ObjectNode) answer).set("body", answer.path("text"));
            all.set(id, kind.equals("stories") ? answer.path("story") : answer);
        });
        return all;
    }

    private static Stream<Map.Entry<String, JsonNode>> expected(Path folder) throws IOException {
        return JSON.readTree(folder.resolve("expected.json").toFile()).properties().stream();
    }

    /** The corpus's pages are UTF-8 whatever they say of themselves. */
    private static String page(Path folder, Map.Entry<String, JsonNode> expected) {
        return JSON.createObjectNode()
                .put("id", expected.getKey())
                .put("url", expected.getValue().path("url").asText())
                .put("file", folder.resolve(expected.getKey() + ".html.gz").toString())
                .put("content_type", "text/html; charset=utf-8")
                .toString();
    }

    private static String feed(Path folder, Map.Entry<String, JsonNode> expected) {
        JsonNode served = expected.getValue().path("served_as");
        ObjectNode line = JSON.createObjectNode()
                .put("id", expected.getKey())
                .put("url", served.path("url").asText())
                .put("file", folder.resolve(expected.getKey()).toString());
        if (served.hasNonNull("content_type")) line.set("content_type", served.get("content_type"));
        return line.toString();
    }

    private static String item(String line) {
        return ((ObjectNode) read(line)).retain(GIVEN).toString();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
