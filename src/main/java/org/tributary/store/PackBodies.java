package org.tributary.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schema 8: what the columns text and html hold goes packed into body, some articles a commit; only when all are there
 * do the two go. Killed in the middle, it goes on where it stood.
 */
final class PackBodies implements JavaMigration {
    private static final Logger LOG = LoggerFactory.getLogger(PackBodies.class);
    private static final int A_COMMIT = 200;
    private static final int A_LINE = 10_000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("8");
    }

    @Override
    public String getDescription() {
        return "pack bodies";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        connection.setAutoCommit(false);
        boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        begin(connection, h2);
        if (has(connection, "article", "text")) articles(connection);
        if (has(connection, "article_version", "text")) versions(connection);
        finish(connection, "article", h2);
        finish(connection, "article_version", h2);
    }

    /** H2 copies a table for each statement that changes its columns, so it is told of all at once. */
    private static void begin(Connection connection, boolean h2) throws SQLException {
        String body = "body BYTEA";
        String length = "length INTEGER DEFAULT 0 NOT NULL";
        if (!has(connection, "article", "body"))
            run(
                    connection,
                    "ALTER TABLE article ADD "
                            + (h2 ? "(" + body + ", " + length + ")" : "COLUMN " + body + ", ADD COLUMN " + length));
        if (!has(connection, "article_version", "body"))
            run(connection, "ALTER TABLE article_version ADD COLUMN " + body);
    }

    /** The statements are prepared once: to plan one H2 counts the table when it has open changes. */
    private static void articles(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id, 0, text, html FROM article"
                        + " WHERE id > ? AND body IS NULL ORDER BY id LIMIT " + A_COMMIT);
                PreparedStatement update =
                        connection.prepareStatement("UPDATE article SET body = ?, length = ? WHERE id = ?")) {
            long done = 0;
            for (List<Texts> some = texts(select, -1); !some.isEmpty(); some = texts(select, last(some))) {
                for (Texts one : some) {
                    update.setBytes(1, one.body().packed());
                    update.setInt(2, one.body().text().length());
                    update.setLong(3, one.id());
                    update.executeUpdate();
                }
                connection.commit();
                if ((done + some.size()) / A_LINE > done / A_LINE)
                    LOG.info("the store is brought up to this release: {} articles packed", done + some.size());
                done += some.size();
            }
        }
    }

    private static void versions(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT article_id, number, text, html FROM article_version"
                                + " WHERE article_id >= ? AND body IS NULL ORDER BY article_id, number LIMIT "
                                + A_COMMIT);
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE article_version SET body = ? WHERE article_id = ? AND number = ?")) {
            for (List<Texts> some = texts(select, 0); !some.isEmpty(); some = texts(select, last(some))) {
                for (Texts one : some) {
                    update.setBytes(1, one.body().packed());
                    update.setLong(2, one.id());
                    update.setInt(3, one.number());
                    update.executeUpdate();
                }
                connection.commit();
            }
        }
    }

    private record Texts(long id, int number, Body body) {}

    private static long last(List<Texts> some) {
        return some.get(some.size() - 1).id();
    }

    private static List<Texts> texts(PreparedStatement select, long after) throws SQLException {
        List<Texts> some = new ArrayList<>();
        select.setLong(1, after);
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next())
                some.add(new Texts(rows.getLong(1), rows.getInt(2), Body.of(rows.getString(3), rows.getString(4))));
        }
        return some;
    }

    private static void finish(Connection connection, String table, boolean h2) throws SQLException {
        run(connection, "ALTER TABLE " + table + " ALTER COLUMN body SET NOT NULL");
        if (has(connection, table, "text"))
            run(
                    connection,
                    "ALTER TABLE " + table
                            + (h2 ? " DROP COLUMN (text, html)" : " DROP COLUMN text, DROP COLUMN html"));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        connection.commit();
    }

    private static boolean has(Connection connection, String table, String column) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT COUNT(*) FROM information_schema.columns WHERE LOWER(table_name) = ? AND LOWER(column_name) = ?")) {
            select.setString(1, table);
            select.setString(2, column);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getInt(1) > 0;
            }
        }
    }
}
