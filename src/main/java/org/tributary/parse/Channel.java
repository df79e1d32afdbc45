package org.tributary.parse;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jdom2.Document;
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
        PaceWish pace) {
    static Channel read(Document document, Fields fields, Place place, boolean atom) {
        Prose.Otherwise otherwise = atom ? Prose.Otherwise.PLAIN : Prose.Otherwise.PERHAPS_HTML;
        String title = fields.all("title", "dc:title")
                .map(element -> Prose.line(element, place, otherwise))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new Channel(
                "xml",
                title,
                Links.of(fields, place).page(),
                Optional.of(place.language()).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                PaceWish.NONE);
    }

    Feed with(List<FeedEntry> entries, List<String> problems) {
        return new Feed(format, title, link, language, rights, icon, pace, entries, problems);
    }
}
