package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;

/** All signals. A new one is a new file, plus its name here; then the model is learned anew (docs/extraction.md). */
final class Signals {
    static final List<Signal> ALL = List.of(
            new LengthSignal(),
            new PunctuationSignal(),
            new LinkSignal(),
            new ElementSignal(),
            new ClassSignal(),
            new PlaceSignal(),
            new GroupSignal(),
            new TrunkSignal(),
            new ParentSignal(),
            new NeighbourSignal(),
            new TitleSignal(),
            new ClueSignal(),
            new RepeatSignal(),
            new PhraseSignal());

    private static final int WIDTH = names().size();
    private static final int[] WIDTHS =
            ALL.stream().mapToInt(signal -> signal.names().size()).toArray();

    private Signals() {}

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Signal signal : ALL) names.addAll(signal.names());
        return names;
    }

    /** The figures of each block of the page; a menu's are left at 0. */
    static float[][] measure(Page page) {
        float[][] figures = new float[page.blocks.size()][WIDTH];
        int at = 0;
        int next = 0;
        for (Signal signal : ALL) {
            for (Block block : page.blocks) if (!block.isMenu()) signal.measure(page, block, figures[block.index], at);
            at += WIDTHS[next++];
        }
        return figures;
    }
}
