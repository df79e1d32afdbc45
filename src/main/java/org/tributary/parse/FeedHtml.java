package org.tributary.parse;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * HTML of a feed, made safe (S16) and absolute, and its plain text. What is not on the list loses its tags and keeps its
 * text (of a formula, the label of a drawing); scripts, styles and fields of forms have nothing to keep.
 */
record FeedHtml(String html, String text) {
    static final FeedHtml NONE = new FeedHtml("", "");

    private static final String NOTHING_TO_KEEP =
            "script,style,template,textarea,select,noembed,noframes,frameset,embed";

    private static final Cleaner CLEANER = new Cleaner(Safelist.relaxed()
            .addTags(
                    "figure",
                    "figcaption",
                    "picture",
                    "video",
                    "audio",
                    "source",
                    "hr",
                    "abbr",
                    "time",
                    "del",
                    "ins",
                    "mark")
            .addTags(
                    "details", "summary", "section", "article", "kbd", "samp", "var", "s", "bdi", "bdo", "ruby", "rt",
                    "rp")
            .addAttributes(":all", "dir", "lang")
            .addAttributes("time", "datetime")
            .addAttributes("video", "src", "poster", "controls", "width", "height")
            .addAttributes("audio", "src", "controls")
            .addAttributes("source", "src", "type")
            .addProtocols("video", "src", "http", "https")
            .addProtocols("video", "poster", "http", "https")
            .addProtocols("audio", "src", "http", "https")
            .addProtocols("source", "src", "http", "https")
            .removeProtocols("a", "href", "ftp", "mailto")
            .removeAttributes("img", "align")
            .preserveRelativeLinks(false));

    /** HTML as the feed carried it, relative addresses meant at {@code base}. */
    static FeedHtml of(String given, URI base) {
        String raw = MisreadBytes.mend(given);
        if (raw.isBlank()) return NONE;
        // "<a" with no end is a text about HTML; a browser would swallow it
        if (isPlain(raw) || (raw.indexOf('>') < 0 && raw.indexOf('&') < 0)) return plain(raw);
        Document dirty = Jsoup.parseBodyFragment(raw, base.toString());
        prepare(dirty);
        String text = Words.of(dirty.body());
        // the address of a film is worth a link, but it is no word of the text
        for (Element frame : dirty.select("iframe")) linked(frame, frame.absUrl("src"));
        Document clean = CLEANER.clean(dirty);
        clean.outputSettings().prettyPrint(false).charset("UTF-8").escapeMode(Entities.EscapeMode.base);
        return new FeedHtml(clean.body().html().strip(), text);
    }

    /** Text that is no HTML at all: shown as it is. */
    static FeedHtml plain(String text) {
        String tidy = MisreadBytes.mend(text.strip());
        return new FeedHtml(escape(tidy), tidy);
    }

    /** Only the text of a piece of HTML, for titles and names. */
    static String textOf(String given) {
        String raw = MisreadBytes.mend(given);
        if (isPlain(raw)) return raw.strip();
        Document dirty = Jsoup.parseBodyFragment(raw);
        dirty.select("script,style").remove();
        return Words.of(dirty.body()).replaceAll("\\s+", " ").strip();
    }

    boolean isEmpty() {
        return html.isEmpty();
    }

    static boolean isPlain(String raw) {
        return raw.indexOf('<') < 0 && raw.indexOf('&') < 0;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void prepare(Document dirty) {
        dirty.select(NOTHING_TO_KEEP).remove();
        for (Element frame : dirty.select("iframe"))
            if (!frame.wholeText().isBlank() || !frame.data().isBlank())
                linked(frame, textOf(frame.wholeText() + frame.data()));
        for (Element picture : dirty.select("img")) {
            promote(picture);
            if (isTracker(picture)) picture.remove();
        }
    }

    /** A frame is not safe, but where it leads is not lost. */
    private static void linked(Element frame, String text) {
        String there = frame.absUrl("src");
        if (there.startsWith("http"))
            frame.replaceWith(new Element("a").attr("href", there).text(text));
        else frame.replaceWith(new TextNode(text));
    }

    /** Pages load pictures late and keep the address elsewhere; a reader has no script to bring it back. */
    private static void promote(Element picture) {
        String src = picture.attr("src");
        if (!src.isBlank() && !src.startsWith("data:")) return;
        for (String late : new String[] {"data-src", "data-lazy-src", "data-original"})
            if (picture.hasAttr(late)) {
                picture.attr("src", picture.attr(late));
                return;
            }
    }

    private static boolean isTracker(Element picture) {
        return tiny(picture.attr("width")) && tiny(picture.attr("height"));
    }

    private static boolean tiny(String size) {
        return size.strip().matches("[01](px)?");
    }

    /** The words of a tree, blocks apart by a blank line and line breaks kept. */
    private static final class Words implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();

        static String of(Element body) {
            Words words = new Words();
            NodeTraversor.traverse(words, body);
            return words.out.toString().strip();
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) append(text.getWholeText());
            else if (node instanceof Element element) {
                if (element.normalName().equals("br")) lines(1);
                else if (element.isBlock()) lines(2);
                else if (element.normalName().equals("td")
                        || element.normalName().equals("th")) append(" ");
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) lines(2);
        }

        private void append(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean blank = Character.isWhitespace(c) || c == '\u00A0';
                if (!blank) out.append(c);
                else if (out.length() > 0 && !Character.isWhitespace(out.charAt(out.length() - 1))) out.append(' ');
            }
        }

        private void lines(int wanted) {
            int end = out.length();
            while (end > 0 && out.charAt(end - 1) == ' ') end--;
            out.setLength(end);
            if (end == 0) return;
            int there = 0;
            while (there < end && out.charAt(end - 1 - there) == '\n') there++;
            for (; there < wanted; there++) out.append('\n');
        }
    }
}
