package org.tributary.extract;

import java.net.URI;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Parses HTML within bounds: a page that has more characters or more tags than any article has is cut there, and nesting
 * ends where browsers end it. So time and memory are bounded whatever a server sends (S11).
 */
final class PageParser {
    static final int MOST_CHARACTERS = 12_000_000;
    static final int MOST_TAGS = 150_000;
    static final int DEEPEST = 256;

    private PageParser() {}

    static Document page(String html, URI base) {
        return parser().parseInput(bounded(html), base.toString());
    }

    static Document fragment(String html, URI base) {
        Document shell = Document.createShell(base.toString());
        parser().parseFragmentInput(bounded(html), shell.body(), base.toString())
                .forEach(shell.body()::appendChild);
        return shell;
    }

    private static Parser parser() {
        return Parser.htmlParser().setMaxDepth(DEEPEST);
    }

    static String bounded(String html) {
        int length = Math.min(html.length(), MOST_CHARACTERS);
        int tags = 0;
        for (int at = html.indexOf('<'); at >= 0 && at < length; at = html.indexOf('<', at + 1))
            if (++tags > MOST_TAGS) return html.substring(0, at);
        return html.substring(0, length);
    }
}
