package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;

/** What class and id names say, in the words that all of the web uses, and how many boxes up they say it. */
final class ClassSignal implements Signal {
    private static final List<String> FIGURES = figures();
    /** Groups of words that are seldom said of an article's own text. */
    private static final int[] STRANGE =
            List.of("related", "share", "comment", "navigation", "signup", "advert").stream()
                    .mapToInt(ClassWords.NAMES::indexOf)
                    .toArray();

    private static final int BODY = ClassWords.NAMES.indexOf("body");

    @Override
    public List<String> names() {
        return FIGURES;
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        byte[] distance = block.home.distance;
        for (int i = 0; i < distance.length; i++) into[at + i] = distance[i];
        float strange = strangeness(block.home);
        into[at + distance.length] = strange;
        into[at + distance.length + 1] = strange - distance[BODY];
    }

    /** How many boxes up the nearest word is that is seldom said of an article's own text. */
    static int strangeness(Box box) {
        int nearest = ClassWords.FAR;
        for (int strange : STRANGE) nearest = Math.min(nearest, box.distance[strange]);
        return nearest;
    }

    private static List<String> figures() {
        List<String> figures = new ArrayList<>();
        for (String name : ClassWords.NAMES) figures.add("class-" + name);
        figures.add("class-strange");
        figures.add("class-strange-behind-body");
        return List.copyOf(figures);
    }
}
