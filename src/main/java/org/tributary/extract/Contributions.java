package org.tributary.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each figure did to a forest's answer: along a tree's path each fork moves the answer from the mean of all the
 * leaves under it to the mean of those that are left, and the move is put to the fork's figure (Saabas 2014). In log odds;
 * with the base and the trees' means they add up to the answer.
 */
final class Contributions {
    private static final double WORTH_TELLING = 0.15;

    private Contributions() {}

    static double[] of(Forest forest, float[] figures) {
        double[] moves = new double[forest.names.size()];
        for (Forest.Tree tree : forest.trees) {
            int at = 0;
            double mean = mean(tree, 0);
            while (tree.figure()[at] >= 0) {
                int figure = tree.figure()[at];
                int next = figures[figure] < tree.value()[at] ? tree.below()[at] : tree.above()[at];
                double left = mean(tree, next);
                moves[figure] += left - mean;
                mean = left;
                at = next;
            }
        }
        return moves;
    }

    /** The figures that moved the answer most, with their values: {@code link-share 0.90 -1.8}. */
    static List<String> told(Forest forest, float[] figures, int most) {
        double[] moves = of(forest, figures);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < moves.length; i++) if (Math.abs(moves[i]) >= WORTH_TELLING) order.add(i);
        order.sort(Comparator.comparingDouble(i -> -Math.abs(moves[i])));
        return order.stream()
                .limit(most)
                .map(i -> forest.names.get(i) + " " + brief(figures[i]) + " "
                        + String.format(java.util.Locale.ROOT, "%+.1f", moves[i]))
                .toList();
    }

    private static String brief(float value) {
        return value == Math.rint(value)
                ? Integer.toString((int) value)
                : String.format(java.util.Locale.ROOT, "%.2f", value);
    }

    /** Trees are small (some 27 nodes), and this is asked for by a person. */
    private static double mean(Forest.Tree tree, int from) {
        double[] sum = new double[2];
        List<Integer> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            int at = open.remove(open.size() - 1);
            if (tree.figure()[at] < 0) {
                sum[0] += tree.value()[at];
                sum[1]++;
            } else {
                open.add(tree.below()[at]);
                open.add(tree.above()[at]);
            }
        }
        return sum[0] / sum[1];
    }
}
