package org.tributary.serve;

import org.tributary.model.Ruled;
import org.tributary.model.Takedown;

/** What a person may put right: wishes that are passed on to where stories are made. */
public interface Rulings {
    /** The article is not of that story; with its story: nor is what came with it. */
    Ruled split(long storyId, long articleId, boolean withItsStory);

    /** The two stories are one. */
    Ruled join(long storyId, long otherId);

    /** It goes for good, from wherever it is. */
    default Ruled takeDown(Takedown wish) {
        return Ruled.no("nothing can be taken down here");
    }
}
