package org.tributary.parse;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text without tags as HTML, its paragraphs kept. */
final class Plain {
    private static final Pattern BLANK_LINES = Pattern.compile("[ \\t\\r\\u00A0]*\\n[ \\t\\r\\u00A0]*\\n\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Plain() {}

    /** Text that says that it is text: its lines are meant. */
    static FeedHtml kept(String text) {
        String tidy = text.strip();
        if (tidy.indexOf('\n') < 0) return new FeedHtml(FeedHtml.escape(tidy), tidy);
        String lines = BLANK_LINES.matcher(tidy).replaceAll("\n\n");
        return new FeedHtml(paragraphs(lines), lines);
    }

    /** HTML that happens to hold no tag: its line ends are those of the file, but a blank line is a new paragraph. */
    static FeedHtml folded(String text) {
        String tidy = text.strip();
        if (tidy.indexOf('\n') < 0) return new FeedHtml(FeedHtml.escape(tidy), tidy);
        String folded = Arrays.stream(BLANK_LINES.split(tidy))
                .map(part -> BLANKS.matcher(part).replaceAll(" "))
                .collect(Collectors.joining("\n\n"));
        return new FeedHtml(paragraphs(folded), folded);
    }

    private static String paragraphs(String text) {
        String html = FeedHtml.escape(text);
        if (html.contains("\n\n")) html = "<p>" + html.replace("\n\n", "</p><p>") + "</p>";
        return html.replace("\n", "<br>");
    }
}
