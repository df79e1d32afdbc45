package org.tributary.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.Element;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;

/**
 * A feed's tree taken apart: the channel, and its entries. Entries lie in the channel (RSS), beside it (RDF), in the root
 * (Atom) or are the root themselves; wherever they lie, they are entries.
 */
record FeedTree(Document document, Element channel, List<Element> entries) {
    private static final Set<String> ROOTS = Set.of("rss", "rdf:rdf", "rdf", "feed", "channel", "entry", "item");

    /** Empty where the tree is no feed. */
    static Optional<FeedTree> of(Document document) {
        Element root = document.getRootElement();
        return ROOTS.contains(Names.of(root)) ? Optional.of(rooted(document, root)) : inside(document, root);
    }

    /** A feed inside some other element: what stood around it was stray, or the whole was put in a page. */
    private static Optional<FeedTree> inside(Document document, Element stray) {
        for (Element child : stray.getChildren())
            if (ROOTS.contains(Names.of(child))) {
                Document feed = new Document(child.detach());
                return Optional.of(rooted(XmlTree.isCut(document) ? XmlTree.cut(feed) : feed, child));
            }
        return Optional.empty();
    }

    private static FeedTree rooted(Document document, Element root) {
        if (isEntry(Names.of(root))) return new FeedTree(document, new Element("channel"), List.of(root));
        Element channel = root.getChildren().stream()
                .filter(child -> Names.of(child).equals("channel"))
                .findFirst()
                .orElse(root);
        List<Element> entries = new ArrayList<>();
        collect(root, entries, 3);
        return new FeedTree(document, channel, entries);
    }

    private static boolean isEntry(String name) {
        return name.equals("item") || name.equals("entry");
    }

    private static void collect(Element parent, List<Element> entries, int depth) {
        for (Element child : parent.getChildren()) {
            if (isEntry(Names.of(child))) entries.add(child);
            else if (depth > 0 && !child.getChildren().isEmpty() && !Names.isXhtml(child))
                collect(child, entries, depth - 1);
        }
    }

    Feed read(Place outside) {
        Element root = document.getRootElement();
        Place place = outside.inside(root);
        if (channel != root) place = place.inside(channel);
        Fields fields = new Fields(channel);
        place = spoken(place, outside, fields.text("language", "dc:language"));
        List<String> problems = new ArrayList<>();
        if (XmlTree.isCut(document))
            problems.add("the feed is too big; only its first " + XmlTree.ELEMENTS + " elements were read");
        boolean atom = isAtom(root);
        List<FeedEntry> read = readEntries(new EntryReader(place, atom, People.of(fields)), problems);
        return Channel.read(withoutEntries(), fields, place, atom).with(read, problems);
    }

    /** xml:lang is nearer than the channel's language, and that is nearer than the header's. */
    private static Place spoken(Place place, Place outside, String language) {
        boolean unsaid = place.language().equals(outside.language());
        return unsaid && !language.isEmpty() ? new Place(place.base(), language) : place;
    }

    /** What is left for Rome: the channel, small and without the entries that might make it refuse the whole. */
    private Document withoutEntries() {
        Set<Element> parents = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element entry : entries) if (entry.getParentElement() != null) parents.add(entry.getParentElement());
        for (Element parent : parents) {
            List<Content> kept = parent.removeContent();
            kept.removeIf(content -> content instanceof Element element && isEntry(Names.of(element)));
            parent.addContent(kept);
        }
        return document;
    }

    private static boolean isAtom(Element root) {
        String name = Names.of(root);
        return name.equals("feed") || name.equals("entry");
    }

    private List<FeedEntry> readEntries(EntryReader reader, List<String> problems) {
        Gathered gathered = new Gathered(problems);
        int number = 0;
        for (Element entry : entries) {
            if (gathered.isFull()) break;
            gathered.read(++number, whole -> reader.read(entry, whole));
        }
        return gathered.entries();
    }
}
