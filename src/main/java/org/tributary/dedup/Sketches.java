package org.tributary.dedup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tributary.model.Article;

/** The sketches of the articles seen last, since one article is the neighbour of many. Safe for many threads. */
final class Sketches {
    private static final int KEPT = 1024;

    private final Map<Key, Sketch> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Sketch> eldest) {
            return size() > KEPT;
        }
    };

    /** A text that changed is another sketch, so the body is part of the key. */
    private record Key(long articleId, String title, long bodyHash) {}

    Sketch of(Article article) {
        if (article.id() == 0) return made(article);
        synchronized (kept) {
            return kept.computeIfAbsent(key(article.id(), article), absent -> made(article));
        }
    }

    /** An article has its number now; what was made while it had none is of use to those that come after it. */
    void keep(long articleId, Article article, Sketch sketch) {
        synchronized (kept) {
            kept.put(key(articleId, article), sketch);
        }
    }

    private static Key key(long articleId, Article article) {
        return new Key(articleId, article.title(), article.fingerprint().bodyHash());
    }

    private static Sketch made(Article article) {
        return new Sketch(Prose.of(article.title()), Prose.of(article.text()));
    }
}
