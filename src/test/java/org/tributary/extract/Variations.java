package org.tributary.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Makes further lessons of a page: with class names that mean nothing (as build tools write them), with a short body,
 * with readers' comments, teasers and newsletter boxes that are prose as well. So the models learn from two hundred pages
 * what two thousand would teach.
 */
final class Variations {
    private static final List<String> COMMENTS = List.of(
            "comments/comment",
            "comment-list/comment-body",
            "user-comments/comment-item",
            "discussion/reply",
            "disqus-thread/post-body",
            "responses/response");
    private static final List<String> TEASERS = List.of(
            "related/related-item",
            "recommended/card",
            "more-news/teaser",
            "latest/list-item",
            "read-more/story-card",
            "most-read/item");
    private static final List<String> BOXES = List.of(
            "newsletter/newsletter-text",
            "subscribe-box/text",
            "paywall/paywall-content",
            "promo/promo-text",
            "sidebar/widget",
            "author-bio/bio-text",
            "legal/disclaimer",
            "site-footer/footer-about",
            "cookie-consent/cookie-text",
            "modal/modal-content",
            "popup/popup-inner",
            "infobox/infobox-text",
            "factbox/fact");

    private final Random random;
    private final Document document;
    private final Page page;
    private final Map<Node, Boolean> labels = new IdentityHashMap<>();
    private final boolean[] chosen;

    private Variations(Page page, boolean[] chosen, long seed) {
        random = new Random(seed);
        this.page = page;
        document = page.document;
        this.chosen = chosen;
        for (Block block : page.blocks) for (Node node : block.nodes) labels.put(node, chosen[block.index]);
    }

    /** The varied page with its labels; the given page's document is changed. */
    record Varied(Page page, boolean[] chosen) {}

    static Varied of(Page page, boolean[] chosen, List<String> foreign, long seed, int kind) {
        Variations variations = new Variations(page, chosen, seed);
        boolean shorter = variations.random.nextDouble() < 0.5;
        if (kind == 2 && !foreign.isEmpty()) variations.addStrangers(foreign);
        double cut = variations.random.nextDouble();
        if (cut < 0.25) variations.wrap();
        else if (cut < 0.5) variations.split();
        if (shorter) variations.shorten(1 + variations.random.nextInt(5));
        if (kind == 1) variations.garble(1);
        else if (variations.random.nextDouble() < 0.3) variations.garble(0.5);
        Clues clues = page.clues;
        Clues fewer = new Clues(
                clues.titles(),
                variations.random.nextDouble() < 0.3 ? List.of() : clues.descriptions(),
                shorter || variations.random.nextDouble() < 0.5 ? List.of() : clues.bodies(),
                clues.authors());
        Page varied = new Page(page.document, page.url, fewer);
        boolean[] labels = new boolean[varied.blocks.size()];
        for (Block block : varied.blocks) labels[block.index] = variations.label(block);
        return new Varied(varied, labels);
    }

    private boolean label(Block block) {
        int yes = 0;
        int no = 0;
        for (Node node : block.nodes) {
            if (!(node instanceof TextNode text)) continue;
            if (labels.getOrDefault(node, false)) yes += text.text().length();
            else no += text.text().length();
        }
        return yes > no;
    }

    private void shorten(int keep) {
        int kept = 0;
        for (Block block : page.blocks) {
            if (!chosen[block.index]) continue;
            if (kept < keep) {
                if (block.isProse()) kept++;
                continue;
            }
            if (block.home.firstBlock == block.home.lastBlock && block.home.parent != null) block.home.element.remove();
            else for (Node node : block.nodes) node.remove();
        }
    }

    /** A run of the body's paragraphs is put into a box of its own, as for "read all" or around an advert. */
    private void wrap() {
        List<Element> body = new ArrayList<>();
        for (Block block : page.blocks) {
            Element home = block.home.element;
            if (!chosen[block.index]
                    || home.parent() == null
                    || !List.of("p", "div").contains(home.normalName())) continue;
            if (body.isEmpty()
                    || body.get(body.size() - 1).parent() == home.parent() && body.get(body.size() - 1) != home)
                body.add(home);
        }
        if (body.size() < 4) return;
        int from = 1 + random.nextInt(body.size() - 2);
        int to = Math.min(body.size(), from + 1 + random.nextInt(8));
        Element box = new Element("div").attr("class", letters(6));
        if (random.nextDouble() < 0.15) box.attr("style", "display:none");
        body.get(from).before(box);
        for (Element element : body.subList(from, to)) box.appendChild(element);
    }

    /** The second half of the text goes to a second box like the first, with something between them. */
    private void split() {
        Element trunk = page.trunk.element;
        if (page.trunk.parent == null || trunk.childrenSize() < 4) return;
        Element second = trunk.shallowClone();
        int from = 1 + random.nextInt(trunk.childrenSize() - 1);
        for (Element child : List.copyOf(trunk.children().subList(from, trunk.childrenSize())))
            second.appendChild(child);
        trunk.after(second);
        if (random.nextBoolean())
            trunk.after(new Element("div").attr("class", letters(4)).text(letters(6) + " " + letters(9)));
    }

    private void garble(double share) {
        Map<String, String> names = new HashMap<>();
        for (Element element : document.getAllElements()) {
            if (element.attributesSize() == 0) continue;
            for (String key : List.of("class", "id", "data-component")) {
                if (!element.hasAttr(key)) continue;
                List<String> fresh = new ArrayList<>();
                for (String name : element.attr(key).split("\\s+"))
                    fresh.add(names.computeIfAbsent(name, old -> random.nextDouble() < share ? "x" + letters(5) : old));
                element.attr(key, String.join(" ", fresh));
            }
            if (random.nextDouble() < 0.3) element.removeAttr("itemprop");
        }
    }

    private String letters(int count) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < count; i++) name.append((char) ('a' + random.nextInt(26)));
        return name.toString();
    }

    private void addStrangers(List<String> foreign) {
        Box trunk = page.trunk;
        if (trunk.parent == null) return;
        int comments = random.nextInt(12);
        if (comments > 0) place(box(COMMENTS, foreign, comments, false), trunk, random.nextInt(3));
        if (random.nextBoolean()) place(box(TEASERS, foreign, 1 + random.nextInt(5), true), trunk, random.nextInt(4));
        if (random.nextBoolean()) place(box(BOXES, foreign, 1, false), trunk, random.nextInt(5));
    }

    private Element box(List<String> kinds, List<String> foreign, int count, boolean titled) {
        String[] names = kinds.get(random.nextInt(kinds.size())).split("/");
        boolean list = random.nextBoolean();
        Element box = new Element(list ? "ul" : "div").attr("class", names[0]);
        for (int i = 0; i < count; i++) {
            Element item = box.appendElement(list ? "li" : "div").attr("class", names[1]);
            if (titled)
                item.appendElement("h3")
                        .appendElement("a")
                        .attr("href", "/" + letters(6))
                        .text(start(some(foreign), 9));
            else if (random.nextBoolean())
                item.appendElement("span").attr("class", "name").text(start(some(foreign), 2));
            int paragraphs = 1 + random.nextInt(2);
            for (int k = 0; k < paragraphs; k++)
                item.appendElement(random.nextDouble() < 0.7 ? "p" : "div").text(some(foreign));
        }
        return box;
    }

    private String some(List<String> foreign) {
        return foreign.get(random.nextInt(foreign.size()));
    }

    private static String start(String text, int words) {
        String[] all = text.split("\\s+");
        return String.join(" ", List.of(all).subList(0, Math.min(words, all.length)));
    }

    /** After the trunk, after the box around it, at its end, or in its middle. */
    private void place(Element box, Box trunk, int where) {
        Element at = trunk.element;
        switch (where) {
            case 0 -> at.after(box);
            case 1 -> {
                Element up = at.parent();
                if (up != null && up.parent() != null && !up.nameIs("body")) up.after(box);
                else at.after(box);
            }
            case 2 -> at.appendChild(box);
            case 4 -> document.body().prependChild(box);
            default -> {
                int children = at.childrenSize();
                if (children < 3) at.appendChild(box);
                else at.child(1 + random.nextInt(children - 1)).before(box);
            }
        }
    }
}
