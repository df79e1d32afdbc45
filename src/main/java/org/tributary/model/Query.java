package org.tributary.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a reader asks for, read from the query language or from a URL's parameters: all the conditions hold of one
 * article of a story. An empty query is the whole river.
 */
public record Query(List<Condition> conditions) {
    public static final Query EVERYTHING = new Query(List.of());

    public Query {
        conditions = List.copyOf(conditions);
    }

    /** What may be true of an article. */
    public sealed interface Condition {}

    /**
     * Words that stand in the article, in any form of their language; several are a phrase.
     *
     * @param prefix the last word may go on
     */
    public record Text(Place place, String words, boolean prefix) implements Condition {}

    /** Where words stand. */
    public enum Place {
        ANYWHERE,
        TITLE,
        AUTHOR
    }

    /** A tag of its source, as feeds.yml gives it today. */
    public record Tag(String name) implements Condition {}

    /** The words of the outlet's name, or some of them in their order. */
    public record Outlet(String name) implements Condition {}

    public record OfSource(String sourceId) implements Condition {}

    /** ISO 639-1, or ckb or kmr; ku is both of these. */
    public record Language(String code) implements Condition {}

    public record OfAgency(String name) implements Condition {}

    /** Its story stands in the river at or after the one moment, and before the other. */
    public record Period(Optional<Instant> since, Optional<Instant> until) implements Condition {}

    public record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    public record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    public record Not(Condition of) implements Condition {}

    public boolean isEverything() {
        return conditions.isEmpty();
    }

    /** Both hold. */
    public Query and(Query other) {
        List<Condition> both = new ArrayList<>(conditions);
        both.addAll(other.conditions);
        return new Query(both);
    }
}
