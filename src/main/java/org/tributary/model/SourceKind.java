package org.tributary.model;

/** What stands at a source's address. */
public enum SourceKind {
    /** RSS, Atom or JSON Feed. */
    FEED,
    /** A sitemap, a news sitemap, or an index of them (sitemaps.org). */
    SITEMAP,
    /** A web page that lists articles; {@link Listing} says where. */
    PAGE
}
