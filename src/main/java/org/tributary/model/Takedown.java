package org.tributary.model;

/**
 * A person's wish that something be removed for good.
 *
 * @param what an article's number or address, a story's number, or a source's id
 * @param why to be kept with it; may be empty
 */
public record Takedown(Kind kind, String what, String why) {
    public enum Kind {
        ARTICLE,
        STORY,
        SOURCE
    }
}
