package org.tributary.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

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

    /** Whether it comes of a database that is away: no fault of whoever needed it, and over when it is back. */
    public static boolean isAway(Throwable trouble) {
        for (Throwable at = trouble; at != null; at = at.getCause()) {
            if (at instanceof SQLTransientConnectionException) return true;
            if (at instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).matches("08...|57P0.")) return true;
        }
        return false;
    }
}
