package org.tributary.model;

/** An article already placed that shares a key or part of a fingerprint with the one being placed, and its story. */
public record Neighbour(Article article, long storyId) {}
