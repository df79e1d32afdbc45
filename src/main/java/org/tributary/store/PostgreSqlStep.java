package org.tributary.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** A step of the schema that PostgreSQL alone needs; H2 stays as it is. */
final class PostgreSqlStep implements JavaMigration {
    private static final String QUARTZ = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    private final String version;
    private final String description;
    private final List<String> statements;

    private PostgreSqlStep(String version, String description, Stream<String> statements) {
        this.version = version;
        this.description = description;
        this.statements = statements.toList();
    }

    /**
     * Schema 11: addresses are found by their hashes, for PostgreSQL's trees take no key of more than 2.7 KB, and a page with
     * a longer address is news all the same.
     */
    static PostgreSqlStep hashIndexes() {
        return new PostgreSqlStep(
                "11",
                "hash indexes",
                Stream.of("article", "article_past", "tombstone")
                        .flatMap(table -> Stream.of(
                                "DROP INDEX " + table + "_canonical",
                                "CREATE INDEX " + table + "_canonical ON " + table + " USING hash (canonical)")));
    }

    /**
     * Schema 13: the tables by which Quartz does a chore on one node of several, from the script that comes with Quartz;
     * and partial indexes, so that of 100,000 well sources none is looked at to find the few that fail.
     */
    static PostgreSqlStep quartzTables() {
        return new PostgreSqlStep(
                "13",
                "quartz tables",
                Stream.concat(
                        Stream.of(script().split(";"))
                                .map(one -> one.replaceAll("(?m)^\\s*--.*$", "").strip())
                                .filter(one -> !one.isEmpty() && !one.matches("(?is)(DROP|COMMIT|BEGIN|SET).*")),
                        Stream.of(
                                "CREATE INDEX source_state_well ON source_state (next_poll) WHERE failures = 0",
                                "CREATE INDEX source_state_ailing ON source_state (next_poll) WHERE failures > 0")));
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(PostgreSqlStep.class.getResourceAsStream(QUARTZ))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public String getDescription() {
        return description;
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
            for (String one : statements) statement.execute(one);
        }
    }
}
