package org.tributary.extract;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes the blocks of a body as HTML again: paragraphs, headings, lists, tables, quotes, code, and the figures between
 * them with their captions. What it writes still has to pass the {@link Sanitizer}.
 */
final class ArticleHtml {
    private static final Set<String> HOLDERS = Set.of(
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th");
    private static final Set<String> LINES = Set.of("p", "pre", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
            "samp", "small", "strong", "sub", "sup", "time", "u", "var");

    private final Body body;
    private final Document out;
    private final Map<Box, Element> holders = new IdentityHashMap<>();
    private final Map<Box, Boolean> dataTables = new IdentityHashMap<>();

    private ArticleHtml(Body body) {
        this.body = body;
        out = Document.createShell(body.page().document.baseUri());
    }

    /** A document of which the body is the article. */
    static Document write(Body body) {
        ArticleHtml html = new ArticleHtml(body);
        html.write();
        return html.out;
    }

    private void write() {
        List<ArticleFigures.Shown> figures = ArticleFigures.of(body);
        int next = 0;
        for (Block block : body.page().blocks) {
            while (next < figures.size() && figures.get(next).before() <= block.index) append(figures.get(next++));
            if (body.kept()[block.index]) append(block);
        }
        while (next < figures.size()) append(figures.get(next++));
    }

    private void append(ArticleFigures.Shown figure) {
        out.body().appendChild(figure.element());
    }

    private void append(Block block) {
        Box line = structural(block.home);
        if (line == null) {
            fill(out.body().appendElement("p"), block);
        } else if (LINES.contains(line.tag)) {
            Box around = line.parent == null ? null : structural(line.parent);
            fill(holder(around).appendElement(line.tag), block);
        } else {
            Element holder = holder(line);
            boolean takesText = !holder.nameIs("ul")
                    && !holder.nameIs("ol")
                    && !holder.nameIs("dl")
                    && !holder.nameIs("blockquote");
            boolean alone = takesText && line.firstBlock == line.lastBlock;
            if (alone) fill(holder, block);
            else if (takesText || holder.nameIs("blockquote")) fill(holder.appendElement("p"), block);
            else fill(holder.appendElement(holder.nameIs("dl") ? "dd" : "li"), block);
        }
    }

    /** The nearest box that means something for the structure. */
    private @Nullable Box structural(@Nullable Box from) {
        for (Box at = from; at != null; at = at.parent)
            if (LINES.contains(at.tag) || HOLDERS.contains(at.tag) && isReal(at)) return at;
        return null;
    }

    /** Parts of a table that only lays out the page mean nothing; an item without its list neither. */
    private boolean isReal(Box box) {
        return switch (box.tag) {
            case "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th" -> {
                Box table = box.nearest("table");
                yield table != null && dataTables.computeIfAbsent(table, data -> Wholes.isData(body.page(), data));
            }
            default -> true;
        };
    }

    private Element holder(@Nullable Box box) {
        if (box == null) return out.body();
        Element made = holders.get(box);
        if (made != null) return made;
        Box around = box.parent == null ? null : structural(box.parent);
        while (around != null && LINES.contains(around.tag))
            around = around.parent == null ? null : structural(around.parent);
        Element parent = holder(around);
        if (box.tag.equals("li") && !parent.nameIs("ul") && !parent.nameIs("ol")) parent = listAtEnd(parent);
        made = parent.appendElement(box.tag);
        copy(box.element, made, "dir", "lang", "colspan", "rowspan", "scope", "start", "reversed", "cite");
        holders.put(box, made);
        return made;
    }

    private static Element listAtEnd(Element parent) {
        Element last = parent.lastElementChild();
        return last != null && last.nameIs("ul") ? last : parent.appendElement("ul");
    }

    private static void copy(Element from, Element to, String... names) {
        for (String name : names)
            if (from.hasAttr(name)) to.attr(name, name.equals("cite") ? from.absUrl(name) : from.attr(name));
    }

    private void fill(Element line, Block block) {
        copy(block.home.element, line, "dir", "lang");
        inline(line, block);
    }

    /** The block's texts, in the inline elements they stand in. */
    static void inline(Element line, Block block) {
        List<Element> open = new ArrayList<>();
        List<Element> made = new ArrayList<>();
        for (Node node : block.nodes) {
            List<Element> path = path(node, block.home.element);
            int same = 0;
            while (same < path.size() && same < open.size() && path.get(same) == open.get(same)) same++;
            open.subList(same, open.size()).clear();
            made.subList(same, made.size()).clear();
            for (int i = same; i < path.size(); i++) {
                Element source = path.get(i);
                Element copy = (made.isEmpty() ? line : made.get(made.size() - 1)).appendElement(source.normalName());
                if (source.nameIs("a")) copy.attr("href", source.absUrl("href"));
                copy(source, copy, "title", "datetime", "dir", "lang", "cite");
                open.add(source);
                made.add(copy);
            }
            Element to = made.isEmpty() ? line : made.get(made.size() - 1);
            if (node instanceof TextNode text) to.appendChild(new TextNode(text.getWholeText()));
            else to.appendElement("br");
        }
    }

    private static List<Element> path(Node node, Element home) {
        List<Element> path = new ArrayList<>();
        for (Node at = node.parent(); at instanceof Element element && at != home && path.size() < 20; at = at.parent())
            if (INLINE.contains(element.normalName())) path.add(0, element);
        return path;
    }
}
