package org.tributary.parse;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The words of a piece of HTML: blocks apart by a blank line, line breaks kept, blanks folded. */
final class Words implements NodeVisitor {
    private final StringBuilder out = new StringBuilder();

    private Words() {}

    static String of(Element body) {
        Words words = new Words();
        NodeTraversor.traverse(words, body);
        return words.out.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) append(text.getWholeText());
        else if (node instanceof Element element) {
            String name = element.normalName();
            if (name.equals("br")) lines(1);
            else if (name.equals("td") || name.equals("th")) append(" ");
            else if (name.equals("iframe")) append(Rinse.within(element));
            else if (element.isBlock()) lines(2);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock()) lines(2);
    }

    private void append(String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) continue;
            out.append(text, from, i);
            if (out.length() > 0 && !Character.isWhitespace(out.charAt(out.length() - 1))) out.append(' ');
            from = i + 1;
        }
        out.append(text, from, text.length());
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00A0' || (c >= 0x2000 && Character.isWhitespace(c));
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
