package org.tributary.extract;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.tributary.extract.Explanation.Verdict;

/**
 * A page in its own order and structure, without its styles, pictures, addresses and scripts, each block in the colour of
 * its verdict; the reasons stand beside it. It goes through a list of what is allowed, and the file forbids every request.
 */
final class ColouredPage {
    private static final int REASONS = 3;
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#222;background:#fff}
            body>header{position:sticky;top:0;background:#fff;border-bottom:1px solid #bbb;padding:.4rem 0;margin-bottom:1rem}
            body>header b{padding:.1rem .5rem;margin-inline-end:.6rem;font-weight:normal}
            .kept{background:#bfecc4} .near{background:#ffe9a8} .out{background:#f3d3d3} .menu{color:#777;background:#eee}
            i.why{font:italic 11px/1.2 system-ui,sans-serif;color:#555;display:block;direction:ltr;text-align:start;unicode-bidi:isolate}
            .page *{max-width:100%} .page table,.page td,.page th{border:1px dotted #ccc;border-collapse:collapse}
            """;
    private static final String DROPPED =
            "script, style, noscript, template, iframe, object, embed, svg, math, canvas, audio, video, textarea, select";
    private static final String[] TAGS = {
        "a",
        "article",
        "aside",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "q",
        "ruby",
        "rt",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul"
    };
    private static final Safelist ALLOWED = allowed();

    private ColouredPage() {}

    /** Changes the page's document; to be called last. */
    static String write(Page page, List<Verdict> verdicts) {
        Element root = page.document.body();
        page.document.select(DROPPED).remove();
        for (Element element : root.getAllElements()) {
            String dir = element.attr("dir");
            String language = element.attr("lang");
            element.clearAttributes();
            if (!dir.isEmpty()) element.attr("dir", dir);
            if (!language.isEmpty()) element.attr("lang", language);
        }
        for (Block block : page.blocks) colour(block, verdicts.get(block.index));
        Document clean = new Cleaner(ALLOWED).clean(page.document);
        clean.outputSettings(Sanitizer.settings());
        return around(page, verdicts, clean.body().html());
    }

    private static void colour(Block block, Verdict verdict) {
        String kind = verdict.kept() ? "kept" : block.isMenu() ? "menu" : verdict.chance() >= 0.1 ? "near" : "out";
        boolean first = true;
        for (Node node : block.nodes) {
            if (!(node instanceof TextNode text) || node.parent() == null) continue;
            Element mark = new Element("span").addClass(kind).attr("title", String.join("\n", verdict.reasons()));
            text.replaceWith(mark);
            mark.appendChild(text);
            if (first && !block.isMenu()) mark.before(why(verdict));
            first = false;
        }
    }

    private static Element why(Verdict verdict) {
        String reasons = String.join(
                ", ",
                verdict.reasons().subList(0, Math.min(REASONS, verdict.reasons().size())));
        return new Element("i")
                .addClass("why")
                .text(String.format(Locale.ROOT, "%.0f%% · %s", 100 * verdict.chance(), reasons));
    }

    private static String around(Page page, List<Verdict> verdicts, String body) {
        long kept = verdicts.stream().filter(Verdict::kept).count();
        String dir = page.document
                .selectStream("html, body")
                .map(element -> element.attr("dir"))
                .filter(said -> said.equalsIgnoreCase("rtl"))
                .findFirst()
                .orElse("auto");
        return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                + "<title>" + Entities.escape(page.url.toString()) + "</title><style>" + STYLE
                + "</style></head><body><header>"
                + Entities.escape(page.url.toString()) + ": " + kept + " of " + verdicts.size() + " blocks kept<br>"
                + "<b class=\"kept\">kept</b><b class=\"near\">left out, was in doubt (10% and more)</b>"
                + "<b class=\"out\">left out</b><b class=\"menu\">a link among links</b></header><div class=\"page\" dir=\""
                + dir + "\">" + body + "</div></body></html>\n";
    }

    private static Safelist allowed() {
        Safelist list = new Safelist().addTags(TAGS).addAttributes(":all", "dir", "lang");
        return list.addAttributes("span", "class", "title").addAttributes("i", "class");
    }
}
