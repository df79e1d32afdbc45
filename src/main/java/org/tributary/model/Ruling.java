package org.tributary.model;

import java.time.Instant;

/**
 * A person's word on two articles, which no rule overrides.
 *
 * @param apart they are not one story; else they are
 */
public record Ruling(long oneId, long otherId, boolean apart, Instant at) {}
