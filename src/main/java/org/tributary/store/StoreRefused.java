package org.tributary.store;

/** The store cannot be opened as asked: a URL that we do not take, or a schema newer than this release; in words. */
public final class StoreRefused extends RuntimeException {
    StoreRefused(String words) {
        super(words);
    }
}
