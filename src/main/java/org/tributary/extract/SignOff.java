package org.tributary.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The name under an article: outlets that have no byline set it as a last short line, to the side or in other type.
 * Asked only where nothing else names anybody.
 */
final class SignOff {
    private static final int LONGEST = 40;
    private static final int PROSE = 80;
    private static final int FEWEST_PARAGRAPHS = 3;

    private SignOff() {}

    static List<String> of(Document document) {
        Map<Element, Integer> prose = new HashMap<>();
        Element body = null;
        for (Element paragraph : document.getElementsByTag("p")) {
            Element parent = paragraph.parent();
            if (parent == null || paragraph.wholeOwnText().length() < PROSE) continue;
            int count = prose.merge(parent, 1, Integer::sum);
            if (body == null || count > prose.getOrDefault(body, 0)) body = parent;
        }
        if (body == null || prose.getOrDefault(body, 0) < FEWEST_PARAGRAPHS) return List.of();
        return last(body)
                .filter(SignOff::isSetApart)
                .map(p -> NameList.of(p.text()))
                .orElse(List.of());
    }

    private static Optional<Element> last(Element body) {
        List<Element> children = body.children();
        for (int i = children.size() - 1; i >= 0; i--) {
            Element child = children.get(i);
            if (child.normalName().equals("p") && child.hasText()) return Optional.of(child);
        }
        return Optional.empty();
    }

    private static boolean isSetApart(Element line) {
        String text = line.text();
        if (text.length() > LONGEST || text.split(" ").length < 2 || text.matches(".*[.!?:؟。]$")) return false;
        boolean aside = line.attr("style").replace(" ", "").contains("text-align:right")
                || line.attr("align").equals("right");
        boolean otherType = !line.select("> strong, > b, > em, > i").isEmpty()
                && line.ownText().isBlank();
        return aside && (otherType || line.ownText().length() > 3) || otherType && text.matches("[—–-].*");
    }
}
