package org.tributary.publish;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.model.Article;
import org.tributary.model.Republish;

/**
 * The HTML inside an entry: the article in its language and direction, then where else the story stands. Readers seldom
 * pass {@code xml:lang} on, so language and direction stand in the HTML itself.
 */
final class HtmlWriter {
    private HtmlWriter() {}

    static String content(Article lead, Republish portion, List<Entry.Also> also) {
        if (portion == Republish.TITLE) return "";
        String body = portion == Republish.FULL ? full(lead) : excerpt(lead);
        Direction direction = Direction.of(lead.title() + " " + lead.text());
        String language = lead.language().isEmpty() ? "" : " lang=\"" + escaped(lead.language()) + "\"";
        return "<div" + language + " dir=\"" + direction.dir() + "\">" + body + "</div>" + agency(lead) + also(also);
    }

    private static String full(Article lead) {
        if (!lead.html().isBlank()) return lead.html();
        return paragraphs(lead.text().isBlank() ? lead.summary() : lead.text());
    }

    private static String excerpt(Article lead) {
        String start = Excerpt.of(lead.text().isBlank() ? lead.summary() : lead.text());
        return paragraphs(start) + "<p>"
                + link(
                        lead.url().toASCIIString(),
                        lead.outlet().isBlank() ? lead.url().getHost() : lead.outlet())
                + "</p>";
    }

    private static String paragraphs(String text) {
        return Stream.of(text.strip().split("\\n\\s*\\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> "<p>" + escaped(paragraph.strip()) + "</p>")
                .collect(Collectors.joining());
    }

    private static String agency(Article lead) {
        return lead.agency()
                .map(agency -> "<p>Agency: " + escaped(agency.name()) + "</p>")
                .orElse("");
    }

    private static String also(List<Entry.Also> also) {
        if (also.isEmpty()) return "";
        return also.stream()
                .map(other -> "<bdi>" + link(other.link().toASCIIString(), other.outlet()) + "</bdi>")
                .collect(Collectors.joining(", ", "<p>Also in: ", "</p>"));
    }

    private static String link(String address, String words) {
        return "<a href=\"" + escaped(address) + "\">" + escaped(words) + "</a>";
    }

    /** Text as it may stand in HTML, in an attribute's value too. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
