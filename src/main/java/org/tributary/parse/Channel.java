package org.tributary.parse;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.Element;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.PaceWish;

/** What a feed says of itself. */
record Channel(
        String format,
        String title,
        Optional<URI> link,
        Optional<String> language,
        Optional<String> rights,
        Optional<URI> icon,
        PaceWish pace,
        List<URI> more) {
    /** @param document the feed's tree, its entries taken out */
    static Channel read(Document document, Fields fields, Place place, boolean atom) {
        Optional<RomeChannel> rome = RomeChannel.read(document);
        Prose.Otherwise otherwise = atom ? Prose.Otherwise.PLAIN : Prose.Otherwise.PERHAPS_HTML;
        return new Channel(
                rome.map(RomeChannel::format).orElseGet(() -> guess(document.getRootElement())),
                first(fields, place, otherwise, "title", "dc:title"),
                Links.of(fields, place).page(),
                rome.flatMap(RomeChannel::language)
                        .or(() -> Optional.of(place.language()).filter(text -> !text.isEmpty())),
                rome.flatMap(RomeChannel::rights)
                        .or(() -> Optional.of(first(fields, place, otherwise, "rights", "copyright", "dc:rights"))
                                .filter(text -> !text.isEmpty())),
                rome.flatMap(RomeChannel::icon).flatMap(place::url),
                Wishes.of(fields),
                Links.next(fields, place));
    }

    private static String first(Fields fields, Place place, Prose.Otherwise otherwise, String... names) {
        return fields.all(names)
                .map(element -> Prose.line(element, place, otherwise))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** For roots that Rome does not know: no version, no namespace, or those of a draft. */
    private static String guess(Element root) {
        String name = Names.of(root);
        if (name.startsWith("rdf")) return "rdf";
        return name.equals("feed") || name.equals("entry") ? "atom" : "rss";
    }

    Feed with(List<FeedEntry> entries, List<String> problems) {
        return new Feed(format, title, link, language, rights, icon, pace, entries, problems, more);
    }
}
