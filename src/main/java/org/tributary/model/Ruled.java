package org.tributary.model;

import java.util.List;

/**
 * What came of a person's wish to split or join stories.
 *
 * @param done false where it could not be; then the words say why
 * @param words for whoever wished it
 * @param stories the stories that there are now, the one that was named first
 * @param cases the two articles that the rules had judged wrongly
 */
public record Ruled(boolean done, String words, List<Long> stories, List<Article> cases) {
    public Ruled {
        stories = List.copyOf(stories);
        cases = List.copyOf(cases);
    }

    public static Ruled no(String words) {
        return new Ruled(false, words, List.of(), List.of());
    }
}
