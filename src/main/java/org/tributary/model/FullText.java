package org.tributary.model;

/** Whether the article's page is visited: when the feed's own text is not the whole, each time, or not at all. */
public enum FullText {
    AUTO,
    ALWAYS,
    NEVER
}
