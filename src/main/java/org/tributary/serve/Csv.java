package org.tributary.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A story's row in a table (RFC 4180), in which no spreadsheet finds a formula. */
final class Csv {
    private static final List<String> LEAD = List.of("language", "agency", "published", "first_seen", "authors");
    static final String HEADER =
            "id,uuid,ordered,updated,title,outlet,url,language,agency,published,first_seen,authors,"
                    + "outlets,text\r\n";

    private Csv() {}

    static String row(ObjectNode story) {
        List<String> cells = new ArrayList<>();
        for (String name : List.of("id", "uuid", "ordered", "updated", "title", "outlet", "url"))
            cells.add(story.path(name).asText());
        JsonNode lead = story.path("articles").path(0);
        for (String name : LEAD) cells.add(cell(lead.path(name)));
        TreeSet<String> outlets = new TreeSet<>();
        story.path("articles")
                .forEach(article -> outlets.add(article.path("outlet").asText()));
        cells.add(String.join("; ", outlets));
        cells.add(lead.path(lead.has("text") ? "text" : "excerpt").asText());
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(JsonNode value) {
        if (value.isObject()) return value.path("name").asText();
        if (!value.isArray()) return value.asText();
        List<String> all = new ArrayList<>();
        value.forEach(one -> all.add(one.asText()));
        return String.join("; ", all);
    }

    /** A cell that begins like a formula is one to a spreadsheet, so an apostrophe stands before it. */
    private static String quoted(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }
}
