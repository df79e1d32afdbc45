package org.tributary.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** What a page says about itself in markup rather than in sentences, gathered in one walk over its elements. */
final class Markup {
    private static final Pattern AUTHOR_MARK = Pattern.compile(
            "(?:^|[^a-z])(?:by-?lines?|authors?-?(?:name|info|s)?|writers?|creators?|autor(?:en|es|zeile)?|auteurs?|firma|yazar|reporters?|journalists?)(?![a-z])");
    private static final Pattern DATE_MARK = Pattern.compile(
            "(?:^|[^a-z])(?:date(?:line|time|-published)?|time(?:stamp)?|publish(?:ed)?(?:-?(?:date|time|on|at))?|pub-?date|posted(?:-on)?|datum|fecha|tarih|entry-date|created)(?![a-z])");
    private static final Pattern WALL_MARK = Pattern.compile(
            "pay-?wall|reg-?wall|piano-|subscri(?:ber|ption)s?-(?:wall|only|required|prompt|gate)|premium-(?:gate|overlay|teaser-end)|meter-?wall");
    private static final Pattern AUTHOR_PAGE = Pattern.compile(
            "/(?:authors?|autor(?:en|es|i)?|auteurs?|writers?|contributors?|journalists?|reporters?|byline|people|redaktion/[^/]+|yazar(?:lar)?|profile?s?|columnists?|staff|team)/(?:[^/?#]+/)*[^/?#]*[\\p{L}-]{4,}[^/?#]*/?(?:[?#].*)?$");
    private static final String AUTHOR_FOLDERS = "autwriconjourepbylpeoredyazprocolstatea";
    static final int AUTHOR = 1;
    static final int DATE = 2;
    static final int WALL = 4;
    private static final int LONGEST_LINE = 90;
    private static final int MOST_MARKED = 100;

    final Document document;
    final Map<String, List<String>> metas = new HashMap<>();
    final Map<String, List<Mark>> properties = new HashMap<>();
    final List<String> jsonLd = new ArrayList<>();
    final List<Mark> headings = new ArrayList<>();
    final List<Mark> lesserHeadings = new ArrayList<>();
    final List<Mark> bylineLines = new ArrayList<>();
    final List<Mark> sourceLines = new ArrayList<>();
    final List<Mark> dateLines = new ArrayList<>();
    final List<Mark> times = new ArrayList<>();
    final List<Mark> authorLinks = new ArrayList<>();
    final List<Mark> authorMarks = new ArrayList<>();
    final List<Mark> dateMarks = new ArrayList<>();
    final List<Mark> wallMarks = new ArrayList<>();
    String title = "";
    String canonical = "";
    String language = "";

    private final Map<String, Integer> marksByName = new HashMap<>();
    private int order;

    /** An element that says something, and where it stands among all elements of the page. */
    record Mark(Element element, int order) {
        String text() {
            return element.hasAttr("content") ? element.attr("content") : element.text();
        }

        /** The text where it is a line, else an empty string: a mark may hold half the page. */
        String line(int longest) {
            return element.hasAttr("content") ? element.attr("content") : isLine(longest) ? element.text() : "";
        }

        private boolean isLine(int longest) {
            int[] left = {longest * 2};
            NodeFilter count = (node, depth) -> {
                if (node instanceof TextNode text && !text.isBlank())
                    left[0] -= text.getWholeText().strip().length();
                return left[0] < 0 ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
            };
            return element.filter(count) == element && left[0] >= 0;
        }
    }

    private Markup(Document document) {
        this.document = document;
    }

    static Markup of(Document document) {
        Markup found = new Markup(document);
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
        for (int i = 0; i < text.length() && !digits; i++) digits = isDigit(text.charAt(i));
        String opening = NameList.firstWord(text);
        if (NameList.opensSource(opening)) keep(sourceLines, holder(parent, text));
        if (digits) keep(dateLines, parent);
        else if (text.length() > 1 && NameList.opensByline(opening)) keep(bylineLines, holder(parent, text));
    }

    /** "Author" or "By" alone is a label: the name stands beside it. */
    private static Element holder(Element parent, String text) {
        Element above = parent.parent();
        String label = text.strip().replaceAll("[:：]$", "");
        boolean alone = label.indexOf(' ') < 0 && label.indexOf(':') < 0 && label.indexOf('：') < 0;
        return above != null && alone && parent.childNodeSize() == 1 ? above : parent;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && (c <= '9' || c >= '\u0660' && c <= '\u0669' || c >= '\u06f0' && c <= '\u06f9');
    }

    private void visitMarks(Element element) {
        String names = "";
        for (Attribute attribute : element.attributes()) {
            String value = attribute.getValue();
            switch (attribute.getKey()) {
                case "itemprop" -> {
                    for (String name : value.toLowerCase(Locale.ROOT).split("\\s+"))
                        keep(properties.computeIfAbsent(name, n -> new ArrayList<>()), element);
                }
                case "rel" -> {
                    if (value.toLowerCase(Locale.ROOT).contains("author")) keep(authorLinks, element);
                }
                case "href" -> {
                    if (element.normalName().equals("a") && isAuthorPage(value)) keep(authorLinks, element);
                }
                case "class", "id", "data-testid" -> names = names.isEmpty() ? value : names + ' ' + value;
                default -> {}
            }
        }
        if (names.length() < 2) return;
        // Classes repeat over a page, and patterns cost more than a look into a table.
        int marks = marksByName.computeIfAbsent(names, Markup::marksOf);
        if ((marks & AUTHOR) != 0) keep(authorMarks, element);
        if ((marks & DATE) != 0) keep(dateMarks, element);
        if ((marks & WALL) != 0) keep(wallMarks, element);
    }

    private static int marksOf(String names) {
        int may = MarkStems.of(names);
        if (may == 0) return 0;
        String plain = hyphened(names);
        return ((may & AUTHOR) != 0 && AUTHOR_MARK.matcher(plain).find() ? AUTHOR : 0)
                | ((may & DATE) != 0 && DATE_MARK.matcher(plain).find() ? DATE : 0)
                | ((may & WALL) != 0 && WALL_MARK.matcher(plain).find() ? WALL : 0);
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

    private static boolean isAuthorPage(String address) {
        if (address.length() < 12) return false;
        for (int slash = address.indexOf('/'); slash >= 0; slash = address.indexOf('/', slash + 1))
            for (int at = 0; at < AUTHOR_FOLDERS.length(); at += 3)
                if (address.regionMatches(slash + 1, AUTHOR_FOLDERS, at, 3))
                    return AUTHOR_PAGE.matcher(address).find();
        return false;
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
