package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * A quick look into class names for the beginnings of the words that {@link Markup}'s patterns know. Most class names hold
 * none, and a pattern costs ten times as much.
 */
final class MarkStems {
    private record Stem(String letters, int mark) {}

    private static final Stem[][] BY_PAIR = byPair();

    private MarkStems() {}

    /** Which patterns may match, as a sum of {@link Markup#AUTHOR}, {@link Markup#DATE} and {@link Markup#WALL}. */
    static int of(String names) {
        int may = 0;
        for (int i = 0; i + 1 < names.length(); i++) {
            Stem[] stems = BY_PAIR[pair(names.charAt(i), names.charAt(i + 1))];
            if (stems.length == 0) continue;
            for (Stem stem : stems)
                if (names.regionMatches(
                        true, i, stem.letters(), 0, stem.letters().length())) may |= stem.mark();
        }
        return may;
    }

    /** Two letters without their case as one small number; other signs may share a place with letters. */
    private static int pair(char first, char second) {
        return (first & 31) << 5 | second & 31;
    }

    private static Stem[][] byPair() {
        List<Stem> stems = new ArrayList<>();
        for (String author : List.of("aut", "byl", "by-l", "by_l", "writ", "crea", "firm", "yaza", "repor", "journ"))
            stems.add(new Stem(author, Markup.AUTHOR));
        for (String date : List.of("date", "datu", "time", "publ", "pub-", "pubd", "poste", "fech", "tari", "crea"))
            stems.add(new Stem(date, Markup.DATE));
        for (String wall : List.of("payw", "pay-w", "regw", "reg-w", "piano", "subsc", "premium", "meter"))
            stems.add(new Stem(wall, Markup.WALL));
        Stem[][] byPair = new Stem[32 * 32][];
        for (int pair = 0; pair < byPair.length; pair++) {
            int wanted = pair;
            byPair[pair] = stems.stream()
                    .filter(s -> pair(s.letters().charAt(0), s.letters().charAt(1)) == wanted)
                    .toArray(Stem[]::new);
        }
        return byPair;
    }
}
