package org.tributary.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.tributary.model.WebUrl;

/**
 * Readies a piece of HTML for the safelist, in one walk: takes out what has nothing to keep, brings late pictures to where
 * a reader without scripts finds them, makes a link of a frame.
 */
final class Rinse {
    private static final Set<String> NOTHING_TO_KEEP =
            Set.of("script", "style", "template", "textarea", "select", "noembed", "noframes", "frameset", "embed");
    /** Pages load pictures late and keep the address elsewhere until a script brings it back. */
    private static final List<String> LATE = List.of("data-src", "data-lazy-src", "data-original");

    private static final List<String> ADDRESSES = List.of("href", "src", "poster", "cite");

    private final List<Element> pointing = new ArrayList<>();
    private final List<Element> doomed = new ArrayList<>(0);
    private final List<Element> frames = new ArrayList<>(0);

    private Rinse() {}

    static Rinse of(Element body) {
        Rinse rinse = new Rinse();
        body.forEachNode(node -> {
            if (node instanceof Element element) rinse.look(element);
        });
        rinse.doomed.forEach(Element::remove);
        return rinse;
    }

    private void look(Element element) {
        String name = element.normalName();
        if (NOTHING_TO_KEEP.contains(name)) doomed.add(element);
        else if (name.equals("iframe")) frames.add(element);
        else if (name.equals("img")) {
            promote(element);
            pointing.add(element);
            if (isTiny(element.attr("width")) && isTiny(element.attr("height"))) doomed.add(element);
        } else if (element.attributesSize() > 0) pointing.add(element);
    }

    /** Relative addresses meant at {@code base}; what is no http or https address goes (S17). */
    void absolute(URI base) {
        for (Element element : pointing) absolute(element, base);
        for (Element frame : frames) absolute(frame, base);
    }

    private static void absolute(Element element, URI base) {
        for (String name : ADDRESSES) {
            if (!element.hasAttr(name)) continue;
            Optional<URI> url = WebUrl.resolve(base, element.attr(name));
            if (url.isPresent()) element.attr(name, url.get().toString());
            else element.removeAttr(name);
        }
    }

    /** A frame is not safe, but where it leads (a film, mostly) is not lost. Its address is no word of the text. */
    void linkFrames() {
        for (Element frame : frames) {
            String there = frame.attr("src");
            String within = within(frame);
            if (there.isEmpty()) frame.replaceWith(new TextNode(within));
            else frame.replaceWith(new Element("a").attr("href", there).text(within.isEmpty() ? there : within));
        }
    }

    /** What a frame holds for those who show none; not frames in frames without end. */
    static String within(Element frame) {
        String data = frame.data();
        return data.toLowerCase(Locale.ROOT).contains("<iframe") ? "" : FeedHtml.textOf(data);
    }

    private static void promote(Element picture) {
        String src = picture.attr("src");
        if (!src.isBlank() && !src.startsWith("data:")) return;
        for (String late : LATE)
            if (picture.hasAttr(late)) {
                picture.attr("src", picture.attr(late));
                return;
            }
    }

    /** A picture of one pixel counts readers. */
    private static boolean isTiny(String size) {
        String number = size.strip();
        return number.equals("0") || number.equals("1") || number.equals("1px") || number.equals("0px");
    }
}
