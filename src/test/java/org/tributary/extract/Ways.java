package org.tributary.extract;

import java.util.Set;

/** What is known before any learning: which figures can only speak for a block, and which only against it. */
final class Ways {
    private static final Set<String> FOR = Set.of(
            "in-declared-body",
            "in-article-body",
            "in-nav",
            "in-footer",
            "in-form",
            "in-dialog",
            "in-aside",
            "class-related",
            "class-share",
            "class-comment",
            "class-navigation",
            "class-signup",
            "class-advert",
            "class-legal",
            "class-strange",
            "class-caption",
            "class-hidden",
            "class-strange-behind-body",
            "first",
            "first-around",
            "first-group",
            "first-parent",
            "first-container");

    private static final Set<String> AGAINST = Set.of(
            "hidden",
            "link-share",
            "container-link-share",
            "class-body",
            "is-headline",
            "phrase-more",
            "phrase-signup",
            "phrase-legal",
            "phrase-share",
            "phrase-advert",
            "phrase-comment",
            "said-before",
            "is-figcaption");

    private Ways() {}

    /** 1 if more can only mean more likely, -1 if less likely, 0 if it may mean anything. */
    static int of(String name) {
        return FOR.contains(name) ? 1 : AGAINST.contains(name) ? -1 : 0;
    }
}
