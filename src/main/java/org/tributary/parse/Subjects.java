package org.tributary.parse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdom2.Element;

/** What an entry says that it is about. */
final class Subjects {
    private Subjects() {}

    static List<String> of(Fields fields) {
        Set<String> found = new LinkedHashSet<>();
        fields.all("category", "dc:subject").forEach(element -> add(found, text(element)));
        fields.all("itunes:keywords", "keywords").forEach(element -> {
            for (String word : element.getText().split(",")) add(found, word);
        });
        return List.copyOf(found);
    }

    private static void add(Set<String> found, String text) {
        if (found.size() >= Media.MOST) return;
        String subject = FeedHtml.textOf(text);
        if (!subject.isEmpty()) found.add(subject);
    }

    /** Atom has attributes, RSS a text; a label alone is better than nothing. */
    private static String text(Element element) {
        for (String name : new String[] {"term", "label"}) {
            String value = element.getAttributeValue(name);
            if (value != null && !value.isBlank()) return value;
        }
        String value = element.getAttributeValue("text");
        String text = element.getText().strip();
        return text.isEmpty() && value != null ? value : text;
    }
}
