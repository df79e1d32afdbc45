package org.tributary.extract;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** What the elements around the text are for, in HTML's own words. */
final class ElementSignal implements Signal {
    private static final List<String> OWN = List.of("p", "div", "li", "td", "blockquote", "figcaption", "pre");
    private static final List<String> AROUND = List.of(
            "figure",
            "aside",
            "nav",
            "header",
            "footer",
            "form",
            "table",
            "blockquote",
            "article",
            "main",
            "section",
            "dialog",
            "details",
            "address");

    @Override
    public List<String> names() {
        return List.of(
                "is-p",
                "is-div",
                "is-li",
                "is-td",
                "is-blockquote",
                "is-figcaption",
                "is-pre",
                "heading-level",
                "in-figure",
                "in-aside",
                "in-nav",
                "in-header",
                "in-footer",
                "in-form",
                "in-table",
                "in-blockquote",
                "in-article",
                "in-main",
                "in-section",
                "in-dialog",
                "in-details",
                "in-address",
                "in-list",
                "in-article-body",
                "hidden",
                "depth",
                "with-other-tag-first");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        Box home = block.home;
        for (int i = 0; i < OWN.size(); i++) into[at + i] = home.tag.equals(OWN.get(i)) ? 1 : 0;
        at += OWN.size();
        for (int i = 0; i <= AROUND.size() + 2; i++) into[at + i] = i > 0 && i <= AROUND.size() ? 9 : 0;
        int up = 0;
        for (Box box = home; box != null; box = box.parent, up++) {
            if (Tags.isHeading(box.tag) && into[at] == 0) into[at] = box.tag.charAt(1) - '0';
            int found = box.around;
            if (found >= 0 && into[at + 1 + found] == 9) into[at + 1 + found] = Math.min(8, up);
            if (box.tag.equals("ul") || box.tag.equals("ol") || box.tag.equals("dl")) into[at + AROUND.size() + 1]++;
            if (box.saysBody) into[at + AROUND.size() + 2] = 1;
        }
        at += AROUND.size() + 3;
        into[at] = home.hidden ? 1 : 0;
        into[at + 1] = home.depth;
        into[at + 2] = home.firstBlock == block.index ? 0 : 1;
    }

    static int around(String tag) {
        return AROUND.indexOf(tag);
    }

    static boolean saysBody(Element element) {
        if (element.attributesSize() == 0) return false;
        String said = element.attr("itemprop");
        return !said.isEmpty() && said.toLowerCase(Locale.ROOT).contains("articlebody");
    }
}
