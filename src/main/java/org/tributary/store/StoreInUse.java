package org.tributary.store;

/** Another process holds the store; its message says so in words. */
public final class StoreInUse extends RuntimeException {
    StoreInUse(String words, Throwable cause) {
        super(words, cause);
    }
}
