package org.tributary.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Element;

/** The children of one element by their {@link Names}, in the order of the document. */
final class Fields {
    private final Map<String, List<Element>> byName = new HashMap<>();

    Fields(Element parent) {
        for (Element child : parent.getChildren())
            byName.computeIfAbsent(Names.of(child), name -> new ArrayList<>(2)).add(child);
    }

    List<Element> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    Stream<Element> all(String... names) {
        return Stream.of(names).flatMap(name -> all(name).stream());
    }

    Optional<Element> first(String... names) {
        for (String name : names) {
            List<Element> found = byName.get(name);
            if (found != null) return Optional.of(found.get(0));
        }
        return Optional.empty();
    }

    /** The text of the first of these that says anything. */
    String text(String... names) {
        for (String name : names)
            for (Element found : all(name)) {
                String text = found.getText().strip();
                if (!text.isEmpty()) return text;
            }
        return "";
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }
}
