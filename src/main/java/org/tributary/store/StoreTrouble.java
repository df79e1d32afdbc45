package org.tributary.store;

import java.sql.SQLException;

/** The database did not do what it was told: it is away, full, or broken. Whoever asked may ask again later. */
public final class StoreTrouble extends RuntimeException {
    StoreTrouble(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
