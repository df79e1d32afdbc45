package org.tributary.parse;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jdom2.Document;
import org.jdom2.input.sax.SAXHandler;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Reads well-formed XML into a tree of bounded depth and size. No DOCTYPE is accepted (it is taken out before), so there
 * are no entities to expand and nothing to fetch: S7, S8.
 */
final class XmlTree {
    /** Deeper elements lose their tags and keep their text; the deepest real feed seen has 40 levels. */
    static final int DEPTH = 200;
    /** A feed of 25,000 entries has fewer; what comes after is not read. */
    static final int ELEMENTS = 250_000;

    /** Declarations of namespaces in force at one place: the parser looks through all of them at each name. */
    private static final int SPACES = 1000;

    private static final SAXParserFactory FACTORY = factory();

    private XmlTree() {}

    /** @throws SAXException where the text is not well-formed; its message names the place */
    static Document strict(String xml) throws SAXException {
        SAXHandler tree = new SAXHandler();
        Tamed tamed = new Tamed(reader());
        tamed.setContentHandler(tree);
        try {
            tamed.setProperty("http://xml.org/sax/properties/lexical-handler", tree);
            tamed.parse(new InputSource(new StringReader(xml)));
        } catch (Enough e) {
            return cut(tree.getDocument());
        } catch (IOException | IllegalArgumentException e) {
            throw new SAXException(e); // the tree is stricter than the parser: <:item>, xmlns="2.0"
        }
        return tree.getDocument();
    }

    /** Marks a tree that is only the beginning of its document. */
    static Document cut(Document tree) {
        tree.setProperty("cut", true);
        return tree;
    }

    static boolean isCut(Document tree) {
        return tree.getProperty("cut") != null;
    }

    private static XMLReader reader() throws SAXException {
        try {
            synchronized (FACTORY) {
                return FACTORY.newSAXParser().getXMLReader();
            }
        } catch (ParserConfigurationException e) {
            throw new SAXException(e);
        }
    }

    private static SAXParserFactory factory() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("this JDK's XML parser has no secure mode", e);
        }
    }

    /** The reading stops here, and what was read so far is kept. */
    private static final class Enough extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    /** Flattens what is too deep and stops at what is too much. */
    private static final class Tamed extends XMLFilterImpl {
        private int depth;
        private int elements;
        private int spaces;

        Tamed(XMLReader parent) {
            super(parent);
        }

        @Override
        public void startPrefixMapping(String prefix, String uri) throws SAXException {
            if (++spaces > SPACES) throw new SAXException("more than " + SPACES + " namespaces within each other");
            if (depth < DEPTH) super.startPrefixMapping(prefix, uri);
        }

        @Override
        public void endPrefixMapping(String prefix) throws SAXException {
            spaces--;
            super.endPrefixMapping(prefix);
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
            if (++elements > ELEMENTS) throw new Enough();
            if (depth++ < DEPTH) super.startElement(uri, local, name, attributes);
        }

        @Override
        public void endElement(String uri, String local, String name) throws SAXException {
            if (--depth < DEPTH) super.endElement(uri, local, name);
        }
    }
}
