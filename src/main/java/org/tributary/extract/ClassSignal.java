package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;

/** What class and id names say, in the words that all of the web uses, and how many boxes up they say it. */
final class ClassSignal implements Signal {
    private static final List<String> FIGURES = figures();

    @Override
    public List<String> names() {
        return FIGURES;
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        byte[] distance = block.home.distance;
        for (int i = 0; i < distance.length; i++) into[at + i] = distance[i];
    }

    private static List<String> figures() {
        List<String> figures = new ArrayList<>();
        for (String name : ClassWords.NAMES) figures.add("class-" + name);
        return List.copyOf(figures);
    }
}
