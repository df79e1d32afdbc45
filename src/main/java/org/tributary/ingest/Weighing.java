package org.tributary.ingest;

import org.tributary.dedup.Changes;
import org.tributary.model.Article;
import org.tributary.store.Lane;

/** What the store is told of a new version: the kind of the change, and whether it moves the article in readers' eyes. */
final class Weighing {
    private static final Changes CHANGES = new Changes();

    private Weighing() {}

    static Lane.Weight of(Article before, Article after) {
        Changes.Kind kind = CHANGES.between(before.title(), before.text(), after.title(), after.text())
                .kind();
        return new Lane.Weight(kind.name(), kind.matters());
    }
}
