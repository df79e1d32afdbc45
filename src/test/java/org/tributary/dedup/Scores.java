package org.tributary.dedup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How well items were folded, counted as shared/tools/score-stories counts. */
final class Scores {
    private static final List<String> HARDER = List.of(
            "original", "template", "exact", "reformatted", "correction", "light", "cut", "medium", "teaser", "heavy");

    final double precision;
    final double recall;
    final double b3;
    final int hidden;
    final Map<String, Double> recallOf = new TreeMap<>();
    final List<String> wrong = new ArrayList<>();

    /** Folds the items in their order and counts. */
    static Scores of(List<Labelled> items) {
        StoryPlacer placer = new StoryPlacer();
        items.forEach(labelled -> placer.place(labelled.item()));
        List<String> stories = new ArrayList<>();
        placer.placed().forEach(placed -> stories.add(placed.story()));
        return new Scores(items, stories);
    }

    Scores(List<Labelled> items, List<String> stories) {
        int right = 0;
        int falsely = 0;
        int same = 0;
        double bp = 0;
        double br = 0;
        Map<String, int[]> kinds = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            int mates = 0;
            int strangers = 0;
            int family = 0;
            for (int j = 0; j < items.size(); j++) {
                boolean truth = items.get(i).story().equals(items.get(j).story());
                boolean folded = stories.get(i).equals(stories.get(j));
                boolean unsure = unsure(items.get(i), items.get(j));
                if (truth) family++;
                if (truth && folded) mates++;
                if (folded && !truth && !unsure) strangers++;
                if (j <= i) continue;
                if (truth) {
                    same++;
                    if (folded) right++;
                    int[] count = kinds.computeIfAbsent(kind(items.get(i), items.get(j)), k -> new int[2]);
                    count[0] += folded ? 1 : 0;
                    count[1]++;
                } else if (folded && !unsure) {
                    falsely++;
                    wrong.add(items.get(i).item().id() + " and "
                            + items.get(j).item().id());
                }
            }
            bp += mates / (double) (mates + strangers);
            br += mates / (double) family;
        }
        precision = right + falsely == 0 ? 1 : right / (double) (right + falsely);
        recall = same == 0 ? 1 : right / (double) same;
        double p = bp / items.size();
        double r = br / items.size();
        b3 = 2 * p * r / (p + r);
        hidden = hidden(items, stories);
        kinds.forEach((kind, count) -> recallOf.put(kind, count[0] / (double) count[1]));
    }

    private static boolean unsure(Labelled one, Labelled other) {
        return one.maybe().contains(other.story()) || other.maybe().contains(one.story());
    }

    private static String kind(Labelled one, Labelled other) {
        return HARDER.indexOf(one.kind()) >= HARDER.indexOf(other.kind()) ? one.kind() : other.kind();
    }

    /** Stories that lost their own entry; those that may be one count once. */
    private static int hidden(List<Labelled> items, List<String> stories) {
        Map<String, Map<String, Labelled>> clusters = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++)
            clusters.computeIfAbsent(stories.get(i), k -> new LinkedHashMap<>())
                    .putIfAbsent(items.get(i).story(), items.get(i));
        int hidden = 0;
        for (Map<String, Labelled> cluster : clusters.values()) hidden += groups(new ArrayList<>(cluster.values())) - 1;
        return hidden;
    }

    private static int groups(List<Labelled> stories) {
        Set<Integer> seen = new HashSet<>();
        int groups = 0;
        for (int i = 0; i < stories.size(); i++) {
            if (!seen.add(i)) continue;
            groups++;
            List<Integer> open = new ArrayList<>(List.of(i));
            while (!open.isEmpty()) {
                int at = open.remove(open.size() - 1);
                for (int j = 0; j < stories.size(); j++)
                    if (unsure(stories.get(at), stories.get(j)) && seen.add(j)) open.add(j);
            }
        }
        return groups;
    }

    @Override
    public String toString() {
        return String.format(
                "precision %.4f recall %.4f b3 %.4f hidden %d %s wrong %s",
                precision, recall, b3, hidden, recallOf, wrong);
    }
}
