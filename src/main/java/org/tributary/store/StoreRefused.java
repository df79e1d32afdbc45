package org.tributary.store;

/** The store cannot be opened as asked: a URL that we do not take, or a schema newer than this release, a damaged
 * file, a full disk; in words. */
public final class StoreRefused extends RuntimeException {
    StoreRefused(String words) {
        super(words);
    }

    StoreRefused(String words, Throwable cause) {
        super(words, cause);
    }
}
