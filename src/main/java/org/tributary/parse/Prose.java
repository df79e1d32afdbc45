package org.tributary.parse;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdom2.Element;

/**
 * The text that an element carries, in any of the ways feeds have: plain, escaped HTML, inline XHTML, base64; Atom 1.0 says
 * which by {@code type}, Atom 0.3 by {@code type} and {@code mode}, RSS not at all.
 */
final class Prose {
    private static final Pattern HTML = Pattern.compile(
            "</[a-zA-Z][a-zA-Z0-9]*\\s*>|<(?:br|img|hr|p|wbr)\\b[^<>]*>|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]*={0,2}");

    /** What is meant where an element does not say. */
    enum Otherwise {
        PLAIN,
        HTML,
        /** RSS titles: HTML where they look like it */
        PERHAPS_HTML
    }

    private Prose() {}

    /** Safe HTML and its text. */
    static FeedHtml read(Element element, Place outside, Otherwise otherwise) {
        Place place = outside.inside(element);
        if (hasMarkup(element)) return FeedHtml.of(Markup.inside(element, place), place.base());
        String text = raw(element);
        return isHtml(element, text, otherwise) ? FeedHtml.of(text, place.base()) : FeedHtml.plain(text);
    }

    /** Plain text on one line. */
    static String line(Element element, Place place, Otherwise otherwise) {
        String text;
        if (hasMarkup(element)) text = FeedHtml.textOf(Markup.inside(element, place));
        else {
            text = raw(element);
            if (isHtml(element, text, otherwise)) text = FeedHtml.textOf(text);
        }
        return FeedHtml.line(MisreadBytes.mend(text));
    }

    private static boolean hasMarkup(Element element) {
        return !element.getChildren().isEmpty();
    }

    private static String raw(Element element) {
        String text = element.getText();
        return isBase64(element) ? decoded(element, text) : text;
    }

    private static boolean isHtml(Element element, String text, Otherwise otherwise) {
        if (FeedHtml.isPlain(text)) return false;
        String type = attribute(element, "type");
        if (type.equals("text") || type.equals("text/plain")) return false;
        if (type.contains("html")) return true;
        return otherwise == Otherwise.HTML
                || (otherwise == Otherwise.PERHAPS_HTML && HTML.matcher(text).find());
    }

    private static boolean isBase64(Element element) {
        String type = attribute(element, "type");
        if (attribute(element, "mode").equals("base64")
                || attribute(element, "encoding").equals("base64")) return true;
        // Atom 1.0: any other media type is base64 (RFC 4287, section 4.1.3.3)
        return type.contains("/")
                && !type.startsWith("text/")
                && !type.endsWith("+xml")
                && !type.endsWith("/xml")
                && !type.equals("application/xhtml")
                && attribute(element, "mode").isEmpty();
    }

    /** Text that is no base64 after all stays as it is; a picture in base64 is no text. */
    private static String decoded(Element element, String text) {
        String dense = text.replaceAll("\\s+", "");
        if (!BASE64.matcher(dense).matches() || dense.length() % 4 == 1) return text;
        if (attribute(element, "type").startsWith("image/")) return "";
        try {
            return XmlDecoder.decode(Base64.getMimeDecoder().decode(dense), Optional.of(attribute(element, "type")));
        } catch (IllegalArgumentException e) { // its last bits are no byte
            return text;
        }
    }

    static String attribute(Element element, String name) {
        String value = element.getAttributeValue(name);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
