package org.tributary.publish;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.tributary.model.Enclosure;

/** Atom 1.0 (RFC 4287), with each entry's outlet as its {@code atom:source}. */
final class AtomWriter implements FeedWriter {
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

    @Override
    public String name() {
        return "Atom";
    }

    @Override
    public String suffix() {
        return "atom";
    }

    @Override
    public String contentType() {
        return "application/atom+xml; charset=utf-8";
    }

    @Override
    public byte[] write(Edition edition) {
        List<Entry> entries = edition.entries();
        Feed feed = new Feed("atom_1.0");
        feed.setId(edition.id());
        feed.setTitleEx(text(CleanText.line(edition.title())));
        feed.setUpdated(Date.from(edition.updated()));
        feed.setAlternateLinks(List.of(link("alternate", edition.home(), Optional.of("text/html"))));
        feed.setOtherLinks(ownLinks(edition));
        Generator generator = new Generator();
        generator.setValue("Tributary");
        feed.setGenerator(generator);
        feed.setEntries(entries.stream().map(AtomWriter::entry).toList());
        return RomeXml.bytes(feed, document -> {
            if (edition.walk().isArchive()) document.getRootElement().addContent(0, RomeXml.archive());
            speakLanguages(document, entries);
        });
    }

    private static List<Link> ownLinks(Edition edition) {
        Optional<String> type = Optional.of("application/atom+xml");
        List<Link> links = new ArrayList<>(List.of(link("self", edition.self(), type)));
        edition.walk().links().forEach((rel, at) -> links.add(link(rel, at, type)));
        return links;
    }

    /** Rome knows no xml:lang, so it is set on what Rome built. */
    private static void speakLanguages(Document document, List<Entry> entries) {
        Iterator<Entry> next = entries.iterator();
        for (Element element : document.getRootElement().getChildren("entry", ATOM)) {
            String language = next.next().language();
            if (!language.isEmpty()) element.setAttribute("lang", language, Namespace.XML_NAMESPACE);
        }
    }

    private static com.rometools.rome.feed.atom.Entry entry(Entry from) {
        var entry = new com.rometools.rome.feed.atom.Entry();
        entry.setId(from.id());
        entry.setTitleEx(text(from.title()));
        entry.setPublished(Date.from(from.published()));
        entry.setUpdated(Date.from(from.updated()));
        entry.setAuthors(from.authors().stream().map(AtomWriter::person).toList());
        entry.setContributors(
                from.agency().map(agency -> List.of(person(agency.name()))).orElse(List.of()));
        entry.setAlternateLinks(List.of(link("alternate", from.link(), Optional.of("text/html"))));
        entry.setOtherLinks(links(from));
        entry.setCategories(from.categories().stream().map(AtomWriter::category).toList());
        if (!from.summary().isEmpty()) entry.setSummary(text(from.summary()));
        if (!from.html().isEmpty()) entry.setContents(List.of(content("html", from.html())));
        entry.setSource(source(from.outlet()));
        entry.setForeignMarkup(RomeXml.pictures(from));
        return entry;
    }

    private static List<Link> links(Entry from) {
        List<Link> links = new ArrayList<>();
        from.outlet().feed().ifPresent(feed -> links.add(link("via", feed, Optional.empty())));
        for (Entry.Also also : from.also()) {
            Link related = link("related", also.link(), Optional.of("text/html"));
            related.setTitle(also.outlet());
            if (!also.language().isEmpty()) related.setHreflang(also.language());
            links.add(related);
        }
        for (Enclosure enclosure : from.enclosures()) {
            Link file = link("enclosure", enclosure.url(), RomeXml.mediaType(enclosure));
            enclosure.length().filter(length -> length > 0).ifPresent(file::setLength);
            links.add(file);
        }
        return links;
    }

    private static Feed source(Outlet outlet) {
        Feed source = new Feed("atom_1.0");
        outlet.feed().or(outlet::home).ifPresent(address -> source.setId(address.toASCIIString()));
        source.setTitleEx(text(CleanText.line(outlet.name())));
        source.setUpdated(outlet.updated().map(Date::from).orElse(null));
        outlet.home()
                .ifPresent(
                        home -> source.setAlternateLinks(List.of(link("alternate", home, Optional.of("text/html")))));
        outlet.feed().ifPresent(feed -> source.setOtherLinks(List.of(link("self", feed, Optional.empty()))));
        outlet.rights().map(CleanText::line).ifPresent(source::setRights);
        outlet.icon().ifPresent(icon -> source.setIcon(icon.toASCIIString()));
        return source;
    }

    private static Link link(String rel, URI href, Optional<String> type) {
        Link link = new Link();
        link.setRel(rel);
        link.setHref(href.toASCIIString());
        type.ifPresent(link::setType);
        return link;
    }

    private static SyndPerson person(String name) {
        Person person = new Person();
        person.setName(CleanText.line(name));
        return person;
    }

    private static Category category(String term) {
        Category category = new Category();
        category.setTerm(term);
        return category;
    }

    private static Content text(String words) {
        return content("text", words);
    }

    private static Content content(String type, String value) {
        Content content = new Content();
        content.setType(type);
        content.setValue(value);
        return content;
    }
}
