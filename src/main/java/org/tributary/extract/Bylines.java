package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Who wrote the article: JSON-LD first, then metas, microdata, links to authors' pages, and the byline that readers see.
 * An outlet that names itself as the author gives way to a person, wherever on the page one is named.
 */
final class Bylines {
    private static final int LONGEST_BYLINE = 160;
    /** Marks that follow each other within so many elements are one byline. */
    private static final int ONE_BYLINE = 25;

    private static final int MOST_LINES = 20;

    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?<![a-z])(?:comment|related|recommend|teaser|sidebar|side-bar|promo|newsletter|popular|trending|most-read|more-stories|caption|credit|copyright|copy-right|gallery|video|player|list-item-teaser|nav|footer|bio|onward)(?![a-z]{5,})");
    private static final Pattern WRITTEN_BY = Pattern.compile(
            "written by|by|author|autor|autorin|geschrieben von|verfasst von|écrit par|auteur|escrito por|kirjoittanut|skriven av|geschreven door|كتبه|كُتب بواسطة|yazan");

    private final Markup markup;
    private final JsonLd things;
    private final Titles titles;
    private final int heading;
    private final Set<String> organisations = new HashSet<>();

    /** @param heading where the headline stands among the page's elements */
    Bylines(Markup markup, JsonLd things, Titles titles, int heading) {
        this.markup = markup;
        this.things = things;
        this.titles = titles;
        this.heading = heading;
    }

    /** The names, empty where the page gives none. */
    List<String> authors(List<JsonNode> articles) {
        List<Supplier<List<String>>> voices = new ArrayList<>();
        for (JsonNode article : articles) voices.add(() -> told(article));
        voices.add(this::metas);
        voices.add(() -> seen(markup.property("author")));
        voices.add(() -> seen(markup.authorLinks));
        voices.add(() -> seen(markup.authorMarks));
        voices.add(() -> seen(markup.bylineLines));
        voices.add(() -> DatedByline.of(markup, heading));
        voices.add(() -> SignOff.of(markup.document));
        List<String> outlet = List.of();
        for (Supplier<List<String>> voice : voices) {
            List<String> names = voice.get();
            if (names.stream().anyMatch(this::isSomebody)) return names;
            if (outlet.isEmpty()) outlet = names;
        }
        return outlet;
    }

    /** Every line near the headline or under the text that says who wrote it, as it stands: an agency may be among them. */
    List<String> lines(List<String> authors) {
        Set<String> lines = new LinkedHashSet<>(authors);
        for (String content :
                markup.meta("author", "article:author", "byl", "parsely-author", "article:source", "source"))
            if (!content.contains("://") && content.length() <= LONGEST_BYLINE) lines.add(PageFacts.plain(content));
        for (List<Markup.Mark> marks : List.of(markup.authorLinks, markup.authorMarks)) {
            int last = -1;
            for (Markup.Mark mark : marks) {
                if (mark.order() < heading || isElsewhere(mark.element())) continue;
                if (last >= 0 && mark.order() > last + ONE_BYLINE) break;
                last = mark.order();
                addLine(lines, mark);
            }
        }
        for (Markup.Mark mark : markup.sourceLines)
            if (mark.order() >= heading && mark.element().closest("figure, figcaption, nav") == null)
                addLine(lines, mark);
        return List.copyOf(lines);
    }

    private static void addLine(Set<String> lines, Markup.Mark mark) {
        String line = mark.line(LONGEST_BYLINE);
        if (!line.isBlank() && line.length() <= LONGEST_BYLINE && lines.size() < MOST_LINES) lines.add(line);
    }

    private boolean isSomebody(String name) {
        return !titles.isSite(name) && !organisations.contains(Words.letters(name));
    }

    private List<String> told(JsonNode article) {
        NameList names = new NameList(false);
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
            if (JsonLd.typeOf(person).contains("organization")) organisations.add(Words.letters(name.asText("")));
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
        List<String> fallback = List.of();
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
                "twitter:misc:written by")) {
            List<String> names = meta(key);
            // "Example News, Berlin, Germany" is the outlet's address.
            if (!names.isEmpty() && names.stream().allMatch(this::isSomebody)) return names;
            if (fallback.isEmpty())
                fallback = names.stream().filter(n -> !isSomebody(n)).toList();
        }
        for (int i = 1; i <= 2; i++) {
            String label = markup.firstMeta("twitter:label" + i).toLowerCase(Locale.ROOT);
            if (WRITTEN_BY.matcher(label).matches()) {
                List<String> names = meta("twitter:data" + i);
                if (names.stream().anyMatch(this::isSomebody)) return names;
            }
        }
        return fallback;
    }

    private List<String> meta(String key) {
        NameList names = new NameList(false);
        for (String content : markup.meta(key))
            if (!content.contains("://") && !content.contains("www.")) names.add(content);
        return names.names();
    }

    /** The names of the first byline after the headline; what follows further down belongs to other articles. */
    private List<String> seen(List<Markup.Mark> marks) {
        NameList names = new NameList(true);
        int last = -1;
        for (int i = 0; i < marks.size(); i++) {
            Markup.Mark mark = marks.get(i);
            if (mark.order() < heading || isElsewhere(mark.element()) || holdsAnother(marks, i)) continue;
            if (last >= 0 && mark.order() > last + ONE_BYLINE) break;
            String text = mark.line(LONGEST_BYLINE);
            if (text.isEmpty() || text.length() > LONGEST_BYLINE) continue;
            int before = names.size();
            names.add(text);
            if (names.size() > before) last = mark.order();
        }
        return names.names();
    }

    /** The innermost mark is the byline; what holds it holds dates and roles too. */
    private static boolean holdsAnother(List<Markup.Mark> marks, int at) {
        Element outer = marks.get(at).element();
        for (int i = at + 1; i < marks.size() && i < at + 4; i++) {
            Element up = marks.get(i).element().parent();
            for (int level = 0; up != null && level < 6; level++, up = up.parent())
                if (up == outer)
                    return !NameList.of(marks.get(i).line(LONGEST_BYLINE)).isEmpty();
        }
        return false;
    }

    static boolean isElsewhere(Element element) {
        Element at = element;
        for (int level = 0; at != null && level < 8; level++, at = at.parent()) {
            String name = at.normalName();
            if (name.equals("body") || name.equals("article") || name.equals("main")) return false;
            if (name.equals("figure") || name.equals("figcaption") || name.equals("nav")) return true;
            if (name.equals("footer")) return at.closest("article, main") == null;
            if (at.attributesSize() > 0
                    && ELSEWHERE
                            .matcher(Markup.hyphened(at.attr("class") + ' ' + at.id()))
                            .find()) return true;
        }
        return false;
    }
}
