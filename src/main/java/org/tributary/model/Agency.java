package org.tributary.model;

/**
 * Who wrote copy that outlets reprint.
 *
 * @param name the short name: AFP, Reuters, AP, dpa, ...
 * @param evidence the words of the text that say so
 */
public record Agency(String name, String evidence) {}
