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

    Boosting(Settings settings, List<String> names) {
        this.settings = settings;
        this.names = names;
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
        double gradient;
        double hessian;
        double gain;
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
        leaves.add(split(new Leaf(0, rows), figures, bins, gradient, hessian));
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
            leaves.add(split(new Leaf(below[best.at], Arrays.copyOf(left, l)), figures, bins, gradient, hessian));
            leaves.add(split(new Leaf(above[best.at], Arrays.copyOf(right, r)), figures, bins, gradient, hessian));
        }
        for (Leaf leaf : leaves)
            value[leaf.at] = round(-settings.rate * leaf.gradient / (leaf.hessian + settings.ridge));
        return new Forest.Tree(
                Arrays.copyOf(figure, nodes),
                Arrays.copyOf(value, nodes),
                Arrays.copyOf(below, nodes),
                Arrays.copyOf(above, nodes));
    }

    private static float round(double value) {
        return (float) (Math.round(value * 1e4) / 1e4);
    }

    private Leaf split(Leaf leaf, int[] figures, byte[][] bins, double[] gradient, double[] hessian) {
        for (int row : leaf.rows) {
            leaf.gradient += gradient[row];
            leaf.hessian += hessian[row];
        }
        double whole = leaf.gradient * leaf.gradient / (leaf.hessian + settings.ridge);
        double[] g = new double[BINS];
        double[] h = new double[BINS];
        for (int f : figures) {
            Arrays.fill(g, 0);
            Arrays.fill(h, 0);
            byte[] column = bins[f];
            for (int row : leaf.rows) {
                g[column[row]] += gradient[row];
                h[column[row]] += hessian[row];
            }
            double gl = 0;
            double hl = 0;
            for (int b = 0; b < BINS - 1; b++) {
                gl += g[b];
                hl += h[b];
                if (h[b] == 0 || hl < settings.minWeight) continue;
                double hr = leaf.hessian - hl;
                if (hr < settings.minWeight) break;
                double gr = leaf.gradient - gl;
                double gain = gl * gl / (hl + settings.ridge) + gr * gr / (hr + settings.ridge) - whole;
                if (gain > leaf.gain) {
                    leaf.gain = gain;
                    leaf.figure = f;
                    leaf.bin = b;
                }
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
