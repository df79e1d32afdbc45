package org.tributary.model;

/** A document that we write, named in feeds.yml: the stories that a query finds. */
public record Publication(String name, String title, String query) {
    public Publication {
        if (!name.matches("[a-z0-9-]+")) throw new IllegalArgumentException("name may hold a-z, 0-9 and '-': " + name);
    }
}
