package org.tributary.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Many small decision trees whose answers are added: gradient boosting with the logistic loss. The file is text, a tree a
 * paragraph: {@code figure < threshold yes no} for a fork, {@code = value} for a leaf, children by their line in the
 * paragraph.
 */
final class Forest {
    /** A tree in arrays: a figure's number (-1: leaf), a threshold or the leaf's value, the two children. */
    record Tree(int[] figure, float[] value, int[] below, int[] above) {
        float of(float[] figures) {
            int at = 0;
            while (figure[at] >= 0) at = figures[figure[at]] < value[at] ? below[at] : above[at];
            return value[at];
        }
    }

    /** Of a node in {@link #nodes}: the figure's number (-1: leaf), the threshold or value in bits, where its first child is. */
    private static final int STRIDE = 3;

    final List<String> names;
    final List<Tree> trees;
    final float base;
    /** All trees in one array, the second child right behind the first: walking them is most of what judging costs. */
    private final int[] nodes;

    private final int[] roots;

    Forest(List<String> names, List<Tree> trees, float base) {
        this.names = names;
        this.trees = trees;
        this.base = base;
        roots = new int[trees.size()];
        int size = 0;
        for (int t = 0; t < roots.length; t++) {
            roots[t] = size;
            size += trees.get(t).figure.length * STRIDE;
        }
        nodes = new int[size];
        for (int t = 0; t < roots.length; t++) lay(trees.get(t), roots[t]);
    }

    /** Writes a tree level by level. */
    private void lay(Tree tree, int root) {
        int[] order = new int[tree.figure.length];
        int count = 1;
        for (int i = 0; i < count; i++) {
            int node = order[i];
            int at = root + i * STRIDE;
            nodes[at] = tree.figure[node];
            nodes[at + 1] = Float.floatToRawIntBits(tree.value[node]);
            if (tree.figure[node] < 0) continue;
            nodes[at + 2] = root + count * STRIDE;
            order[count++] = tree.below[node];
            order[count++] = tree.above[node];
        }
    }

    /** The chance that it is so, 0 to 1. */
    float of(float[] figures) {
        float sum = base;
        for (int root : roots) {
            int at = root;
            for (int figure = nodes[at]; figure >= 0; figure = nodes[at]) {
                float threshold = Float.intBitsToFloat(nodes[at + 1]);
                at = nodes[at + 2] + (figures[figure] < threshold ? 0 : STRIDE);
            }
            sum += Float.intBitsToFloat(nodes[at + 1]);
        }
        return (float) (1 / (1 + Math.exp(-sum)));
    }

    static Forest read(Reader from, List<String> names) throws IOException {
        BufferedReader lines = new BufferedReader(from);
        List<Tree> trees = new ArrayList<>();
        List<String[]> tree = new ArrayList<>();
        float base = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("#")) continue;
            if (line.startsWith("base ")) base = Float.parseFloat(line.substring(5));
            else if (!line.isBlank()) tree.add(line.split(" "));
            else if (!tree.isEmpty()) {
                trees.add(grow(tree, names));
                tree.clear();
            }
        }
        if (!tree.isEmpty()) trees.add(grow(tree, names));
        return new Forest(names, trees, base);
    }

    private static Tree grow(List<String[]> lines, List<String> names) {
        int size = lines.size();
        Tree tree = new Tree(new int[size], new float[size], new int[size], new int[size]);
        for (int i = 0; i < size; i++) {
            String[] line = lines.get(i);
            boolean leaf = line[0].equals("=");
            tree.figure[i] = leaf ? -1 : names.indexOf(line[0]);
            if (!leaf && tree.figure[i] < 0)
                throw new IllegalStateException("the model weighs a figure that no signal has: " + line[0]);
            tree.value[i] = Float.parseFloat(line[leaf ? 1 : 2]);
            if (leaf) continue;
            tree.below[i] = Integer.parseInt(line[3]);
            tree.above[i] = Integer.parseInt(line[4]);
        }
        return tree;
    }

    void write(Writer to) throws IOException {
        to.write("base " + base + "\n");
        for (Tree tree : trees) {
            to.write("\n");
            for (int i = 0; i < tree.figure.length; i++)
                to.write(
                        tree.figure[i] < 0
                                ? "= " + tree.value[i] + "\n"
                                : names.get(tree.figure[i]) + " < " + tree.value[i] + " " + tree.below[i] + " "
                                        + tree.above[i] + "\n");
        }
    }
}
