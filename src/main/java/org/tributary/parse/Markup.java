package org.tributary.parse;

import java.util.Locale;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;

/** Writes the inside of an element as HTML: XHTML of Atom, markup that a feed put naked into RSS. */
final class Markup {
    private static final Set<String> VOID =
            Set.of("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "poster", "cite");

    private Markup() {}

    static String inside(Element element, Place place) {
        StringBuilder out = new StringBuilder();
        write(element, place, out);
        return out.toString().strip();
    }

    private static void write(Element parent, Place place, StringBuilder out) {
        for (Content child : parent.getContent()) {
            if (child instanceof Text text) out.append(FeedHtml.escape(text.getText()));
            else if (child instanceof Element element) tag(element, place.inside(element), out);
        }
    }

    private static void tag(Element element, Place place, StringBuilder out) {
        String name = element.getName().toLowerCase(Locale.ROOT);
        out.append('<').append(name);
        for (Attribute attribute : element.getAttributes()) attribute(attribute, place, out);
        out.append('>');
        if (VOID.contains(name)) return;
        write(element, place, out);
        out.append("</").append(name).append('>');
    }

    private static void attribute(Attribute attribute, Place place, StringBuilder out) {
        if (!attribute.getNamespaceURI().isEmpty()) return;
        String name = attribute.getName().toLowerCase(Locale.ROOT);
        String value = attribute.getValue();
        // xml:base may change further in, where only this tree knows it
        if (ADDRESSES.contains(name))
            value = place.url(value).map(Object::toString).orElse("");
        out.append(' ').append(name).append("=\"");
        out.append(FeedHtml.escape(value).replace("\"", "&quot;")).append('"');
    }
}
