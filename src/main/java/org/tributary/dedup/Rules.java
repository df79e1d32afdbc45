package org.tributary.dedup;

import java.util.Optional;

/**
 * The thresholds: when two texts are one story, and what forbids it. They were set by looking at real copies; moved by a
 * tenth they hide nothing still ({@code docs/stories.md}).
 */
final class Rules {
    /** Fewer words than this are judged by their headlines. */
    private static final int FEW_WORDS = 12;

    private Rules() {}

    /**
     * A publisher put other news under an address that we know: another text under another headline, a long one under
     * any (a daily page), or the same form with today's figures. A short text under its headline may be the summary.
     */
    static boolean reusedAddress(Comparison c) {
        boolean nothingCommon = c.contained() < 0.1 && c.opening() < 0.3;
        return nothingCommon && (c.headlines() < 0.4 || c.shortest() >= 80) || otherFigures(c);
    }

    private static boolean otherFigures(Comparison c) {
        return c.figures() >= 2 && c.figures() * 100.0 / Math.max(1, c.covered()) >= 3;
    }

    /** Equal bodies are one story, unless they are so short that they may be what the outlet says under everything. */
    static boolean oneBody(Comparison c, boolean sameOutlet) {
        if (c.shortest() == 0) return false;
        int enough = sameOutlet ? 60 : 20;
        return c.shortest() >= enough || c.headlines() >= 0.5;
    }

    /** Of two articles without a text the headline is all there is: one of six words or more, and no other. */
    static boolean oneHeadline(Comparison c, int words) {
        return words >= 6 && c.headlines() == 1;
    }

    /** The rule that says it is one story. */
    static Optional<String> same(Comparison c) {
        double covered = c.covered() / (double) Math.max(1, c.shortest());
        boolean begins = c.opening() >= 0.35 || c.headlines() >= 0.3;
        if (c.shortest() < FEW_WORDS)
            return c.shortest() >= 5 && c.headlines() >= 0.5 && c.opening() >= 0.9 && c.depth() <= 8
                    ? Optional.of("the few words it has open the other, under one headline")
                    : Optional.empty();
        if (c.contained() >= 0.88 && c.alike() >= 0.4) return Optional.of("nearly all of both texts is common");
        if (c.contained() >= 0.6 && c.alike() >= 0.42 && begins) return Optional.of("most of both texts is common");
        if (c.contained() >= 0.75 && c.alike() >= 0.2 && begins) return Optional.of("one text holds the other");
        if (c.opening() >= 0.35 && c.contained() >= 0.35 && c.alike() >= 0.15)
            return Optional.of("the opening and much of the text are common");
        boolean throughout = c.contained() >= 0.6 || c.spread() >= 0.45 || c.headlines() >= 0.3;
        if (c.opening() >= 0.6 && c.contained() >= 0.25 && throughout) return Optional.of("the opening is common");
        if (c.headlines() >= 0.5 && c.opening() >= 0.35 && c.contained() >= 0.17)
            return Optional.of("the headline and the opening are common");
        if (c.headlines() >= 0.4 && c.contained() >= 0.55 && c.alike() >= 0.3)
            return Optional.of("the headline and most of the text are common");
        if (c.headlines() >= 0.6 && c.contained() >= 0.25 && c.alike() >= 0.1 && covered >= 0.33)
            return Optional.of("the headline and much of the text are common");
        return Optional.empty();
    }

    /** Whether a refusal is worth a person's look: by far not enough is common, but more than phrases. */
    static boolean near(double contained, double headlines) {
        return contained >= 0.1 || headlines >= 0.5;
    }

    /** Whether {@link #same} says no whatever else is common: each of its rules asks for more. */
    static boolean far(int shortest, double contained) {
        return shortest >= FEW_WORDS && contained < 0.1;
    }

    /** Little of it is the other text, and it has a headline of its own. */
    static boolean mayBeDigest(Comparison c) {
        return c.alike() < 0.3 && c.headlines() < 0.5;
    }

    /** What keeps two texts apart though they have much in common. */
    static Optional<String> veto(Comparison c, boolean sameOutlet) {
        double clashes = 100.0 / Math.max(1, c.covered());
        boolean brief = c.shortest() < 150;
        if (otherFigures(c)) return Optional.of("a template with other figures");
        if (c.figures() + c.names() >= 2 && (c.figures() + c.names()) * clashes >= 4)
            return Optional.of("a template with other names");
        if (brief && c.contrast() && c.longest() < 2 * c.shortest())
            return Optional.of("a template under a headline about something else");
        if (c.alike() < 0.3 && c.listed()) return Optional.of("a digest lists it");
        if (c.alike() < 0.3 && c.depth() > 8 && c.support() < 0.3)
            return Optional.of("the headlines speak of other things");
        if (sameOutlet && (c.contained() < 0.6 || c.opening() < 0.5 && c.headlines() < 0.5))
            return Optional.of("the outlet would not print it twice so differently");
        if (sameOutlet && c.shortest() < 60 && c.headlines() < 0.3)
            return Optional.of("the outlet's words under another headline");
        if (sameOutlet && brief && c.alike() < 0.95 && c.contained() < 0.95)
            return Optional.of("the outlet fills in a form");
        return Optional.empty();
    }
}
