package org.tributary.serve;

import org.tributary.model.Ruled;

/** What a person may put right: wishes that are passed on to where stories are made. */
public interface Rulings {
    /** The article is not of that story; with its story: nor is what came with it. */
    Ruled split(long storyId, long articleId, boolean withItsStory);

    /** The two stories are one. */
    Ruled join(long storyId, long otherId);
}
