package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.publish.SampleStories.article;
import static org.tributary.publish.SampleStories.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tributary.model.Story;
import org.tributary.publish.SampleStories;

class ExportTest {
    @Test
    void everything_is_exported_page_after_page_plain_or_compressed() throws IOException {
        List<Story> many = new ArrayList<>();
        for (int i = 603; i > 0; i--) many.add(story(i, article(i, "Tigris Post", "en", "No. " + i, "dam " + i)));
        try (Served served = Served.privately().with(many)) {
            for (String query : List.of("", "?q=dam")) {
                String rows = served.text("/api/v1/export.jsonl" + query);
                List<String> ids = new ArrayList<>();
                for (String row : rows.lines().toList())
                    ids.add(new ObjectMapper().readTree(row).path("uuid").asText());
                assertThat(ids).hasSize(603).doesNotHaveDuplicates();
                var zipped = served.get("/api/v1/export.jsonl" + query, "Accept-Encoding", "gzip");
                assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
                assertThat(new String(Served.unzipped(zipped.body()), StandardCharsets.UTF_8))
                        .isEqualTo(rows);
            }
            assertThat(served.text("/api/v1/export.csv").lines()).hasSize(604);
            assertThat(served.text("/api/v1/export.csv?n=7").lines()).hasSize(8);
        }
    }

    @Test
    void S20_no_cell_of_the_table_is_a_formula_and_quotes_stay_quotes() {
        List<Story> river = new ArrayList<>();
        List<String> titles = List.of("=1+1", "+44", "-2", "@SUM(A1)", "He said \"no\", twice");
        for (int i = 0; i < titles.size(); i++)
            river.add(story(9 - i, article(9 - i, "Tigris Post", "en", titles.get(i), "text\nof two lines")));
        try (Served served = Served.privately().with(river)) {
            String table = served.text("/api/v1/export.csv");
            assertThat(table)
                    .startsWith("id,uuid,ordered,")
                    .contains("\"'=1+1\"", "\"'+44\"", "\"'-2\"", "\"'@SUM(A1)\"");
            assertThat(table)
                    .contains("\"He said \"\"no\"\", twice\"", "\"text\nof two lines\"")
                    .doesNotContain(",\"=");
        }
    }

    @Test
    void a_row_has_as_many_cells_as_the_header() {
        String row = Csv.row(JsonNodeFactory.instance.objectNode().put("id", 1));
        assertThat(row.split(",")).hasSize(Csv.HEADER.split(",").length);
    }

    @Test
    void the_description_names_each_route_and_each_parameter_and_each_route_answers_by_it() throws Exception {
        try (Served served = Served.privately().with(SampleStories.river())) {
            JsonNode description = json(served, "/api/v1/openapi.json");
            TreeSet<String> described = new TreeSet<>();
            description.path("paths").fieldNames().forEachRemaining(described::add);
            assertThat(described).isEqualTo(new TreeSet<>(served.server.apiPaths()));
            for (String path : described) {
                JsonNode get = description.path("paths").path(path).path("get");
                if (get.isMissingNode()) continue; // it changes something, and has its own test
                String at = path.replace(
                        "{id}",
                        ""
                                + served.store
                                        .stories()
                                        .newestIds(1, java.util.Optional.empty())
                                        .get(0));
                var answer = served.get(at);
                assertThat(answer.statusCode()).as(at).isEqualTo(200);
                String type = get.path("responses")
                        .path("200")
                        .path("content")
                        .fieldNames()
                        .next();
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith(type);
                if (type.equals("application/json")
                        && get.path("responses")
                                .path("200")
                                .path("content")
                                .path(type)
                                .has("schema"))
                    obeys(
                            new ObjectMapper().readTree(answer.body()),
                            get.path("responses")
                                    .path("200")
                                    .path("content")
                                    .path(type)
                                    .path("schema"),
                            description);
            }
            List<String> parameters = new ArrayList<>();
            description
                    .path("paths")
                    .path("/api/v1/stories")
                    .path("get")
                    .path("parameters")
                    .forEach(one -> parameters.add(one.path("name").asText()));
            assertThat(parameters).containsExactlyInAnyOrderElementsOf(Wish.asked());
        }
    }

    /** Of JSON Schema as much as the description uses: what is there is described, what is required is there. */
    private static void obeys(JsonNode value, JsonNode schema, JsonNode description) {
        if (schema.has("$ref")) {
            obeys(value, description.at(schema.path("$ref").asText().substring(1)), description);
            return;
        }
        Map<String, Boolean> fits = Map.of(
                "object",
                value.isObject(),
                "array",
                value.isArray(),
                "string",
                value.isTextual(),
                "integer",
                value.isIntegralNumber(),
                "boolean",
                value.isBoolean());
        assertThat(fits.get(schema.path("type").asText()))
                .as(value + " is " + schema.path("type"))
                .isTrue();
        if (value.isArray()) value.forEach(one -> obeys(one, schema.path("items"), description));
        if (!value.isObject()) return;
        schema.path("required")
                .forEach(name ->
                        assertThat(value.has(name.asText())).as(name.asText()).isTrue());
        value.fields().forEachRemaining(field -> {
            assertThat(schema.path("properties").has(field.getKey()))
                    .as(field.getKey())
                    .isTrue();
            obeys(field.getValue(), schema.path("properties").path(field.getKey()), description);
        });
    }

    private static JsonNode json(Served served, String path) throws IOException {
        return new ObjectMapper().readTree(served.get(path).body());
    }
}
