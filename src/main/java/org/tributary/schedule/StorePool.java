package org.tributary.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Quartz's door to the store's pool. */
final class StorePool implements ConnectionProvider {
    private final DataSource pool;

    StorePool(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    /** The pool is the store's: it closes it. */
    @Override
    public void shutdown() {}

    @Override
    public void initialize() {}
}
