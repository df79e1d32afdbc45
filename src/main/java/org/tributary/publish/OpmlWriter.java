package org.tributary.publish;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tributary.model.FullText;
import org.tributary.model.Source;

/**
 * Writes sources as OPML 2.0. What OPML has no word for stands in attributes of our own namespace, so that a list
 * comes back as it went; headers may hold a
 * secret and stay at home (S28), as do select and exclude, which belong to one page and one reader.
 */
public final class OpmlWriter {
    private static final String OURS = "urn:tributary:opml";

    public String write(String title, List<Source> sources) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("opml");
            xml.writeAttribute("version", "2.0");
            xml.writeAttribute("xmlns:tributary", OURS);
            xml.writeStartElement("head");
            xml.writeStartElement("title");
            xml.writeCharacters(CleanText.of(title));
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("body");
            for (Source source : sources) outline(xml, source);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text can be written", e);
        }
        return out + "\n";
    }

    private static void outline(XMLStreamWriter xml, Source source) throws XMLStreamException {
        String name = source.outlet().orElse(source.id());
        xml.writeCharacters("\n  ");
        xml.writeEmptyElement("outline");
        attribute(xml, "text", name);
        attribute(xml, "title", name);
        attribute(xml, "type", "rss");
        attribute(xml, "xmlUrl", source.url().toString());
        attribute(
                xml,
                "category",
                new TreeSet<>(source.tags()).stream().map(tag -> "/" + tag).collect(Collectors.joining(",")));
        attribute(xml, "language", source.language().orElse(""));
        attribute(xml, "tributary:id", source.id());
        attribute(xml, "tributary:every", source.every().map(OpmlWriter::time).orElse(""));
        attribute(xml, "tributary:full-text", source.fullText() == FullText.AUTO ? "" : word(source.fullText()));
        attribute(
                xml,
                "tributary:republish",
                source.republish().map(OpmlWriter::word).orElse(""));
        attribute(xml, "tributary:robots", source.obeysRobots() ? "" : "ignore");
        attribute(xml, "tributary:certificate", source.anyCertificate() ? "any" : "");
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        Optional<String> clean = Optional.of(CleanText.of(value)).filter(text -> !text.isEmpty());
        if (clean.isPresent()) xml.writeAttribute(name, clean.get());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String time(Duration every) {
        return every.toSeconds() % 60 == 0 ? every.toMinutes() + "m" : every.toSeconds() + "s";
    }
}
