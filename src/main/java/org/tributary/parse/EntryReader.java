package org.tributary.parse;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.tributary.model.FeedEntry;

/**
 * Reads one entry from the tree, whatever mixture of RSS, Atom and modules it is written in. Rome reads entries too, but
 * loses one value in five of those met in the world (docs/feeds.md has the count), so entries are ours.
 *
 * @param atom Atom says of each text whether it is HTML; RSS leaves it to be guessed
 */
record EntryReader(Place outside, boolean atom, List<String> feedAuthors) {
    private static final int LONGEST_TITLE = 2000;

    /** @param whole false: summary and content are left out */
    FeedEntry read(Element element, boolean whole) {
        Place place = outside.inside(element);
        Fields fields = new Fields(element);
        Links links = Links.of(fields, place);
        Bodies bodies = whole ? Bodies.of(fields, place, atom) : Bodies.NONE;
        String id = id(element, fields);
        List<String> authors = People.of(fields);
        return new FeedEntry(
                id,
                title(fields, place),
                links.page().or(() -> permalink(fields, place)).or(() -> about(element, place)),
                date(
                                fields,
                                "published",
                                "issued",
                                "pubdate",
                                "dcterms:issued",
                                "dcterms:created",
                                "created",
                                "dcterms:available",
                                "dcterms:date")
                        .or(() -> atom ? Optional.empty() : date(fields, "dc:date", "date")),
                date(fields, "updated", "modified", "dcterms:modified", "lastbuilddate")
                        .or(() -> date(
                                fields, "dc:date", "dcterms:valid", "dcterms:dateaccepted", "dcterms:datesubmitted")),
                bodies.summary().text(),
                bodies.summary().html(),
                bodies.content().text(),
                bodies.content().html(),
                authors.isEmpty() ? inherited(fields) : authors,
                links.enclosures(),
                Subjects.of(fields),
                Media.of(fields, place),
                language(place, fields));
    }

    private static String id(Element element, Fields fields) {
        String id = fields.text("guid", "id", "dc:identifier");
        return id.isEmpty() ? about(element) : id;
    }

    private static String about(Element element) {
        return element.getAttributes().stream()
                .filter(attribute -> attribute.getName().equals("about"))
                .map(attribute -> attribute.getValue().strip())
                .findFirst()
                .orElse("");
    }

    private static Optional<URI> about(Element element, Place place) {
        return place.url(about(element));
    }

    private String title(Fields fields, Place place) {
        Prose.Otherwise otherwise = atom ? Prose.Otherwise.PLAIN : Prose.Otherwise.PERHAPS_HTML;
        return fields.all("title", "dc:title", "media:title", "itunes:title", "dcterms:title")
                .map(title -> Prose.line(title, place, otherwise))
                .filter(title -> !title.isEmpty())
                .findFirst()
                .map(title -> title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE) + "…")
                .orElse("");
    }

    /** A guid is the page's address unless it says otherwise (RSS 2.0); an Atom id that could be one is the best there is. */
    private static Optional<URI> permalink(Fields fields, Place place) {
        return fields.first("guid", "id")
                .filter(guid -> !Prose.attribute(guid, "isPermaLink").equals("false")
                        && !Prose.attribute(guid, "ispermalink").equals("false"))
                .map(guid -> guid.getText().strip())
                .filter(text -> text.regionMatches(true, 0, "http", 0, 4))
                .flatMap(place::url);
    }

    private static Optional<Instant> date(Fields fields, String... names) {
        return fields.all(names)
                .flatMap(element -> FeedDates.read(element.getText()).stream())
                .findFirst();
    }

    /** An Atom entry without an author has its source's, or its feed's (RFC 4287, section 4.2.1). */
    private List<String> inherited(Fields fields) {
        List<String> ofSource = fields.first("source")
                .map(source -> People.of(new Fields(source)))
                .orElse(List.of());
        return ofSource.isEmpty() && atom ? feedAuthors : ofSource;
    }

    private static Optional<String> language(Place place, Fields fields) {
        String own = fields.text("dc:language", "language");
        String language = own.isEmpty() ? place.language() : own;
        return language.isEmpty() ? Optional.empty() : Optional.of(language);
    }
}
