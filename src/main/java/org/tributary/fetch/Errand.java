package org.tributary.fetch;

import java.net.URI;
import org.tributary.model.Source;
import org.tributary.model.Validators;

/**
 * One thing to be fetched for a source.
 *
 * @param known what an earlier answer gave us to ask "has it changed?" with
 * @param most decoded bytes
 */
record Errand(Source source, URI at, Validators known, Kind kind, long most) {
    enum Kind {
        FEED("application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9,"
                + " application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"),
        PAGE("text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5"),
        ROBOTS("text/plain, */*;q=0.5");

        final String accept;

        Kind(String accept) {
            this.accept = accept;
        }
    }

    /** Only pages: a feed was asked for by the person who named it, and robots.txt is what tells us. */
    boolean asksRobots() {
        return kind == Kind.PAGE && source.obeysRobots();
    }

    /** A robots.txt is read as far as it must be, everything else whole or not at all. */
    boolean mayBeCut() {
        return kind == Kind.ROBOTS;
    }
}
