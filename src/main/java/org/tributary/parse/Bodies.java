package org.tributary.parse;

import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;

/** The summary and the whole text of an entry, wherever its feed put them. */
record Bodies(FeedHtml summary, FeedHtml content) {
    static final Bodies NONE = new Bodies(FeedHtml.NONE, FeedHtml.NONE);

    private static final List<String> WHOLE =
            List.of("content:encoded", "content", "xhtml:body", "xhtml:div", "body", "fullitem", "content:items");
    private static final List<String> SHORT = List.of(
            "description",
            "summary",
            "dc:description",
            "dcterms:abstract",
            "abstract",
            "itunes:summary",
            "itunes:subtitle",
            "media:description");

    static Bodies of(Fields fields, Place place, boolean atom) {
        FeedHtml content = first(fields, WHOLE, place, atom);
        List<FeedHtml> shorts = all(fields, SHORT, place, atom);
        FeedHtml summary = shorts.isEmpty() ? ofGroup(fields, place, atom) : shorts.get(0);
        if (!content.isEmpty()) return new Bodies(summary, content);
        // two descriptions of one entry: the other one is the text, unless it is only a teaser
        FeedHtml longer = shorts.stream()
                .filter(other -> other.text().length() >= summary.text().length() && !other.equals(summary))
                .findFirst()
                .orElse(FeedHtml.NONE);
        return new Bodies(summary, longer);
    }

    /** YouTube's feeds keep the description in media:group. */
    private static FeedHtml ofGroup(Fields fields, Place place, boolean atom) {
        return fields.all("media:group", "media:content")
                .map(group -> first(new Fields(group), List.of("media:description"), place, atom))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(FeedHtml.NONE);
    }

    private static FeedHtml first(Fields fields, List<String> names, Place place, boolean atom) {
        for (String name : names)
            for (Element element : fields.all(name)) {
                FeedHtml found = Prose.read(element, place, otherwise(name, atom));
                if (!found.isEmpty()) return found;
            }
        return FeedHtml.NONE;
    }

    private static List<FeedHtml> all(Fields fields, List<String> names, Place place, boolean atom) {
        List<FeedHtml> found = new ArrayList<>(2);
        for (String name : names)
            for (Element element : fields.all(name)) {
                FeedHtml one = Prose.read(element, place, otherwise(name, atom));
                if (!one.isEmpty()) found.add(one);
            }
        return found;
    }

    private static Prose.Otherwise otherwise(String name, boolean atom) {
        if (atom && (name.equals("summary") || name.equals("content"))) return Prose.Otherwise.PLAIN;
        boolean described = name.equals("description") || name.startsWith("content") || name.equals("fullitem");
        return described ? Prose.Otherwise.HTML : Prose.Otherwise.PERHAPS_HTML;
    }
}
