package org.tributary.extract;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the class names of one page say, each looked into once: a page has a thousand boxes and a hundred names. */
final class ClassNames {
    private record Said(int groups, int shape) {}

    private static final Said NOTHING = new Said(0, 0);
    private final Map<String, Said> known = new HashMap<>();

    /** For each group of {@link ClassWords} how many boxes up it is named: its own names are at 0, its parent's one further. */
    byte[] distances(byte @Nullable [] parent, Element element) {
        byte[] found = new byte[ClassWords.NAMES.size()];
        for (int i = 0; i < found.length; i++)
            found[i] = parent == null ? ClassWords.FAR : (byte) Math.min(ClassWords.FAR, parent[i] + 1);
        if (element.attributesSize() == 0) return found;
        int groups = said(element.className()).groups
                | said(element.id()).groups
                | said(element.attr("data-component")).groups;
        for (int i = 0; groups != 0; i++, groups >>>= 1) if ((groups & 1) != 0) found[i] = 0;
        return found;
    }

    /** See {@link ClassWords#shape}. */
    int shape(String name) {
        return said(name).shape;
    }

    private Said said(String name) {
        if (name.isEmpty()) return NOTHING;
        Said said = known.get(name);
        if (said == null) {
            said = new Said(ClassWords.groupsIn(name), ClassWords.shape(name));
            known.put(name, said);
        }
        return said;
    }
}
