package org.tributary.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.tributary.model.Enclosure;

/** JSON Feed 1.1; what it has no word for stands in {@code _outlet} and {@code _tributary}. */
final class JsonFeedWriter implements FeedWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "JSON Feed";
    }

    @Override
    public String suffix() {
        return "json";
    }

    @Override
    public String contentType() {
        return "application/feed+json; charset=utf-8";
    }

    @Override
    public byte[] write(Edition edition) {
        ObjectNode feed = JSON.createObjectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", CleanText.line(edition.title()));
        feed.put("home_page_url", edition.home().toASCIIString());
        feed.put("feed_url", edition.self().toASCIIString());
        edition.walk().next().ifPresent(next -> feed.put("next_url", next.toASCIIString()));
        ObjectNode ways = JSON.createObjectNode();
        edition.walk().links().forEach((rel, at) -> ways.put(rel, at.toASCIIString()));
        if (!ways.isEmpty()) feed.set("_tributary", ways);
        ArrayNode items = feed.putArray("items");
        for (Entry entry : edition.entries()) items.add(item(entry));
        try {
            return JSON.writeValueAsBytes(feed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode item(Entry from) {
        ObjectNode item = JSON.createObjectNode();
        item.put("id", from.id());
        item.put("url", from.link().toASCIIString());
        item.put("title", from.title());
        // Each item must have one of the two; a title alone is said in words again.
        if (from.html().isEmpty()) item.put("content_text", from.title());
        else item.put("content_html", from.html());
        if (!from.summary().isEmpty()) item.put("summary", from.summary());
        from.image().ifPresent(image -> item.put("image", image.toASCIIString()));
        item.put("date_published", from.published().toString());
        item.put("date_modified", from.updated().toString());
        ArrayNode authors = item.putArray("authors");
        for (String author : from.authors()) authors.addObject().put("name", author);
        if (!from.language().isEmpty()) item.put("language", from.language());
        strings(item, "tags", from.categories());
        attachments(item, from.enclosures());
        outlet(item.putObject("_outlet"), from.outlet());
        ours(item.putObject("_tributary"), from);
        return item;
    }

    private static void strings(ObjectNode item, String name, List<String> values) {
        if (values.isEmpty()) return;
        ArrayNode array = item.putArray(name);
        values.forEach(array::add);
    }

    private static void attachments(ObjectNode item, List<Enclosure> enclosures) {
        if (enclosures.isEmpty()) return;
        ArrayNode attachments = item.putArray("attachments");
        for (Enclosure enclosure : enclosures) {
            ObjectNode attachment = attachments.addObject();
            attachment.put("url", enclosure.url().toASCIIString());
            attachment.put("mime_type", RomeXml.mediaType(enclosure).orElse("application/octet-stream"));
            enclosure.length().filter(length -> length > 0).ifPresent(n -> attachment.put("size_in_bytes", n));
        }
    }

    private static void outlet(ObjectNode node, Outlet outlet) {
        node.put("name", CleanText.line(outlet.name()));
        outlet.feed().map(URI::toASCIIString).ifPresent(feed -> node.put("feed_url", feed));
        outlet.home().map(URI::toASCIIString).ifPresent(home -> node.put("home_page_url", home));
        outlet.rights().map(CleanText::line).ifPresent(rights -> node.put("rights", rights));
        outlet.icon().map(URI::toASCIIString).ifPresent(icon -> node.put("icon", icon));
    }

    private static void ours(ObjectNode node, Entry from) {
        node.put("dir", from.direction().dir());
        from.agency().ifPresent(agency -> node.put("agency", agency.name()));
        ArrayNode also = node.putArray("also");
        for (Entry.Also other : from.also())
            also.addObject()
                    .put("outlet", other.outlet())
                    .put("url", other.link().toASCIIString());
    }
}
