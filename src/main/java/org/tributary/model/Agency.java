package org.tributary.model;

import java.util.Optional;

/**
 * Who wrote copy that outlets reprint.
 *
 * @param name the short name: AFP, Reuters, AP, dpa, ...
 * @param evidence the words of the text that say so
 * @param strict the words are a credit (dateline, byline, copyright, source), not only "told AFP"
 * @param from the article whose words they are, where this one says nothing itself and has the credit of its story
 */
public record Agency(String name, String evidence, boolean strict, Optional<Long> from) {
    /** A credit that the article itself gives. */
    public Agency(String name, String evidence, boolean strict) {
        this(name, evidence, strict, Optional.empty());
    }

    /** A strict credit that the article itself gives. */
    public Agency(String name, String evidence) {
        this(name, evidence, true, Optional.empty());
    }

    /** The same credit as a reprint of that article has it. */
    public Agency inheritedFrom(long articleId) {
        return new Agency(name, evidence, false, Optional.of(articleId));
    }
}
