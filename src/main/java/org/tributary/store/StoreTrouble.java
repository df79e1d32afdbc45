package org.tributary.store;

import java.sql.SQLException;

/** The database did not do what it was told: it is away, full, or broken. Whoever asked may ask again later. */
public final class StoreTrouble extends RuntimeException {
    StoreTrouble(SQLException cause) {
        super(words(cause), cause);
    }

    private static String words(SQLException cause) {
        return H2.isDiskFull(cause)
                ? "the disk that holds the store is full: make room, and it goes on by itself; nothing stored is lost"
                : String.valueOf(cause.getMessage());
    }
}
