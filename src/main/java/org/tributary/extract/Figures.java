package org.tributary.extract;

import org.jsoup.nodes.Element;

/** Which elements show something. */
final class Figures {
    private Figures() {}

    static boolean isFigure(Element element) {
        String name = element.normalName();
        return switch (name) {
            case "img", "picture", "video", "audio", "iframe", "amp-img" -> true;
            default -> false;
        };
    }
}
