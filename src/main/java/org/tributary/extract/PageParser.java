package org.tributary.extract;

import java.net.URI;
import java.util.regex.Pattern;
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
    private static final int LONGEST_NAME = 20_000;

    /** The formatting elements of the HTML standard, section 13.2.4.3. */
    private static final Pattern FORMATTING = Pattern.compile(
            "<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\\s/>])", Pattern.CASE_INSENSITIVE);

    private PageParser() {}

    static Document page(String html, URI base) {
        String bounded = bounded(html);
        try {
            return parser().parseInput(bounded, base.toString());
        } catch (RuntimeException e) {
            return withoutFormatting(bounded, base);
        }
    }

    /**
     * jsoup (1.24) trips over some pages when it opens formatting elements again that were closed in the wrong order. Without
     * these (the page loses its bold words and its links) it reads them.
     */
    private static Document withoutFormatting(String html, URI base) {
        try {
            return parser().parseInput(FORMATTING.matcher(html).replaceAll("<$1span"), base.toString());
        } catch (RuntimeException e) {
            return Document.createShell(base.toString());
        }
    }

    /** A fragment whose addresses do not matter. */
    static Document fragment(String html) {
        return fragment(html, URI.create(""));
    }

    static Document fragment(String html, URI base) {
        Document shell = Document.createShell(base.toString());
        String bounded = bounded(html);
        try {
            parser().parseFragmentInput(bounded, shell.body(), base.toString()).forEach(shell.body()::appendChild);
        } catch (RuntimeException e) {
            withoutFormatting(bounded, base)
                    .body()
                    .childNodes()
                    .forEach(node -> shell.body().appendChild(node.clone()));
        }
        return shell;
    }

    private static Parser parser() {
        return Parser.htmlParser().setMaxDepth(DEEPEST);
    }

    /** A tag's name costs the parser the square of its length. */
    private static boolean isEndless(String html, int from) {
        if (from >= html.length() || !Character.isLetter(html.charAt(from))) return false;
        int end = Math.min(html.length(), from + LONGEST_NAME);
        for (int i = from; i < end; i++) {
            char c = html.charAt(i);
            if (c <= ' ' || c == '>' || c == '/' || c == '<') return false;
        }
        return end == from + LONGEST_NAME;
    }

    static String bounded(String html) {
        int length = Math.min(html.length(), MOST_CHARACTERS);
        int tags = 0;
        for (int at = html.indexOf('<'); at >= 0 && at < length; at = html.indexOf('<', at + 1))
            if (++tags > MOST_TAGS || isEndless(html, at + 1)) return html.substring(0, at);
        return html.substring(0, length);
    }
}
