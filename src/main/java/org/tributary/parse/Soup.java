package org.tributary.parse;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Reads a piece of HTML whatever it is made of: what breaks the parser costs the piece its markup, never its words. */
final class Soup {
    /** The formatting elements of the HTML standard, section 13.2.4.3. */
    private static final Pattern FORMATTING = Pattern.compile(
            "<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\\s/>])", Pattern.CASE_INSENSITIVE);

    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    private Soup() {}

    /**
     * jsoup (1.24) trips over some pieces when it opens formatting elements again that were closed in the wrong order (lists
     * nested deep after a link that nobody closed). Without these, so without its links and bold words, it reads them.
     */
    static Document of(String html) {
        return read(html, Jsoup::parseBodyFragment);
    }

    /** A whole page, head and all. */
    static Document page(String html) {
        return read(html, Jsoup::parse);
    }

    private static Document read(String html, Function<String, Document> parser) {
        String bounded = TagNames.bounded(html);
        try {
            return parser.apply(bounded);
        } catch (RuntimeException | StackOverflowError e) {
            return withoutFormatting(bounded, parser);
        }
    }

    private static Document withoutFormatting(String html, Function<String, Document> parser) {
        try {
            return parser.apply(FORMATTING.matcher(html).replaceAll("<$1span"));
        } catch (RuntimeException | StackOverflowError e) {
            Document words = Document.createShell("");
            words.body().appendChild(new TextNode(words(html)));
            return words;
        }
    }

    /** What stands between the tags. */
    static String words(String html) {
        return Parser.unescapeEntities(TAG.matcher(html).replaceAll(" "), false).strip();
    }
}
