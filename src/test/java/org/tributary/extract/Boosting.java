package org.tributary.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Gradient boosting of small trees with the logistic loss (Friedman 2001; second-order gains as in Chen and Guestrin
 * 2016). Figures are cut into at most 48 bins; each tree sees a part of the pages and a part of the figures, so that
 * what holds on a few pages alone is not learned.
 */
final class Boosting {
    /** How trees grow. */
    record Settings(int trees, int leaves, double rate, double minWeight, double ridge, double pages, double figures) {}

    private static final int BINS = 48;
    private final Settings settings;
    private final List<String> names;
    private final int[] ways;

    Boosting(Settings settings, List<String> names) {
        this.settings = settings;
        this.names = names;
        ways = names.stream().mapToInt(Ways::of).toArray();
    }

    /** Rows of one page have one number in {@code pageOf}. */
    Forest learn(float[][] rows, boolean[] labels, double[] weights, int[] pageOf, long seed) {
        int size = rows.length;
        int width = names.size();
        float[][] edges = new float[width][];
        byte[][] bins = new byte[width][size];
        for (int f = 0; f < width; f++) {
            edges[f] = edges(rows, f);
            for (int i = 0; i < size; i++) bins[f][i] = (byte) bin(edges[f], rows[i][f]);
        }
        double positive = 0;
        double all = 0;
        for (int i = 0; i < size; i++) {
            all += weights[i];
            if (labels[i]) positive += weights[i];
        }
        float base = (float) Math.log(positive / (all - positive));
        double[] score = new double[size];
        Arrays.fill(score, base);
        double[] gradient = new double[size];
        double[] hessian = new double[size];
        Random random = new Random(seed);
        int pages = Arrays.stream(pageOf).max().orElse(0) + 1;
        List<Forest.Tree> trees = new ArrayList<>();
        for (int t = 0; t < settings.trees; t++) {
            boolean[] seen = new boolean[pages];
            for (int p = 0; p < pages; p++) seen[p] = random.nextDouble() < settings.pages;
            int[] used = new int[size];
            int count = 0;
            for (int i = 0; i < size; i++) {
                double chance = 1 / (1 + Math.exp(-score[i]));
                gradient[i] = weights[i] * (chance - (labels[i] ? 1 : 0));
                hessian[i] = weights[i] * Math.max(1e-6, chance * (1 - chance));
                if (seen[pageOf[i]]) used[count++] = i;
            }
            int[] figures = sample(width, random);
            Forest.Tree tree = grow(Arrays.copyOf(used, count), figures, bins, edges, gradient, hessian);
            trees.add(tree);
            for (int i = 0; i < size; i++) score[i] += tree.of(rows[i]);
        }
        return new Forest(names, trees, base);
    }

    private int[] sample(int width, Random random) {
        List<Integer> all = new ArrayList<>();
        for (int f = 0; f < width; f++) if (random.nextDouble() < settings.figures) all.add(f);
        if (all.isEmpty()) all.add(random.nextInt(width));
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private static final class Leaf {
        final int at;
        final int[] rows;
        double[][] sums = new double[0][];
        double gradient;
        double hessian;
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        double gain;
        double below;
        double above;
        int figure = -1;
        int bin;

        Leaf(int at, int[] rows) {
            this.at = at;
            this.rows = rows;
        }
    }

    private Forest.Tree grow(
            int[] rows, int[] figures, byte[][] bins, float[][] edges, double[] gradient, double[] hessian) {
        int most = 2 * settings.leaves - 1;
        int[] figure = new int[most];
        float[] value = new float[most];
        int[] below = new int[most];
        int[] above = new int[most];
        Arrays.fill(figure, -1);
        int nodes = 1;
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(split(new Leaf(0, rows), figures, sums(rows, figures, bins, gradient, hessian), gradient, hessian));
        while (leaves.size() < settings.leaves) {
            Leaf best = leaves.get(0);
            for (Leaf leaf : leaves) if (leaf.gain > best.gain) best = leaf;
            if (best.gain <= 1e-6) break;
            leaves.remove(best);
            byte[] column = bins[best.figure];
            int[] left = new int[best.rows.length];
            int[] right = new int[best.rows.length];
            int l = 0;
            int r = 0;
            for (int row : best.rows)
                if (column[row] <= best.bin) left[l++] = row;
                else right[r++] = row;
            figure[best.at] = best.figure;
            value[best.at] = edges[best.figure][best.bin];
            below[best.at] = nodes++;
            above[best.at] = nodes++;
            Leaf under = new Leaf(below[best.at], Arrays.copyOf(left, l));
            Leaf over = new Leaf(above[best.at], Arrays.copyOf(right, r));
            bound(best, under, over);
            Leaf small = l < r ? under : over;
            Leaf large = l < r ? over : under;
            double[][] few = sums(small.rows, figures, bins, gradient, hessian);
            leaves.add(split(small, figures, few, gradient, hessian));
            leaves.add(split(large, figures, less(best.sums, few), gradient, hessian));
            best.sums = new double[0][];
        }
        for (Leaf leaf : leaves) value[leaf.at] = round(settings.rate * answer(leaf, leaf.gradient, leaf.hessian));
        return new Forest.Tree(
                Arrays.copyOf(figure, nodes),
                Arrays.copyOf(value, nodes),
                Arrays.copyOf(below, nodes),
                Arrays.copyOf(above, nodes));
    }

    private double answer(Leaf leaf, double gradient, double hessian) {
        return Math.max(leaf.lowest, Math.min(leaf.highest, -gradient / (hessian + settings.ridge)));
    }

    /** What is known to speak for or against may not be turned round by a part of the tree further down. */
    private void bound(Leaf from, Leaf under, Leaf over) {
        under.lowest = over.lowest = from.lowest;
        under.highest = over.highest = from.highest;
        int way = ways[from.figure];
        if (way == 0) return;
        double middle = 0.5 * (from.below + from.above);
        if (way > 0) {
            under.highest = middle;
            over.lowest = middle;
        } else {
            under.lowest = middle;
            over.highest = middle;
        }
    }

    private static float round(double value) {
        return (float) (Math.round(value * 1e4) / 1e4);
    }

    /** Sums of gradients and hessians by figure and bin; the larger child's are its parent's less its sibling's. */
    private static double[][] sums(int[] rows, int[] figures, byte[][] bins, double[] gradient, double[] hessian) {
        double[][] sums = new double[figures.length][2 * BINS];
        for (int k = 0; k < figures.length; k++) {
            byte[] column = bins[figures[k]];
            double[] sum = sums[k];
            for (int row : rows) {
                int at = 2 * column[row];
                sum[at] += gradient[row];
                sum[at + 1] += hessian[row];
            }
        }
        return sums;
    }

    private static double[][] less(double[][] all, double[][] part) {
        double[][] rest = new double[all.length][2 * BINS];
        for (int k = 0; k < all.length; k++)
            for (int at = 0; at < 2 * BINS; at++) rest[k][at] = all[k][at] - part[k][at];
        return rest;
    }

    private Leaf split(Leaf leaf, int[] figures, double[][] sums, double[] gradient, double[] hessian) {
        leaf.sums = sums;
        for (int row : leaf.rows) {
            leaf.gradient += gradient[row];
            leaf.hessian += hessian[row];
        }
        double whole = leaf.gradient * leaf.gradient / (leaf.hessian + settings.ridge);
        for (int k = 0; k < figures.length; k++) {
            int f = figures[k];
            double[] sum = sums[k];
            double gl = 0;
            double hl = 0;
            for (int b = 0; b < BINS - 1; b++) {
                double h = sum[2 * b + 1];
                gl += sum[2 * b];
                hl += h;
                if (h <= 1e-9 || hl < settings.minWeight) continue;
                double hr = leaf.hessian - hl;
                if (hr < settings.minWeight) break;
                double gr = leaf.gradient - gl;
                double gain = gl * gl / (hl + settings.ridge) + gr * gr / (hr + settings.ridge) - whole;
                if (gain <= leaf.gain) continue;
                double under = answer(leaf, gl, hl);
                double over = answer(leaf, gr, hr);
                if (ways[f] * (over - under) < 0) continue;
                leaf.below = under;
                leaf.above = over;
                leaf.gain = gain;
                leaf.figure = f;
                leaf.bin = b;
            }
        }
        return leaf;
    }

    /** A value in bin b is below edge b and not below edge b-1. */
    private static float[] edges(float[][] rows, int f) {
        float[] sorted = new float[rows.length];
        for (int i = 0; i < rows.length; i++) sorted[i] = rows[i][f];
        Arrays.sort(sorted);
        List<Float> distinct = new ArrayList<>();
        for (float value : sorted)
            if (distinct.isEmpty() || distinct.get(distinct.size() - 1) != value) distinct.add(value);
        List<Float> edges = new ArrayList<>();
        if (distinct.size() <= BINS) {
            for (int i = 1; i < distinct.size(); i++) edges.add(middle(distinct.get(i - 1), distinct.get(i)));
        } else {
            for (int b = 1; b < BINS; b++) {
                int at = (int) ((long) b * sorted.length / BINS);
                float value = sorted[at];
                if (edges.isEmpty() || edges.get(edges.size() - 1) < value) edges.add(value);
            }
        }
        float[] all = new float[edges.size()];
        for (int i = 0; i < all.length; i++) all[i] = edges.get(i);
        return all;
    }

    private static float middle(float a, float b) {
        return a + (b - a) / 2;
    }

    private static int bin(float[] edges, float value) {
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (value < edges[mid]) high = mid;
            else low = mid + 1;
        }
        return Math.min(BINS - 1, low);
    }
}
