package org.tributary.app;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;
import org.tributary.index.SearchIndex;
import org.tributary.store.Store;

/** Compares the index with the store: every article in it once, in its story, and no other. */
final class IndexAudit {
    private static final int MOST_OF_A_KIND = 20;

    private final Store store;
    private final SearchIndex index;
    private long[] ids = new long[1024];
    private long[] stories = new long[1024];
    private int count;
    private int said;

    IndexAudit(Store store, SearchIndex index) {
        this.store = store;
        this.index = index;
    }

    /** Says each difference, a bounded number of them; returns how many. */
    int check(Consumer<String> breach) {
        store.laws().eachArticle(this::note);
        BitSet met = new BitSet(count);
        index.eachArticle((article, story) -> {
            int at = Arrays.binarySearch(ids, 0, count, article);
            if (at < 0) say(breach, "the index holds the article " + article + ", which the store does not");
            else {
                if (met.get(at)) say(breach, "the index holds the article " + article + " twice");
                if (stories[at] != story)
                    say(
                            breach,
                            "the index has the article " + article + " in the story " + story + ", the store in "
                                    + stories[at]);
                met.set(at);
            }
        });
        for (int at = met.nextClearBit(0); at < count && said <= MOST_OF_A_KIND; at = met.nextClearBit(at + 1))
            say(breach, "the index lacks the article " + ids[at]);
        if (said > 0) breach.accept("'reindex' makes the index anew");
        return said;
    }

    private void note(long article, long story) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
            stories = Arrays.copyOf(stories, count * 2);
        }
        ids[count] = article;
        stories[count++] = story;
    }

    private void say(Consumer<String> breach, String words) {
        said++;
        if (said <= MOST_OF_A_KIND) breach.accept(words);
    }
}
