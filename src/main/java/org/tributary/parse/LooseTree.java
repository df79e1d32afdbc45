package org.tributary.parse;

import java.util.Locale;
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
    private int elements;

    private LooseTree() {}

    static Document of(String xml) {
        Parser parser = Parser.xmlParser();
        parser.setMaxDepth(XmlTree.DEPTH);
        org.jsoup.nodes.Document loose = parser.parseInput(bounded(xml), "");
        Element root = new Element("loose");
        new LooseTree().copy(loose, root, 0);
        // The only element there is becomes the root, as in a well-formed document.
        Element first =
                root.getChildren().size() == 1 ? root.getChildren().get(0).detach() : root;
        return new Document(first);
    }

    /** jsoup has no limit on the number of elements, so the text is cut before it. */
    private static String bounded(String xml) {
        int tags = 0;
        for (int i = xml.indexOf('<'); i >= 0; i = xml.indexOf('<', i + 1))
            if (++tags > XmlTree.ELEMENTS) return xml.substring(0, i);
        return xml;
    }

    private void copy(Node from, Element to, int depth) {
        for (Node child : from.childNodes()) {
            if (child instanceof CDataNode cdata) append(to, cdata.getWholeText());
            else if (child instanceof TextNode text) append(to, text.getWholeText());
            else if (child instanceof org.jsoup.nodes.Element element) copyElement(element, to, depth);
        }
    }

    private void copyElement(org.jsoup.nodes.Element from, Element to, int depth) {
        String name = from.tagName();
        String local = name.substring(name.indexOf(':') + 1);
        boolean sound = depth < XmlTree.DEPTH && Verifier.checkElementName(local) == null;
        if (!sound || ++elements > XmlTree.ELEMENTS) {
            if (elements <= XmlTree.ELEMENTS) copy(from, to, depth + 1);
            return;
        }
        Element made = new Element(local, namespace(from, name));
        for (Attribute attribute : from.attributes()) copyAttribute(attribute, made);
        to.addContent(made);
        copy(from, made, depth + 1);
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

    /** The nearest declaration of the element's prefix, or what the prefix usually stands for. */
    private static Namespace namespace(org.jsoup.nodes.Element element, String name) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String key = colon < 0 ? "xmlns" : "xmlns:" + prefix;
        String address = "";
        for (org.jsoup.nodes.Element at = element; at != null && address.isEmpty(); at = at.parent())
            address = at.attr(key).strip();
        if (address.isEmpty()) {
            if (prefix.isEmpty()) return Namespace.NO_NAMESPACE;
            address = Names.addressOf(prefix);
        }
        boolean sound = Verifier.checkNamespacePrefix(prefix) == null && Verifier.checkNamespaceURI(address) == null;
        return sound && !prefix.equals("xml") ? Namespace.getNamespace(prefix, address) : Namespace.NO_NAMESPACE;
    }
}
