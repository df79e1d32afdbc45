package org.tributary.extract;

import java.util.Set;
import org.jsoup.nodes.Element;

/** What the names of elements mean for reading: which ones break a line, which hold nothing to read. */
final class Tags {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "option",
            "p",
            "pre",
            "search",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");

    private static final Set<String> MUTE = Set.of(
            "applet",
            "area",
            "audio",
            "base",
            "button",
            "canvas",
            "datalist",
            "embed",
            "frame",
            "frameset",
            "head",
            "iframe",
            "input",
            "link",
            "map",
            "meta",
            "meter",
            "noframes",
            "noscript",
            "object",
            "optgroup",
            "option",
            "param",
            "picture",
            "progress",
            "rp",
            "rt",
            "script",
            "select",
            "source",
            "style",
            "svg",
            "template",
            "textarea",
            "title",
            "track",
            "video");

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "label", "mark", "math", "nobr", "output", "q", "rb", "ruby", "s", "samp", "small", "span",
            "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    private Tags() {}

    /** A line begins and ends with it. Elements that HTML does not know ({@code <x-paragraph>}) count among them. */
    static boolean isBlock(Element element) {
        String name = element.normalName();
        return BLOCKS.contains(name) || !INLINE.contains(name) && !name.equals("br") && !name.equals("img");
    }

    /** Nothing in it is text that a reader reads. */
    static boolean isMute(Element element) {
        return MUTE.contains(element.normalName());
    }

    static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    /** Marked as not shown: by attribute, by inline style, or for the accessibility tree. */
    static boolean isHidden(Element element) {
        if (element.attributesSize() == 0) return false;
        if (element.hasAttr("hidden") || element.attr("aria-hidden").equalsIgnoreCase("true")) return true;
        String style = element.attr("style");
        if (style.isEmpty()) return false;
        String tight = style.replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        return tight.contains("display:none") || tight.contains("visibility:hidden");
    }

    /** A word in a line that shows more when the mouse is over it: by its class. */
    static boolean popsUp(Element element) {
        String name = element.className().toLowerCase(java.util.Locale.ROOT);
        if (name.isEmpty()) return false;
        for (String word : POP_UPS) if (name.contains(word)) return true;
        return false;
    }

    /** With the words that name the box itself, and not the word in the line that calls it. */
    private static final java.util.List<String> POP_UPS = java.util.List.of(
            "tooltip-content",
            "tooltip-text",
            "tooltiptext",
            "popover",
            "hovercard",
            "hover-card",
            "flyout",
            "screen-reader-text",
            "sr-only",
            "visually-hidden",
            "visuallyhidden");
}
