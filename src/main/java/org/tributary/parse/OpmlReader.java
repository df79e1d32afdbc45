package org.tributary.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.xml.sax.SAXException;

/**
 * Reads OPML (1.0, 1.1, 2.0): the feeds in it with the folders they lie in. No document type is read and no entity
 * beyond XML's own, so nothing outside the file is touched (S7); what is deeper or longer than any list is refused (S23). What is not quite
 * XML is mended as a feed would be.
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
        String text = Doctype.strip(XmlDecoder.decode(opml, Optional.empty()).strip());
        if (text.indexOf('<') < 0) throw new IllegalArgumentException("it is not XML");
        Document tree = tree(text);
        if (XmlTree.isCut(tree)) throw new IllegalArgumentException("it has more than 250,000 elements");
        Walk walk = new Walk();
        walk.into(tree.getRootElement(), List.of());
        if (!walk.opml) throw new IllegalArgumentException("it is XML, but not OPML");
        return walk.found;
    }

    /** Lists are written by hand, too: a bare ampersand in a title must not cost the list. One that is cut off is refused. */
    private static Document tree(String text) {
        try {
            return XmlTree.strict(text);
        } catch (SAXException e) {
            return mended(text);
        }
    }

    private static Document mended(String text) {
        try {
            return XmlTree.strict(Mend.all(text));
        } catch (SAXException e) {
            throw new IllegalArgumentException(
                    "it is not XML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
    }

    private static final class Walk {
        final List<Outline> found = new ArrayList<>();
        boolean opml;

        void into(Element element, List<String> folders) {
            if (folders.size() > MAX_DEPTH) throw new IllegalArgumentException("it is nested more than 64 deep");
            List<String> inside = folders;
            if (name(element).equals("opml")) opml = true;
            if (name(element).equals("outline")) {
                Map<String, String> attributes = attributes(element);
                inside = new ArrayList<>(folders);
                if (has(attributes, "xmlUrl")) found.add(outline(folders, attributes));
                inside.add(has(attributes, "xmlUrl") ? "" : titleOf(attributes));
            }
            if (found.size() > MAX_FEEDS) throw new IllegalArgumentException("it lists more than 50,000 feeds");
            for (Element child : element.getChildren()) into(child, inside);
        }
    }

    private static Outline outline(List<String> folders, Map<String, String> attributes) {
        return new Outline(folders.stream().filter(each -> !each.isBlank()).toList(), attributes);
    }

    private static boolean has(Map<String, String> attributes, String name) {
        return attributes.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static String titleOf(Map<String, String> attributes) {
        Outline folder = new Outline(List.of(), attributes);
        return folder.text("title").isEmpty() ? folder.text("text") : folder.text("title");
    }

    private static String name(Element element) {
        return element.getName().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> out = new LinkedHashMap<>();
        for (Attribute one : element.getAttributes()) {
            out.putIfAbsent(one.getQualifiedName(), one.getValue());
            if (!one.getNamespacePrefix().isEmpty())
                out.putIfAbsent("xmlns:" + one.getNamespacePrefix(), one.getNamespaceURI());
        }
        return out;
    }
}
