package org.tributary.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Says of each block how likely it is body, in two looks: the first weighs each block's own signals, the second also what
 * the first thought of its neighbours, its likes and its boxes. Both were learned (docs/extraction.md).
 */
final class Judge {
    /** Below this, nothing that stands around a block has ever made it body: menus, footers, lists of links. */
    private static final float HOPELESS = 0.004f;

    private static final float NEVER = 0.0005f;

    private final Forest first;
    private final Forest second;

    Judge(Forest first, Forest second) {
        this.first = first;
        this.second = second;
    }

    /** The judge that the project ships. */
    static Judge learned() {
        return new Judge(forest("first", Signals.names()), forest("second", SecondLook.allNames()));
    }

    /** For each block the chance that it is body, 0 to 1. */
    float[] judge(Page page) {
        return judge(page, Signals.measure(page));
    }

    float[] judge(Page page, float[][] figures) {
        float[] opinions = firstLook(page, figures);
        float[][] more = SecondLook.measure(page, figures, opinions, HOPELESS);
        float[] chances = new float[opinions.length];
        for (int i = 0; i < chances.length; i++) chances[i] = opinions[i] < HOPELESS ? opinions[i] : second.of(more[i]);
        return chances;
    }

    float[] firstLook(Page page, float[][] figures) {
        float[] opinions = new float[figures.length];
        for (Block block : page.blocks) opinions[block.index] = block.isMenu() ? NEVER : first.of(figures[block.index]);
        return opinions;
    }

    /** Whether a block with that first opinion is looked at again. */
    boolean looksTwice(float opinion) {
        return opinion >= HOPELESS;
    }

    /** The figures that made a first opinion, the strongest first. */
    List<String> whyFirst(float[] figures, int most) {
        return Contributions.told(first, figures, most);
    }

    List<String> whySecond(float[] figures, int most) {
        return Contributions.told(second, figures, most);
    }

    private static Forest forest(String name, List<String> figures) {
        String path = "/extract/" + name + ".forest";
        try (InputStream in = Objects.requireNonNull(Judge.class.getResourceAsStream(path), path);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return Forest.read(reader, figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
