package org.tributary.parse;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads OPML (1.0, 1.1, 2.0): the feeds in it with the folders they lie in. No document type is read and no entity
 * beyond XML's own, so nothing outside the file is touched (S7); what is deeper or longer than any list is refused (S23).
 */
public final class OpmlReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_FEEDS = 50_000;

    /**
     * One feed of the list.
     *
     * @param folders from the outermost in
     * @param attributes as written, with the namespaces that their names need
     */
    public record Outline(List<String> folders, Map<String, String> attributes) {
        public Outline {
            folders = List.copyOf(folders);
            attributes = Map.copyOf(attributes);
        }

        /** The text of an attribute, empty where it is not written. */
        public String text(String name) {
            return attributes.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> each.getValue().strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** @throws IllegalArgumentException in words, where it is not OPML */
    public List<Outline> read(byte[] opml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            return feeds(factory.createXMLStreamReader(new ByteArrayInputStream(opml)));
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(
                    "it is not XML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
    }

    private static List<Outline> feeds(XMLStreamReader xml) throws XMLStreamException {
        List<Outline> found = new ArrayList<>();
        Deque<String> folders = new ArrayDeque<>();
        Map<String, String> namespaces = new HashMap<>();
        boolean opml = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && name(xml).equals("opml")) opml = true;
            if (event == XMLStreamConstants.START_ELEMENT)
                attributes(xml).forEach((name, value) -> {
                    if (name.startsWith("xmlns:")) namespaces.put(name, value);
                });
            if (event == XMLStreamConstants.START_ELEMENT && name(xml).equals("outline")) {
                Map<String, String> attributes = attributes(xml);
                boolean feed = has(attributes, "xmlUrl");
                if (feed)
                    found.add(new Outline(
                            folders.stream().filter(each -> !each.isBlank()).toList(),
                            withNamespaces(attributes, namespaces)));
                folders.addLast(feed ? "" : titleOf(attributes));
            }
            if (event == XMLStreamConstants.END_ELEMENT && name(xml).equals("outline")) folders.removeLast();
            if (folders.size() > MAX_DEPTH) throw new IllegalArgumentException("it is nested more than 64 deep");
            if (found.size() > MAX_FEEDS) throw new IllegalArgumentException("it lists more than 50,000 feeds");
        }
        if (!opml) throw new IllegalArgumentException("it is XML, but not OPML");
        return found;
    }

    private static boolean has(Map<String, String> attributes, String name) {
        return attributes.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static String titleOf(Map<String, String> attributes) {
        Outline folder = new Outline(List.of(), attributes);
        return folder.text("title").isEmpty() ? folder.text("text") : folder.text("title");
    }

    private static Map<String, String> withNamespaces(Map<String, String> attributes, Map<String, String> namespaces) {
        Map<String, String> out = new LinkedHashMap<>(attributes);
        for (String name : attributes.keySet()) {
            String space = "xmlns:" + name.replaceFirst(":.*", "");
            if (name.contains(":") && namespaces.containsKey(space)) out.putIfAbsent(space, namespaces.get(space));
        }
        return out;
    }

    private static String name(XMLStreamReader xml) {
        String name = xml.getLocalName();
        return name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private static String attributeName(XMLStreamReader xml, int i) {
        String prefix = xml.getAttributePrefix(i);
        String local = xml.getAttributeLocalName(i);
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> out = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++)
            out.putIfAbsent(attributeName(xml, i), xml.getAttributeValue(i));
        return out;
    }
}
