package org.tributary.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** What a page says about itself in markup rather than in sentences, gathered in one walk over its elements. */
final class Markup {
    private static final Pattern AUTHOR_MARK = Pattern.compile(
            "(?:^|[^a-z])(?:by-?lines?|authors?|writers?|creators?|autor(?:en|es|zeile)?|auteurs?|firma|yazar|reporters?|journalists?)(?![a-z])");
    private static final Pattern DATE_MARK = Pattern.compile(
            "(?:^|[^a-z])(?:date(?:line|time|-published)?|time(?:stamp)?|publish(?:ed)?(?:-?(?:date|time|on|at))?|pub-?date|posted(?:-on)?|datum|fecha|tarih|entry-date|created)(?![a-z])");
    private static final int MOST_MARKED = 60;

    final Map<String, List<String>> metas = new HashMap<>();
    final Map<String, List<Element>> properties = new HashMap<>();
    final List<String> jsonLd = new ArrayList<>();
    final List<Element> headings = new ArrayList<>();
    final List<Element> times = new ArrayList<>();
    final List<Element> authorLinks = new ArrayList<>();
    final List<Element> authorMarks = new ArrayList<>();
    final List<Element> dateMarks = new ArrayList<>();
    String title = "";
    String canonical = "";
    String language = "";

    private Markup() {}

    static Markup of(Document document) {
        Markup found = new Markup();
        // Not by recursion and not by select(): one visit an element, whatever the depth.
        Node at = document;
        while (at != null) {
            if (at instanceof Element element) found.visit(element);
            Node next = at.childNodeSize() > 0 ? at.childNode(0) : null;
            while (next == null && at != null) {
                next = at.nextSibling();
                if (next == null) at = at.parent();
            }
            at = next;
        }
        return found;
    }

    /** Every content of the metas of these names, first name first; a name is a meta's name, property, itemprop or http-equiv. */
    List<String> meta(String... names) {
        List<String> all = new ArrayList<>();
        for (String name : names) all.addAll(metas.getOrDefault(name, List.of()));
        return all;
    }

    /** The first content that is not blank, or an empty string. */
    String firstMeta(String... names) {
        for (String content : meta(names)) if (!content.isBlank()) return content.strip();
        return "";
    }

    List<Element> property(String name) {
        return properties.getOrDefault(name, List.of());
    }

    private void visit(Element element) {
        switch (element.normalName()) {
            case "html" -> language = element.hasAttr("lang") ? element.attr("lang") : element.attr("xml:lang");
            case "meta" -> visitMeta(element);
            case "title" -> {
                if (title.isEmpty() && !insideSvg(element)) title = element.text();
            }
            case "link" -> {
                if (canonical.isEmpty() && element.attr("rel").equalsIgnoreCase("canonical"))
                    canonical = element.attr("href");
            }
            case "script" -> {
                if (element.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) jsonLd.add(element.data());
            }
            case "h1" -> headings.add(element);
            case "time" -> keep(times, element);
            default -> {}
        }
        if (element.attributesSize() > 0) visitMarks(element);
    }

    private void visitMarks(Element element) {
        String property = element.attr("itemprop");
        if (!property.isEmpty())
            for (String name : property.toLowerCase(Locale.ROOT).split("\\s+"))
                properties.computeIfAbsent(name, n -> new ArrayList<>()).add(element);
        if (element.attr("rel").toLowerCase(Locale.ROOT).contains("author")) keep(authorLinks, element);
        String mark = element.attr("class") + ' ' + element.id() + ' ' + element.attr("data-testid");
        if (mark.length() < 3) return;
        String plain = hyphened(mark);
        if (AUTHOR_MARK.matcher(plain).find()) keep(authorMarks, element);
        if (DATE_MARK.matcher(plain).find()) keep(dateMarks, element);
    }

    private void visitMeta(Element meta) {
        String content = meta.attr("content");
        if (content.isEmpty()) return;
        for (String key : new String[] {"name", "property", "itemprop", "http-equiv"}) {
            String name = meta.attr(key);
            if (name.isEmpty()) continue;
            metas.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(content);
        }
    }

    private static void keep(List<Element> list, Element element) {
        if (list.size() < MOST_MARKED) list.add(element);
    }

    private static boolean insideSvg(Element element) {
        return element.parent() != null && element.parent().normalName().equals("svg");
    }

    /** Class names as words: articleByline and article__byline both become article-byline. */
    static String hyphened(String names) {
        StringBuilder out = new StringBuilder(names.length() + 8);
        for (int i = 0; i < names.length(); i++) {
            char c = names.charAt(i);
            if (Character.isUpperCase(c)) {
                if (i > 0 && Character.isLowerCase(names.charAt(i - 1))) out.append('-');
                out.append(Character.toLowerCase(c));
            } else out.append(c == '_' ? '-' : c);
        }
        return out.toString();
    }
}
