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
    private static final int A_LINE = 100_000;

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
        if (has(connection, "article", "text")) articles(connection);
        if (has(connection, "article_version", "text")) versions(connection);
        finish(connection, "article");
        finish(connection, "article_version");
    }

    private static void articles(Connection connection) throws SQLException {
        long last = -1;
        long done = 0;
        while (true) {
            List<Texts> some = texts(
                    connection,
                    "SELECT id, 0, text, html FROM article WHERE id > ? AND body IS NULL ORDER BY id LIMIT " + A_COMMIT,
                    last);
            if (some.isEmpty()) return;
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE article SET body = ?, length = ? WHERE id = ?")) {
                for (Texts one : some) {
                    update.setBytes(1, one.body().packed());
                    update.setInt(2, one.body().text().length());
                    update.setLong(3, one.id());
                    update.executeUpdate();
                }
            }
            connection.commit();
            last = some.get(some.size() - 1).id();
            done += some.size();
            if (done % A_LINE == 0) LOG.info("the store is brought up to this release: {} articles packed", done);
        }
    }

    private static void versions(Connection connection) throws SQLException {
        long last = 0;
        while (true) {
            List<Texts> some = texts(
                    connection,
                    "SELECT article_id, number, text, html FROM article_version WHERE article_id >= ? AND body IS NULL"
                            + " ORDER BY article_id, number LIMIT " + A_COMMIT,
                    last);
            if (some.isEmpty()) return;
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE article_version SET body = ? WHERE article_id = ? AND number = ?")) {
                for (Texts one : some) {
                    update.setBytes(1, one.body().packed());
                    update.setLong(2, one.id());
                    update.setInt(3, one.number());
                    update.executeUpdate();
                }
            }
            connection.commit();
            last = some.get(some.size() - 1).id();
        }
    }

    private record Texts(long id, int number, Body body) {}

    private static List<Texts> texts(Connection connection, String sql, long after) throws SQLException {
        List<Texts> some = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    some.add(new Texts(rows.getLong(1), rows.getInt(2), Body.of(rows.getString(3), rows.getString(4))));
            }
        }
        return some;
    }

    private static void finish(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + table + " ALTER COLUMN body SET NOT NULL");
            for (String column : List.of("text", "html"))
                if (has(connection, table, column))
                    statement.execute("ALTER TABLE " + table + " DROP COLUMN " + column);
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
