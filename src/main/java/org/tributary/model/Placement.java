package org.tributary.model;

import java.util.List;
import java.util.Optional;

/**
 * Where an article belongs.
 *
 * @param storyId the story it joins; empty: it founds its own
 * @param articleId the placed article that it was found equal to, where it joins one
 * @param why the rule and its figures, for a person to read
 * @param alsoMatches other stories that it is found equal to as well: the article shows that they and {@code storyId}
 *     are one
 * @param verdicts on every article that it was laid beside
 */
public record Placement(
        Optional<Long> storyId, Optional<Long> articleId, String why, List<Long> alsoMatches, List<Verdict> verdicts) {
    public Placement {
        alsoMatches = List.copyOf(alsoMatches);
        verdicts = List.copyOf(verdicts);
    }

    public Placement(Optional<Long> storyId, Optional<Long> articleId, String why) {
        this(storyId, articleId, why, List.of(), List.of());
    }

    public static Placement founds(String why) {
        return new Placement(Optional.empty(), Optional.empty(), why);
    }

    public static Placement joins(Neighbour neighbour, String why) {
        return new Placement(
                Optional.of(neighbour.storyId()),
                Optional.of(neighbour.article().id()),
                why);
    }

    /** The same place, and the other stories that the article matches. */
    public Placement with(List<Long> others) {
        return new Placement(storyId, articleId, why, others, verdicts);
    }

    /** The same place, and what was thought of each neighbour. */
    public Placement after(List<Verdict> judged) {
        return new Placement(storyId, articleId, why, alsoMatches, judged);
    }
}
