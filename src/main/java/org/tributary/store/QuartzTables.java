package org.tributary.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Schema 13: on PostgreSQL the tables by which Quartz does a chore on one node of several, from the script that comes with
 * Quartz. H2 has one process, whose chores need none.
 */
final class QuartzTables implements JavaMigration {
    private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    /** Partial indexes: of 100,000 well sources none is looked at to find the few that fail. */
    private static final String[] CLAIMS = {
        "CREATE INDEX source_state_well ON source_state (next_poll) WHERE failures = 0",
        "CREATE INDEX source_state_ailing ON source_state (next_poll) WHERE failures > 0"
    };

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("13");
    }

    @Override
    public String getDescription() {
        return "quartz tables";
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
        try (Statement statement = connection.createStatement()) {
            for (String one : script().split(";")) {
                String sql = one.replaceAll("(?m)^\\s*--.*$", "").strip();
                if (!sql.isEmpty() && !sql.matches("(?is)(DROP|COMMIT|BEGIN|SET).*")) statement.execute(sql);
            }
            for (String index : CLAIMS) statement.execute(index);
        }
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(QuartzTables.class.getResourceAsStream(SCRIPT))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
