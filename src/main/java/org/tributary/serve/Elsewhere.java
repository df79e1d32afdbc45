package org.tributary.serve;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.tributary.model.Difference;
import org.tributary.model.HostRecord;
import org.tributary.model.Ruled;

/**
 * What this room asks of others, which it does not know.
 *
 * @param difference from one text to another, by word
 * @param rulings takes wishes to split and join stories
 * @param hosts how we behaved towards each host
 */
public record Elsewhere(
        BiFunction<String, String, Difference> difference, Rulings rulings, Supplier<List<HostRecord>> hosts) {
    /** For whoever only reads: nothing can be put right. */
    public static Elsewhere readingOnly(BiFunction<String, String, Difference> difference) {
        return new Elsewhere(
                difference,
                new Rulings() {
                    @Override
                    public Ruled split(long storyId, long articleId, boolean withItsStory) {
                        return Ruled.no("stories cannot be split here");
                    }

                    @Override
                    public Ruled join(long storyId, long otherId) {
                        return Ruled.no("stories cannot be joined here");
                    }
                },
                List::of);
    }
}
