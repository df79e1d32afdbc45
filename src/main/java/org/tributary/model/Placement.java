package org.tributary.model;

import java.util.Optional;

/**
 * Where an article belongs.
 *
 * @param storyId the story it joins; empty: it founds its own
 * @param articleId the placed article that it was found equal to, where it joins one
 * @param why the rule and its figures, for a person to read
 */
public record Placement(Optional<Long> storyId, Optional<Long> articleId, String why) {
    public static Placement founds(String why) {
        return new Placement(Optional.empty(), Optional.empty(), why);
    }

    public static Placement joins(Neighbour neighbour, String why) {
        return new Placement(
                Optional.of(neighbour.storyId()),
                Optional.of(neighbour.article().id()),
                why);
    }
}
