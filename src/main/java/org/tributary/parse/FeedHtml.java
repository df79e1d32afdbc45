package org.tributary.parse;

import java.net.URI;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML of a feed, made safe (S16) and absolute, and its plain text. What is not on the list loses its tags and keeps its
 * text (of a formula, the label of a drawing); scripts, styles and fields of forms have nothing to keep.
 */
record FeedHtml(String html, String text) {
    static final FeedHtml NONE = new FeedHtml("", "");

    /** Characters of one piece; articles have some thousands, but pictures written into them as data: may have millions. */
    private static final int LONGEST = 4_000_000;
    /** Opening and closing tags of one piece; an article full of formulas has 21,000. What comes after is cut off. */
    private static final int TAGS = 60_000;

    private static final Pattern ESCAPED_TWICE = Pattern.compile(
            "\\s*<(?:p|div|a|img|figure|span|strong|em|b|ul|ol|h[1-6]|table|blockquote|section|article)\\b[^<>]*>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");

    /**
     * Tags and attributes that may stand. Addresses have no protocols here because {@link Rinse} has already let none but
     * absolute http and https ones through; jsoup's own check costs 12 microseconds an address.
     */
    private static final Cleaner CLEANER = new Cleaner(new Safelist()
            .addTags("a", "abbr", "article", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code")
            .addTags("col", "colgroup", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure")
            .addTags("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p")
            .addTags("picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "source", "span")
            .addTags("strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead")
            .addTags("time", "tr", "u", "ul", "var", "video")
            .addAttributes(":all", "dir", "lang", "title")
            .addAttributes("a", "href")
            .addAttributes("audio", "src", "controls")
            .addAttributes("blockquote", "cite")
            .addAttributes("col", "span")
            .addAttributes("colgroup", "span")
            .addAttributes("img", "alt", "height", "src", "width")
            .addAttributes("ol", "start", "type")
            .addAttributes("q", "cite")
            .addAttributes("source", "src", "type")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan", "scope")
            .addAttributes("time", "datetime")
            .addAttributes("video", "src", "poster", "controls", "height", "width"));

    /** HTML as the feed carried it, relative addresses meant at {@code base}. */
    static FeedHtml of(String given, URI base) {
        String raw = MisreadBytes.mend(bounded(given));
        if (raw.isBlank()) return NONE;
        // "<a" with no end is a text about HTML; a browser would swallow it
        if (isPlain(raw) || (raw.indexOf('>') < 0 && raw.indexOf('&') < 0)) return Plain.folded(raw);
        if (raw.indexOf('<') < 0) raw = escapedOnce(raw);
        try {
            return cleaned(raw, base);
        } catch (RuntimeException | StackOverflowError e) {
            return Plain.folded(Soup.words(raw)); // a bug of a parser costs the markup of this piece, not the entry
        }
    }

    private static FeedHtml cleaned(String raw, URI base) {
        Document dirty = Soup.of(raw);
        Rinse rinse = Rinse.of(dirty.body());
        String text = Words.of(dirty.body());
        rinse.absolute(base);
        rinse.linkFrames();
        Document clean = CLEANER.clean(dirty);
        clean.outputSettings().prettyPrint(false).charset("UTF-8").escapeMode(Entities.EscapeMode.base);
        return new FeedHtml(clean.body().html().strip(), text);
    }

    private static String bounded(String raw) {
        String text = raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST);
        int tags = 0;
        for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1))
            if (++tags > TAGS) return text.substring(0, i);
        return text;
    }

    /** Text that is no HTML at all: shown as it is. */
    static FeedHtml plain(String text) {
        return Plain.kept(MisreadBytes.mend(text));
    }

    /** Some escape their HTML twice, and readers would see its tags. */
    private static String escapedOnce(String raw) {
        if (!raw.contains("&lt;/")) return raw;
        String once = Parser.unescapeEntities(raw, false);
        return ESCAPED_TWICE.matcher(once).lookingAt() ? once : raw;
    }

    /** Only the text of a piece of HTML, on one line, for titles and names. */
    static String textOf(String given) {
        String raw = MisreadBytes.mend(given);
        if (isPlain(raw)) return line(raw);
        Document dirty = Soup.of(raw);
        Rinse.of(dirty.body());
        return line(Words.of(dirty.body()));
    }

    static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean odd = c < ' ' || c == '\u00A0' || (c == ' ' && (i == 0 || text.charAt(i - 1) == ' '));
            if (odd) return BLANKS.matcher(text).replaceAll(" ").strip();
        }
        return text.strip();
    }

    boolean isEmpty() {
        return html.isEmpty();
    }

    static boolean isPlain(String raw) {
        return raw.indexOf('<') < 0 && raw.indexOf('&') < 0;
    }

    static String escape(String text) {
        return isPlain(text) && text.indexOf('>') < 0
                ? text
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
