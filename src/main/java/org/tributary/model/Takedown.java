package org.tributary.model;

/**
 * A person's wish that something be removed for good.
 *
 * @param what an article's number or address, a story's number, or a source's id
 * @param why to be kept with it; may be empty
 * @param onlyStored an address that nothing stored has is refused, and not barred in advance
 */
public record Takedown(Kind kind, String what, String why, boolean onlyStored) {
    /** An address is barred also where nothing stored has it. */
    public Takedown(Kind kind, String what, String why) {
        this(kind, what, why, false);
    }

    public enum Kind {
        ARTICLE,
        STORY,
        SOURCE
    }
}
