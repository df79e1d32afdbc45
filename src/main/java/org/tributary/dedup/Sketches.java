package org.tributary.dedup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tributary.model.Article;

/** The sketches of the articles seen last, since one article is the neighbour of many. Safe for many threads. */
final class Sketches {
    private static final int KEPT = 512;

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
        Key key = new Key(article.id(), article.title(), article.fingerprint().bodyHash());
        synchronized (kept) {
            return kept.computeIfAbsent(key, absent -> made(article));
        }
    }

    private static Sketch made(Article article) {
        return new Sketch(Prose.of(article.title()), Prose.of(article.text()));
    }
}
