package org.tributary.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.tributary.index.SearchIndex;
import org.tributary.model.Article;
import org.tributary.model.Story;
import org.tributary.store.Stories;

/** Brings the search index up to the store: whatever changed after the last change it knows is read and added. */
public final class IndexFollower {
    private static final int STORIES_A_STEP = 200;

    /** A search waits no longer for the newest: on the first day of a large store it answers with what there is. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Stories stories;
    private final SearchIndex index;
    private final ReentrantLock turn = new ReentrantLock();

    public IndexFollower(Stories stories, SearchIndex index) {
        this.stories = stories;
        this.index = index;
    }

    /** A chore: catches up, and puts the index on disk when something was added. */
    public void follow() {
        if (lag() == 0) return;
        catchUp(Duration.ofDays(1));
        index.commit();
    }

    /** Before a search: catches up as far as a reader may be kept waiting. */
    void glance() {
        if (lag() > 0) catchUp(PATIENCE);
    }

    /** By how many of the store's changes the index is behind. */
    public long lag() {
        return Math.max(0, stories.lastSeq() - index.lastSeq());
    }

    private void catchUp(Duration patience) {
        long start = System.nanoTime();
        while (lag() > 0 && System.nanoTime() - start < patience.toNanos()) {
            try {
                if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            try {
                if (!step()) return;
            } finally {
                turn.unlock();
            }
        }
    }

    /** False when there was nothing left to read. */
    private boolean step() {
        long known = index.lastSeq();
        List<Stories.Change> changes = stories.changedAfter(known, STORIES_A_STEP);
        if (changes.isEmpty()) return false;
        List<Long> changed = changes.stream().map(Stories.Change::storyId).toList();
        List<Long> gone = stories.takenDownFrom(changed);
        if (!gone.isEmpty()) index.delete(gone, known);
        List<Long> purged = stories.purgedFrom(changed);
        if (!purged.isEmpty()) index.delete(purged, known);
        List<SearchIndex.Member> members = new ArrayList<>();
        for (Story story : stories.load(changed))
            for (Article article : story.articles())
                members.add(new SearchIndex.Member(article, story.id(), story.ordered()));
        index.add(members, changes.get(changes.size() - 1).seq());
        return true;
    }
}
