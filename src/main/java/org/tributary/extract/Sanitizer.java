package org.tributary.extract;

import java.net.URI;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Lets through what is text, structure and pictures, by a list of what is allowed (S16): no script, style, event, form,
 * frame or address other than http, https, mailto and tel. Always the last step, whoever wrote the HTML.
 */
final class Sanitizer {
    private static final String[] TAGS = {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr"
    };

    /** Their content is no text, or is text only for a browser without scripts. */
    private static final String DROPPED = "script, style, noscript, template, iframe, object, embed, applet, noembed,"
            + " noframes, xmp, plaintext, textarea, select, button, input, title, svg, math, canvas, audio, video, frameset";

    private static final Safelist ALLOWED = allowed();

    private Sanitizer() {}

    /** Safe HTML of a fragment; addresses in it are absolute, those that cannot be made so are gone. */
    static String clean(String html, URI base) {
        Document dirty = PageParser.fragment(html, base);
        dirty.select(DROPPED).remove();
        return clean(dirty);
    }

    /** The same of a document of our own making, in which nothing has to be dropped with its content. */
    static String clean(Document dirty) {
        for (Element heading : dirty.select("h1")) heading.tagName("h2");
        Document clean = new Cleaner(ALLOWED).clean(dirty);
        for (Element image : clean.select("img")) if (!image.hasAttr("src")) image.remove();
        for (Element link : clean.select("a")) if (!link.hasAttr("href")) link.unwrap();
        for (Element span : clean.select("span")) if (span.attributesSize() == 0) span.unwrap();
        clean.outputSettings(settings());
        return clean.body().html();
    }

    /** What a writer of HTML without indentation and with few entities writes. */
    static Document.OutputSettings settings() {
        return new Document.OutputSettings()
                .prettyPrint(false)
                .escapeMode(Entities.EscapeMode.xhtml)
                .charset("UTF-8");
    }

    private static Safelist allowed() {
        Safelist list = new Safelist()
                .addTags(TAGS)
                .addAttributes("a", "href", "title", "hreflang")
                .addAttributes("img", "src", "alt", "title", "width", "height")
                .addAttributes("blockquote", "cite")
                .addAttributes("q", "cite")
                .addAttributes("ol", "start", "reversed", "type")
                .addAttributes("li", "value")
                .addAttributes("td", "colspan", "rowspan", "headers")
                .addAttributes("th", "colspan", "rowspan", "scope", "headers")
                .addAttributes("time", "datetime")
                .addAttributes("abbr", "title")
                .addAttributes("data", "value")
                .addProtocols("a", "href", "http", "https", "mailto", "tel")
                .addProtocols("img", "src", "http", "https")
                .addProtocols("blockquote", "cite", "http", "https")
                .addProtocols("q", "cite", "http", "https")
                .addEnforcedAttribute("a", "rel", "noopener noreferrer");
        for (String tag : TAGS) list.addAttributes(tag, "dir", "lang");
        return list;
    }

    static boolean isWeb(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /** A plain text as paragraphs of HTML. */
    static String paragraphs(String text) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : text.split("\n\\s*\n"))
            if (!paragraph.isBlank())
                html.append("<p>").append(Entities.escape(paragraph.strip())).append("</p>");
        return html.toString();
    }
}
