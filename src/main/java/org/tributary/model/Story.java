package org.tributary.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The articles that tell the same news in nearly the same words; shown once.
 *
 * @param uuid what the world knows it by; made when the story is founded, never from an address
 * @param ordered where it stands in the river: its first article's place
 * @param updated when a reader last got something new to read in it (founded, or its lead changed in more than looks)
 * @param articles the lead first, then the reprints by first seen; never empty
 */
public record Story(long id, UUID uuid, Instant ordered, Instant updated, List<Article> articles) {
    public Story {
        articles = List.copyOf(articles);
        if (articles.isEmpty()) throw new IllegalArgumentException("a story holds at least one article");
    }

    /** The article that stands for the story. */
    public Article lead() {
        return articles.get(0);
    }

    /** The members that are not the lead. */
    public List<Article> reprints() {
        return articles.subList(1, articles.size());
    }
}
