package org.tributary.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tributary.model.Article;
import org.tributary.model.Neighbour;
import org.tributary.store.Lane;

/**
 * The articles that others were laid beside last, as they are stored: news is compared with what came just before it, so
 * one article is read for many. In which story each is may change at any time and is asked of the lane.
 */
final class Compared {
    private static final int KEPT = 1024;

    private final Map<Long, Article> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Article> eldest) {
            return size() > KEPT;
        }
    };

    /** As {@link Lane#load}. */
    List<Neighbour> load(Lane lane, List<Long> ids) {
        List<Long> unread = ids.stream().filter(id -> !kept.containsKey(id)).toList();
        for (Neighbour read : lane.load(unread)) kept.put(read.article().id(), read.article());
        Map<Long, Long> stories = lane.storiesOf(ids);
        List<Neighbour> neighbours = new ArrayList<>();
        for (long id : ids) {
            Article article = kept.get(id);
            Long story = stories.get(id);
            if (article != null && story != null) neighbours.add(new Neighbour(article, story));
        }
        return neighbours;
    }

    /** It may say something else now. */
    void forget(long articleId) {
        kept.remove(articleId);
    }
}
