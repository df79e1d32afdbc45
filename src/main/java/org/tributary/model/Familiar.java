package org.tributary.model;

/** What reading a source's pages has taught about it: what they are like, and how well they usually give their article. */
public record Familiar(Template template, Rhythm rhythm) {
    public static final Familiar STRANGER = new Familiar(Template.UNKNOWN, Rhythm.NONE);
}
