package org.tributary.model;

/**
 * What came of laying an article beside one that was there already.
 *
 * @param otherId the article that was there
 * @param same whether they tell the same news in nearly the same words
 * @param rule the rule that says so, or what kept them apart
 * @param figures what the rule went by, for a person to read
 * @param shared the longest run of words that both have, as the article writes it; cut to a line
 */
public record Verdict(long otherId, boolean same, String rule, String figures, String shared) {}
