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
import org.jsoup.nodes.TextNode;

/** What a page says about itself in markup rather than in sentences, gathered in one walk over its elements. */
final class Markup {
    private static final Pattern AUTHOR_MARK = Pattern.compile(
            "(?:^|[^a-z])(?:by-?lines?|authors?-?(?:name|info|s)?|writers?|creators?|autor(?:en|es|zeile)?|auteurs?|firma|yazar|reporters?|journalists?)(?![a-z])");
    private static final Pattern DATE_MARK = Pattern.compile(
            "(?:^|[^a-z])(?:date(?:line|time|-published)?|time(?:stamp)?|publish(?:ed)?(?:-?(?:date|time|on|at))?|pub-?date|posted(?:-on)?|datum|fecha|tarih|entry-date|created)(?![a-z])");
    private static final Pattern AUTHOR_PAGE = Pattern.compile(
            "/(?:authors?|autor(?:en|es|i)?|auteurs?|writers?|contributors?|journalists?|reporters?|byline|people|redaktion/[^/]+|yazar(?:lar)?|profile?s?|columnists?|staff|team)/(?:[^/?#]+/)*[^/?#]*[\\p{L}-]{4,}[^/?#]*/?(?:[?#].*)?$");
    private static final int LONGEST_LINE = 90;
    private static final int MOST_MARKED = 100;

    final Map<String, List<String>> metas = new HashMap<>();
    final Map<String, List<Mark>> properties = new HashMap<>();
    final List<String> jsonLd = new ArrayList<>();
    final List<Mark> headings = new ArrayList<>();
    final List<Mark> lesserHeadings = new ArrayList<>();
    final List<Mark> bylineLines = new ArrayList<>();
    final List<Mark> dateLines = new ArrayList<>();
    final List<Mark> times = new ArrayList<>();
    final List<Mark> authorLinks = new ArrayList<>();
    final List<Mark> authorMarks = new ArrayList<>();
    final List<Mark> dateMarks = new ArrayList<>();
    String title = "";
    String canonical = "";
    String language = "";

    private int order;

    /** An element that says something, and where it stands among all elements of the page. */
    record Mark(Element element, int order) {
        String text() {
            return element.hasAttr("content") ? element.attr("content") : element.text();
        }
    }

    private Markup() {}

    static Markup of(Document document) {
        Markup found = new Markup();
        // Not by recursion and not by select(): one visit an element, whatever the depth.
        Node at = document;
        while (at != null) {
            if (at instanceof Element element) found.visit(element);
            else if (at instanceof TextNode text) found.visit(text);
            Node next = at.childNodeSize() > 0 ? at.childNode(0) : null;
            while (next == null && at != null) {
                next = at.nextSibling();
                if (next == null) at = at.parent();
            }
            at = next;
        }
        return found;
    }

    /**
     * Every content of the metas of these names, first name first. A name is a meta's name, property, itemprop or
     * http-equiv, its letters only: article:published_time, article.published-time and others are one.
     */
    List<String> meta(String... names) {
        List<String> all = new ArrayList<>();
        for (String name : names) all.addAll(metas.getOrDefault(lettersOf(name), List.of()));
        return all;
    }

    /** The first content that is not blank, or an empty string. */
    String firstMeta(String... names) {
        for (String content : meta(names)) if (!content.isBlank()) return content.strip();
        return "";
    }

    List<Mark> property(String name) {
        return properties.getOrDefault(name, List.of());
    }

    private void visit(Element element) {
        order++;
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
            case "h2", "h3" -> keep(lesserHeadings, element);
            case "h1" -> keep(headings, element);
            case "time" -> keep(times, element);
            default -> {}
        }
        if (element.attributesSize() > 0) visitMarks(element);
    }

    /** Short lines that begin as a byline does, or hold figures as a date does: kept for pages that mark nothing. */
    private void visit(TextNode node) {
        String text = node.getWholeText();
        Element parent = node.parent();
        if (text.length() > LONGEST_LINE || parent == null) return;
        boolean digits = false;
        for (int i = 0; i < text.length() && !digits; i++) digits = Character.isDigit(text.charAt(i));
        if (digits) keep(dateLines, parent);
        else if (text.length() > 1 && NameList.opensByline(text.strip())) keep(bylineLines, parent);
    }

    private void visitMarks(Element element) {
        String property = element.attr("itemprop");
        if (!property.isEmpty())
            for (String name : property.toLowerCase(Locale.ROOT).split("\\s+"))
                keep(properties.computeIfAbsent(name, n -> new ArrayList<>()), element);
        if (isAuthorLink(element)) keep(authorLinks, element);
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
            metas.computeIfAbsent(lettersOf(name), n -> new ArrayList<>()).add(content);
        }
    }

    private void keep(List<Mark> list, Element element) {
        if (list.size() < MOST_MARKED) list.add(new Mark(element, order));
    }

    private static boolean isAuthorLink(Element element) {
        if (element.attr("rel").toLowerCase(Locale.ROOT).contains("author")) return true;
        return element.normalName().equals("a")
                && AUTHOR_PAGE.matcher(element.attr("href")).find();
    }

    private static String lettersOf(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') out.append((char) (c + 32));
            else if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') out.append(c);
        }
        return out.toString();
    }

    private static boolean insideSvg(Element element) {
        Element parent = element.parent();
        return parent != null && parent.normalName().equals("svg");
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
