package org.tributary.model;

import java.util.Optional;

/**
 * A document that we write, named in feeds.yml: the stories that a query finds.
 *
 * @param webhook who is told of them as they come
 */
public record Publication(String name, String title, String query, Optional<Webhook> webhook) {
    public Publication {
        if (!name.matches("[a-z0-9-]+")) throw new IllegalArgumentException("name may hold a-z, 0-9 and '-': " + name);
    }

    public Publication(String name, String title, String query) {
        this(name, title, query, Optional.empty());
    }
}
