package org.tributary.publish;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tributary.model.FullText;
import org.tributary.model.Source;

/**
 * Writes sources as OPML 2.0, in the folders that they came in. What OPML has no word for stands in attributes of our
 * own namespace, and what another program's list said of a source is written as it was, so that a list comes back as it
 * went; headers may hold a secret and stay at home (S28), as do select and exclude, which belong to one page and one
 * reader.
 */
public final class OpmlWriter {
    /** Under this name the folders of a source are kept: from the outermost in, with '/' between them. */
    public static final String FOLDERS = "folders";

    private static final String OURS = "urn:tributary:opml";

    /**
     * A source as it is to be listed.
     *
     * @param name to show
     * @param others attributes that another program's list gave it, and its folders
     */
    public record Listed(Source source, String name, Map<String, String> others) {}

    public String write(String title, List<Listed> sources) {
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
            Deque<String> open = new ArrayDeque<>();
            for (Listed source : sources) {
                enter(xml, open, folders(source.others().getOrDefault(FOLDERS, "")));
                outline(xml, source, open.size());
            }
            enter(xml, open, List.of());
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text can be written", e);
        }
        return out + "\n";
    }

    /** As one text; a '/' in a folder's own name is written "\\/". */
    public static String folders(List<String> names) {
        return names.stream().map(each -> each.replace("/", "\\/")).collect(Collectors.joining("/"));
    }

    private static List<String> folders(String text) {
        if (text.isEmpty()) return List.of();
        return Arrays.stream(text.split("(?<!\\\\)/"))
                .map(each -> each.replace("\\/", "/"))
                .toList();
    }

    /** Leaves the folders that the next source is not in, and enters those that it is in. */
    private static void enter(XMLStreamWriter xml, Deque<String> open, List<String> wanted) throws XMLStreamException {
        List<String> here = new ArrayList<>(open);
        int common = 0;
        while (common < here.size()
                && common < wanted.size()
                && here.get(common).equals(wanted.get(common))) common++;
        for (int depth = here.size(); depth > common; depth--) {
            open.removeLast();
            line(xml, open.size());
            xml.writeEndElement();
        }
        for (String name : wanted.subList(common, wanted.size())) {
            line(xml, open.size());
            xml.writeStartElement("outline");
            attribute(xml, "text", name);
            open.addLast(name);
        }
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth + 1));
    }

    private static void outline(XMLStreamWriter xml, Listed listed, int depth) throws XMLStreamException {
        Source source = listed.source();
        Map<String, String> others = new TreeMap<>(listed.others());
        others.remove(FOLDERS);
        line(xml, depth);
        xml.writeEmptyElement("outline");
        attribute(xml, "text", Optional.ofNullable(others.remove("text")).orElse(listed.name()));
        attribute(xml, "title", listed.name());
        attribute(xml, "type", Optional.ofNullable(others.remove("type")).orElse("rss"));
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
        for (Map.Entry<String, String> other : others.entrySet()) attribute(xml, other.getKey(), other.getValue());
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
