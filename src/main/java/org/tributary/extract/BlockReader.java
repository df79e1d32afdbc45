package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Cuts a page into blocks: one walk over the tree, without recursion, so that no depth of nesting can hurt. */
final class BlockReader {
    final List<Box> boxes = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();
    final List<Page.Figure> figures = new ArrayList<>();
    int words;

    private final ClassNames names = new ClassNames();
    private final List<Node> run = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    /** words, words in links, words in bold, links */
    private int[] counts = new int[4];

    private int breaks;
    private int links;
    private int strongs;
    private @Nullable Box box;
    /** The last element within a line that was not entered. */
    private @Nullable Element passed;

    void read(Document document) {
        Element root = document.body() == null ? document : document.body();
        box = open(null, root);
        Node at = root.firstChild();
        while (at != null) {
            Node down = enter(at);
            if (down != null) {
                at = down;
                continue;
            }
            leave(at);
            Node next = at.nextSibling();
            while (next == null) {
                Node up = at.parent();
                if (up == null || up == root) {
                    at = null;
                    break;
                }
                leave(up);
                at = up;
                next = at.nextSibling();
            }
            if (at == null) break;
            at = next;
        }
        flush();
    }

    private Box open(@Nullable Box parent, Element element) {
        Box opened = new Box(parent, element, names);
        boxes.add(opened);
        return opened;
    }

    /** What is to be read inside, or null. */
    private @Nullable Node enter(Node node) {
        if (node instanceof TextNode words) {
            append(words);
            return null;
        }
        if (!(node instanceof Element element)) return null;
        String name = element.normalName();
        if (name.equals("br")) {
            if (++breaks == 2) flush();
            else if (!run.isEmpty()) {
                run.add(element);
                if (text.length() > 0 && text.charAt(text.length() - 1) == ' ') text.setLength(text.length() - 1);
                text.append('\n');
            }
            return null;
        }
        if (Figures.isFigure(element)) {
            Box home = box;
            if (home != null) figures.add(new Page.Figure(element, home, blocks.size() + (run.isEmpty() ? 0 : 1)));
            return null;
        }
        if (Tags.isMute(element)) return null;
        if (Tags.isBlock(element)) {
            flush();
            box = open(box, element);
        } else {
            if (isAside(element) || isCard(element)) {
                passed = element;
                return null;
            }
            if (name.equals("a")) {
                links++;
                counts[3]++;
            } else if (name.equals("b") || name.equals("strong")) strongs++;
        }
        return element.firstChild();
    }

    private void leave(Node node) {
        if (!(node instanceof Element element)) return;
        Box home = box;
        if (home != null && home.element == element) {
            flush();
            box = home.parent;
            return;
        }
        String name = element.normalName();
        boolean link = name.equals("a");
        if (!link && !name.equals("b") && !name.equals("strong") || element == passed) return;
        if (link) links--;
        else strongs--;
    }

    /** Within a line, but no part of the sentence: hidden words, pop-overs. */
    private static boolean isAside(Element element) {
        if (element.attributesSize() == 0) return false;
        if (Tags.isHidden(element) || Tags.popsUp(element)) return true;
        String role = element.attr("role");
        return role.equals("dialog") || role.equals("tooltip");
    }

    /** What opens over a name when the mouse is on it begins with that name again. */
    private boolean isCard(Element element) {
        if (!element.nameIs("span") || text.length() < 4 || element.childrenSize() == 0) return false;
        TextNode first = firstText(element);
        String name = first == null ? "" : first.text().strip();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') end--;
        if (name.length() < 4 || name.length() > end || text.lastIndexOf(name) != end - name.length()) return false;
        return element.select("a").size() > 1 && element.text().length() > name.length() + 20;
    }

    /** Pictures may stand before it. */
    private static @Nullable TextNode firstText(Element element) {
        for (Node at = element.firstChild(); at != null; at = following(at, element))
            if (at instanceof TextNode found && !found.isBlank()) return found;
        return null;
    }

    private static @Nullable Node following(Node node, Element within) {
        if (node.childNodeSize() > 0) return node.childNode(0);
        Node at = node;
        while (at != null && at != within) {
            if (at.nextSibling() != null) return at.nextSibling();
            at = at.parent();
        }
        return null;
    }

    private void append(TextNode node) {
        String raw = node.getWholeText();
        int before = text.length();
        boolean pre = box != null && box.tag.equals("pre");
        boolean solid = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\u00ad' || c == '\u200b' || c == '\u2060' || c == '\ufeff') continue;
            if (pre && c == '\n') text.append(c);
            else if (c <= ' ' || c == '\u00a0') {
                if (!text.isEmpty() && text.charAt(text.length() - 1) > ' ') text.append(' ');
            } else {
                text.append(c);
                solid = true;
            }
        }
        if (solid) breaks = 0;
        if (!solid && run.isEmpty()) return;
        run.add(node);
        int fresh = countWords(before);
        counts[0] += fresh;
        if (links > 0) counts[1] += fresh;
        if (strongs > 0) counts[2] += fresh;
    }

    private int countWords(int from) {
        int found = 0;
        int wide = 0;
        boolean inWord = from > 0 && Letters.is(text.charAt(from - 1));
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = Letters.is(c);
            if (letter && Prose.isWide(c)) {
                wide++;
                letter = false;
            } else if (letter && !inWord) found++;
            inWord = letter || inWord && (c == '\'' || c == '’' || c == '-');
        }
        return found + (wide + 1) / 2;
    }

    private void flush() {
        breaks = 0;
        Box home = box;
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') end--;
        if (end > 0 && home != null) {
            Block block = new Block(blocks.size(), home, List.copyOf(run), text.substring(0, end), counts, words);
            blocks.add(block);
            words += block.words;
        }
        if (!run.isEmpty() || counts[3] != 0) {
            run.clear();
            counts = new int[4];
        }
        text.setLength(0);
    }
}
