package org.tributary.publish;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.tributary.model.Enclosure;

/** What both XML formats share: Rome builds the tree, what Rome does not know is added to it, then it is written. */
final class RomeXml {
    private static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");

    private RomeXml() {}

    static byte[] bytes(WireFeed feed, Consumer<Document> additions) {
        try {
            Document document = new WireFeedOutput().outputJDom(feed);
            additions.accept(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
            new XMLOutputter(Format.getRawFormat().setEncoding("UTF-8").setLineSeparator("\n")).output(document, out);
            return out.toByteArray();
        } catch (FeedException e) {
            throw new IllegalStateException("Rome refused what we built", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lead picture, as Media RSS says it. */
    static List<Element> pictures(Entry entry) {
        List<Element> pictures = new ArrayList<>();
        entry.image().ifPresent(image -> pictures.add(element(MEDIA, "thumbnail", "url", image.toASCIIString())));
        return pictures;
    }

    /** The sign of an archive document (RFC 5005, section 4). */
    static Element archive() {
        return element(Namespace.getNamespace("fh", "http://purl.org/syndication/history/1.0"), "archive");
    }

    static Element element(Namespace namespace, String name, String... attributes) {
        Element element = new Element(name, namespace);
        for (int i = 0; i < attributes.length; i += 2) element.setAttribute(attributes[i], attributes[i + 1]);
        return element;
    }

    /** The type of a file where the outlet gave one that is a media type at all. */
    static Optional<String> mediaType(Enclosure enclosure) {
        return enclosure.type().filter(type -> type.matches("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+"));
    }
}
