package org.tributary.model;

/** How much of an article a publication that the world can read may carry. */
public enum Republish {
    FULL,
    EXCERPT,
    TITLE,
    NONE
}
