package org.tributary.parse;

import java.util.List;
import org.jdom2.Element;

/** The summary and the whole text of an entry, wherever its feed put them. */
record Bodies(FeedHtml summary, FeedHtml content) {
    private static final List<String> WHOLE =
            List.of("content:encoded", "content", "xhtml:body", "xhtml:div", "body", "fullitem", "content:items");
    private static final List<String> SHORT = List.of(
            "description",
            "summary",
            "dc:description",
            "dcterms:abstract",
            "abstract",
            "itunes:summary",
            "itunes:subtitle");

    static Bodies of(Fields fields, Place place, boolean atom) {
        FeedHtml content = first(fields, WHOLE, place, atom);
        FeedHtml summary = first(fields, SHORT, place, atom);
        if (summary.text().isEmpty() && summary.html().isEmpty())
            summary = first(fields, List.of("media:description"), place, atom);
        if (summary.html().isEmpty()) summary = ofGroup(fields, place, atom);
        return new Bodies(summary, content);
    }

    /** YouTube's feeds keep the description in media:group. */
    private static FeedHtml ofGroup(Fields fields, Place place, boolean atom) {
        return fields.all("media:group", "media:content")
                .map(group -> first(new Fields(group), List.of("media:description"), place, atom))
                .filter(found -> !found.html().isEmpty())
                .findFirst()
                .orElse(FeedHtml.NONE);
    }

    private static FeedHtml first(Fields fields, List<String> names, Place place, boolean atom) {
        for (String name : names)
            for (Element element : fields.all(name)) {
                FeedHtml found = Prose.read(element, place, otherwise(name, atom));
                if (!found.html().isEmpty()) return found;
            }
        return FeedHtml.NONE;
    }

    private static Prose.Otherwise otherwise(String name, boolean atom) {
        if (atom && (name.equals("summary") || name.equals("content"))) return Prose.Otherwise.PLAIN;
        boolean described = name.equals("description") || name.startsWith("content") || name.equals("fullitem");
        return described ? Prose.Otherwise.HTML : Prose.Otherwise.PERHAPS_HTML;
    }
}
