package org.tributary.publish;

import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.rss.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.tributary.model.Enclosure;

/** RSS 2.0, with Dublin Core for persons and languages, content:encoded for the text, atom:link for what RSS lacks. */
final class RssWriter implements FeedWriter {
    private static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
    private static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
    private static final Namespace CONTENT =
            Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");

    @Override
    public String name() {
        return "RSS";
    }

    @Override
    public String suffix() {
        return "rss";
    }

    @Override
    public String contentType() {
        return "application/rss+xml; charset=utf-8";
    }

    @Override
    public byte[] write(Edition edition) {
        String title = CleanText.line(edition.title());
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(title);
        channel.setDescription(title);
        channel.setLink(edition.home().toASCIIString());
        channel.setLastBuildDate(Date.from(edition.updated()));
        channel.setGenerator("Tributary");
        channel.setDocs("https://www.rssboard.org/rss-specification");
        channel.setForeignMarkup(ownLinks(edition));
        channel.setItems(edition.entries().stream().map(RssWriter::item).toList());
        return RomeXml.bytes(channel, document -> {});
    }

    private static List<Element> ownLinks(Edition edition) {
        List<Element> links = new ArrayList<>(List.of(link("self", edition.self(), "type", "application/rss+xml")));
        edition.walk().links().forEach((rel, at) -> links.add(link(rel, at, "type", "application/rss+xml")));
        if (edition.walk().isArchive()) links.add(RomeXml.archive());
        return links;
    }

    private static Item item(Entry from) {
        Item item = new Item();
        item.setTitle(from.title());
        item.setLink(from.link().toASCIIString());
        item.setGuid(guid(from.id()));
        item.setPubDate(Date.from(from.published()));
        if (!from.summary().isEmpty()) item.setDescription(description(from.summary()));
        item.setCategories(from.categories().stream().map(RssWriter::category).toList());
        item.setEnclosures(
                from.enclosures().stream().limit(1).map(RssWriter::enclosure).toList());
        from.outlet().feed().ifPresent(feed -> item.setSource(source(feed, from.outlet())));
        item.setForeignMarkup(beyondRss(from));
        return item;
    }

    private static List<Element> beyondRss(Entry from) {
        List<Element> more = new ArrayList<>();
        for (String author : from.authors()) more.add(text(DC, "creator", author));
        from.agency().ifPresent(agency -> more.add(text(DC, "contributor", CleanText.line(agency.name()))));
        if (!from.language().isEmpty()) more.add(text(DC, "language", from.language()));
        more.add(text(ATOM, "updated", from.updated().toString()));
        from.outlet().feed().ifPresent(feed -> more.add(link("via", feed)));
        for (Entry.Also also : from.also()) more.add(link("related", also.link(), "title", also.outlet()));
        if (!from.html().isEmpty()) more.add(text(CONTENT, "encoded", from.html()));
        // RSS 2.0 readers know one enclosure an item; the others are links.
        for (Enclosure enclosure : from.enclosures().stream().skip(1).toList())
            more.add(link("enclosure", enclosure.url()));
        more.addAll(RomeXml.pictures(from));
        return more;
    }

    private static Element text(Namespace namespace, String name, String value) {
        return RomeXml.element(namespace, name).setText(value);
    }

    private static Element link(String rel, URI href, String... attributes) {
        Element link = RomeXml.element(ATOM, "link", attributes);
        return link.setAttribute("rel", rel).setAttribute("href", href.toASCIIString());
    }

    private static Guid guid(String id) {
        Guid guid = new Guid();
        guid.setValue(id);
        guid.setPermaLink(false);
        return guid;
    }

    /** A description is HTML to those who read it, so plain text is escaped for that, once. */
    private static Description description(String plain) {
        Description description = new Description();
        description.setValue(HtmlWriter.escaped(plain));
        return description;
    }

    private static Category category(String name) {
        Category category = new Category();
        category.setValue(name);
        return category;
    }

    private static com.rometools.rome.feed.rss.Enclosure enclosure(Enclosure from) {
        var enclosure = new com.rometools.rome.feed.rss.Enclosure();
        enclosure.setUrl(from.url().toASCIIString());
        enclosure.setType(RomeXml.mediaType(from).orElse("application/octet-stream"));
        enclosure.setLength(from.length().filter(length -> length > 0).orElse(0L));
        return enclosure;
    }

    private static Source source(URI feed, Outlet outlet) {
        Source source = new Source();
        source.setUrl(feed.toASCIIString());
        source.setValue(CleanText.line(outlet.name()));
        return source;
    }
}
