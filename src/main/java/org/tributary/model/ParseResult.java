package org.tributary.model;

/** What reading a download as a feed came to. */
public sealed interface ParseResult {
    record Parsed(Feed feed) implements ParseResult {}

    /** No feed: {@code why} says in a person's words what it was instead and what to do. */
    record NotAFeed(Kind kind, String why) implements ParseResult {}

    /** What came instead of a feed. */
    enum Kind {
        EMPTY,
        HTML,
        CHALLENGE,
        BROKEN
    }
}
