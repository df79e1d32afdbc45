package org.tributary.parse;

import java.net.URI;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.tributary.model.WebUrl;

/** Where in a document we stand: what relative addresses mean here (xml:base), and the language spoken (xml:lang). */
record Place(URI base, String language) {
    /** Longer than any address that a server answers to. */
    private static final int LONGEST = 8192;
    /** A long base under a million short links would make much of little. */
    private static final int LONGEST_BASE = 512;

    Place inside(Element element) {
        String xmlBase = attribute(element, "base");
        String lang = attribute(element, "lang");
        if (xmlBase.isEmpty() && lang.isEmpty()) return this;
        URI here = url(xmlBase)
                .filter(found -> found.toString().length() <= LONGEST_BASE)
                .orElse(base);
        return new Place(here, lang.isEmpty() ? language : lang);
    }

    Optional<URI> url(String raw) {
        String text = raw.strip();
        return text.isEmpty() || text.length() > LONGEST ? Optional.empty() : WebUrl.resolve(base, text);
    }

    private static String attribute(Element element, String name) {
        if (!element.hasAttributes()) return "";
        String value = element.getAttributeValue(name, Namespace.XML_NAMESPACE);
        return value == null ? "" : value.strip();
    }
}
