package org.tributary.parse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jdom2.Verifier;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Reads what is not well-formed into the same kind of tree, by jsoup's forgiving XML parser: tags that nobody closed,
 * attributes without quotes, a document cut off in the middle.
 */
final class LooseTree {
    private static final Set<String> LEAVES = Set.of(
            "title",
            "link",
            "guid",
            "pubdate",
            "category",
            "comments",
            "dc:creator",
            "dc:date",
            "dc:subject",
            "description");
    private static final Set<String> FIELDS = Set.of(
            "item",
            "entry",
            "title",
            "link",
            "guid",
            "pubdate",
            "category",
            "comments",
            "description",
            "enclosure",
            "content:encoded",
            "dc:creator",
            "dc:date",
            "dc:subject",
            "media:content",
            "media:thumbnail");

    private int elements;

    private LooseTree() {}

    static Document of(String xml) {
        Parser parser = Parser.xmlParser();
        parser.setMaxDepth(XmlTree.DEPTH);
        String bounded = bounded(TagNames.bounded(xml));
        org.jsoup.nodes.Document loose = parser.parseInput(bounded, "");
        Element root = new Element("loose");
        new LooseTree().copy(loose, root, Map.of(), 0);
        // The only element there is becomes the root, as in a well-formed document.
        Element first =
                root.getChildren().size() == 1 ? root.getChildren().get(0).detach() : root;
        Document tree = new Document(first);
        return bounded.length() >= xml.length() ? tree : XmlTree.cut(tree);
    }

    /** jsoup has no limit on the number of elements, so the text is cut before it. */
    private static String bounded(String xml) {
        int tags = 0;
        for (int i = xml.indexOf('<'); i >= 0; i = xml.indexOf('<', i + 1))
            if (++tags > XmlTree.ELEMENTS) return xml.substring(0, i);
        return xml;
    }

    /** @param spaces the namespaces declared around, by their prefix */
    private void copy(Node from, Element to, Map<String, String> spaces, int depth) {
        for (Node child : from.childNodes()) {
            if (child instanceof CDataNode cdata) append(to, cdata.getWholeText());
            else if (child instanceof TextNode text) append(to, text.getWholeText());
            else if (child instanceof org.jsoup.nodes.Element element) copyElement(element, to, spaces, depth);
        }
    }

    private void copyElement(org.jsoup.nodes.Element from, Element to, Map<String, String> around, int depth) {
        if (++elements > XmlTree.ELEMENTS) return;
        Map<String, String> spaces = declared(from, around);
        String name = from.tagName();
        String local = name.substring(name.indexOf(':') + 1);
        Element made = to;
        if (depth < XmlTree.DEPTH && Verifier.checkElementName(local) == null) {
            made = new Element(local, namespace(name, spaces));
            to = home(to, made);
            for (Attribute attribute : from.attributes()) copyAttribute(attribute, made);
            to.addContent(made);
        }
        copy(from, made, spaces, depth + 1);
    }

    /** A title that nobody closed does not hold the link that comes after it, nor the next item. */
    private static Element home(Element parent, Element child) {
        if (!FIELDS.contains(Names.of(child))) return parent;
        Element home = parent;
        while (LEAVES.contains(Names.of(home)) && home.getParentElement() != null) home = home.getParentElement();
        return home;
    }

    private static Map<String, String> declared(org.jsoup.nodes.Element element, Map<String, String> around) {
        Map<String, String> spaces = around;
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey();
            if (!key.equals("xmlns") && !key.startsWith("xmlns:")) continue;
            if (spaces == around) spaces = new HashMap<>(around);
            spaces.put(
                    key.substring(Math.min(6, key.length())),
                    attribute.getValue().strip());
        }
        return spaces;
    }

    private static void copyAttribute(Attribute from, Element to) {
        String name = from.getKey();
        if (name.equals("xmlns") || name.startsWith("xmlns:")) return;
        Namespace space =
                name.toLowerCase(Locale.ROOT).startsWith("xml:") ? Namespace.XML_NAMESPACE : Namespace.NO_NAMESPACE;
        String local = name.substring(name.indexOf(':') + 1);
        if (Verifier.checkAttributeName(local) != null || to.getAttribute(local, space) != null) return;
        to.setAttribute(local, LegalCharacters.of(from.getValue()), space);
    }

    private static void append(Element to, String text) {
        to.addContent(new Text(LegalCharacters.of(text)));
    }

    /** The nearest declaration of the prefix, or what the prefix usually stands for. */
    private static Namespace namespace(String name, Map<String, String> spaces) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String address = spaces.getOrDefault(prefix, "");
        if (address.isEmpty() && prefix.isEmpty()) return Namespace.NO_NAMESPACE;
        if (address.isEmpty()) address = Names.addressOf(prefix);
        try {
            return Namespace.getNamespace(prefix, address);
        } catch (IllegalArgumentException e) {
            return Namespace.NO_NAMESPACE; // what XML keeps for itself: xml, xmlns, their addresses
        }
    }
}
