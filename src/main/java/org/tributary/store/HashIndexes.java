package org.tributary.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Schema 11: on PostgreSQL addresses are found by their hashes, for its trees take no key of more than 2.7 KB, and a page
 * with a longer address is news all the same. H2 takes any and stays as it is.
 */
final class HashIndexes implements JavaMigration {
    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("11");
    }

    @Override
    public String getDescription() {
        return "hash indexes";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) return;
        for (String table : new String[] {"article", "article_past", "tombstone"})
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP INDEX " + table + "_canonical");
                statement.execute("CREATE INDEX " + table + "_canonical ON " + table + " USING hash (canonical)");
            }
    }
}
