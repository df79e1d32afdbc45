package org.tributary.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Our merged feed as a reader's program reads it: Atom, by an XML parser that knows nothing of us. */
record River(List<Entry> entries) {
    /** One entry: its page, the pages of its reprints, and what stands in it. */
    record Entry(
            String id, String title, String page, List<String> related, String outlet, String content, String author) {
        List<String> pages() {
            List<String> all = new ArrayList<>(List.of(page));
            all.addAll(related);
            return all;
        }
    }

    static River read(Path atom) throws Exception {
        return read(Files.readAllBytes(atom));
    }

    static River read(byte[] atom) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
        NodeList found = factory.newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(atom))
                .getDocumentElement()
                .getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry");
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) entries.add(entry((Element) found.item(i)));
        return new River(entries);
    }

    /** The entry that a page's story is shown in, be it the lead's page or a reprint's. */
    Optional<Entry> holding(String page) {
        return entries.stream().filter(entry -> entry.pages().contains(page)).findFirst();
    }

    private static Entry entry(Element element) throws IOException {
        String page = "";
        List<String> related = new ArrayList<>();
        for (Element link : children(element, "link")) {
            if (link.getAttribute("rel").equals("alternate")) page = link.getAttribute("href");
            if (link.getAttribute("rel").equals("related")) related.add(link.getAttribute("href"));
        }
        return new Entry(
                text(element, "id"),
                text(element, "title"),
                page,
                related,
                children(element, "source").stream()
                        .map(source -> text(source, "title"))
                        .findFirst()
                        .orElse(""),
                text(element, "content"),
                children(element, "author").stream()
                        .map(author -> text(author, "name"))
                        .findFirst()
                        .orElse(""));
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element element && name.equals(element.getLocalName())) found.add(element);
        return found;
    }
}
