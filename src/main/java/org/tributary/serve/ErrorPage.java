package org.tributary.serve;

/**
 * What the template {@code error.jte} shows.
 *
 * @param words what is wrong, in a sentence
 */
public record ErrorPage(Frame frame, String heading, String words) {}
