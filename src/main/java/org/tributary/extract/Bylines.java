package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** Who wrote the article: JSON-LD first, then metas, microdata, links to authors, and the byline that readers see. */
final class Bylines {
    private static final int LONGEST_BYLINE = 160;

    private final Markup markup;
    private final JsonLd things;
    private final String site;

    private Bylines(Markup markup, JsonLd things, String site) {
        this.markup = markup;
        this.things = things;
        this.site = Words.letters(site);
    }

    static List<String> of(Markup markup, JsonLd things, List<JsonNode> articles, String site) {
        return new Bylines(markup, things, site).choose(articles);
    }

    private List<String> choose(List<JsonNode> articles) {
        List<List<String>> voices = new ArrayList<>();
        for (JsonNode article : articles) voices.add(told(article));
        voices.add(metas());
        voices.add(texts(markup.property("author")));
        voices.add(texts(markup.authorLinks));
        voices.add(texts(markup.authorMarks));
        for (List<String> voice : voices) if (voice.stream().anyMatch(this::isSomebody)) return voice;
        for (List<String> voice : voices) if (!voice.isEmpty()) return voice;
        return List.of();
    }

    private boolean isSomebody(String name) {
        String letters = Words.letters(name);
        return !letters.equals(site)
                && !(letters.length() > 3 && site.contains(letters))
                && !letters.contains("redaktion");
    }

    private List<String> told(JsonNode article) {
        NameList names = new NameList();
        addPerson(names, article.path("author"), 0);
        if (names.names().isEmpty()) addPerson(names, article.path("creator"), 0);
        return names.names();
    }

    private void addPerson(NameList names, JsonNode author, int depth) {
        if (depth > 4) return;
        if (author.isArray()) for (JsonNode one : author) addPerson(names, one, depth + 1);
        else if (author.isTextual()) names.add(author.asText());
        else if (author.isObject()) {
            JsonNode person = things.resolved(author);
            JsonNode name = person.path("name");
            if (name.isContainerNode()) addPerson(names, name, depth + 1);
            else if (!name.asText("").isBlank()) names.add(name.asText());
            else
                names.add((person.path("givenName").asText("")
                                + ' '
                                + person.path("familyName").asText(""))
                        .strip());
        }
    }

    private List<String> metas() {
        for (String key : List.of(
                "author",
                "article:author",
                "article:author:name",
                "og:article:author",
                "dc.creator",
                "dcterms.creator",
                "parsely-author",
                "sailthru.author",
                "byl",
                "citation_author",
                "cxenseparse:author",
                "twitter:data1")) {
            NameList names = new NameList();
            for (String content : markup.meta(key))
                if (!content.contains("://") && !content.contains("www.")) names.add(content);
            if (key.equals("twitter:data1")
                    && !markup.firstMeta("twitter:label1")
                            .toLowerCase(Locale.ROOT)
                            .matches("written by|by|author|geschrieben von|verfasst von|écrit par|escrito por"))
                continue;
            if (names.names().stream().anyMatch(this::isSomebody)) return names.names();
        }
        return List.of();
    }

    private static List<String> texts(List<Element> elements) {
        NameList names = new NameList();
        for (Element element : elements) {
            if (holdsAnother(element, elements)) continue;
            String content = element.attr("content");
            String text = content.isEmpty() ? element.text() : content;
            if (text.length() <= LONGEST_BYLINE) names.add(text);
        }
        return names.names();
    }

    /** The innermost mark is the byline; what holds it holds dates and roles too. */
    private static boolean holdsAnother(Element element, List<Element> elements) {
        for (Element other : elements) {
            Element up = other.parent();
            for (int i = 0; up != null && i < 6; i++, up = up.parent()) if (up == element) return true;
        }
        return false;
    }
}
