package org.tributary.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Moves a store from one database to another, some rows a commit. How far it got lies in the target, in the commit that
 * holds the rows, so a copy that was killed goes on where it stood; until it is whole nobody can open the target as a store.
 */
public final class Copy {
    private static final String PROGRESS = "copy_progress";
    private static final int A_COMMIT = 500;

    /** Its one row is there from the beginning, and no store opens without it. */
    private static final String LANE = "lane";

    private final Store from;
    private final Store to;
    private final String origin;
    private final Consumer<String> told;

    private Copy(Store from, Store to, String origin, Consumer<String> told) {
        this.from = from;
        this.to = to;
        this.origin = origin;
        this.told = told;
    }

    /** A table that is the same on both sides: its rows, and the sum of their hashes. */
    public record Copied(String table, long rows, long sum) {}

    /**
     * Copies, and reads both again to compare them.
     *
     * @param told hears how far it is, a line each
     * @throws StoreRefused when the target is a store of its own, or differs in the end
     * @throws StoreInUse when a process has either of them
     */
    public static List<Copied> run(Store.Settings from, Store.Settings to, Consumer<String> told) {
        if (Dialect.of(from).name().equals(Dialect.of(to).name())) throw new StoreRefused("that is one store, not two");
        try (Store source = Store.openAlone(from);
                Store target = Store.openAlone(to)) {
            if (isUnfinished(source.dataSource()))
                throw new StoreRefused(Dialect.of(from).name() + " is itself a copy that was cut off");
            String origin = origin(Dialect.of(from).name(), source.dataSource());
            return new Copy(source, target, origin, told).into(Dialect.of(to).name());
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    private List<Copied> into(String target) throws SQLException {
        List<Table> tables;
        try (Connection source = from.dataSource().getConnection();
                Connection sink = to.dataSource().getConnection()) {
            tables = Table.all(source);
            begin(sink, tables, target);
            for (Table table : tables) copy(source, sink, table);
        }
        to.stories().numbersAfter(from.stories());
        List<Copied> same = compare(tables);
        try (Connection sink = to.dataSource().getConnection()) {
            execute(sink, "DROP TABLE " + PROGRESS);
        }
        return same;
    }

    /** Whether a database holds a copy that is not finished. */
    static boolean isUnfinished(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return Table.exists(connection, PROGRESS);
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    /** The source as it is now: one that went on meanwhile is copied from the beginning. */
    private static String origin(String name, DataSource pool) throws SQLException {
        String sql = "SELECT last_seq, (SELECT MAX(last_poll) FROM source_state) FROM lane";
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return name + " " + row.getLong(1) + " " + row.getString(2);
        }
    }

    private void begin(Connection sink, List<Table> tables, String target) throws SQLException {
        if (!Table.exists(sink, PROGRESS)) {
            for (Table table : tables)
                if (!table.isNew(sink))
                    throw new StoreRefused(target + " holds a store already (its table " + table.name()
                            + " is not empty); copy into a new database");
            execute(
                    sink,
                    "CREATE TABLE " + PROGRESS + " (origin VARCHAR NOT NULL, name VARCHAR PRIMARY KEY,"
                            + " last_key VARCHAR NOT NULL)");
        } else if (!origin.equals(
                first(sink, "SELECT MAX(origin) FROM " + PROGRESS).orElse(origin))) {
            told.accept("the source has changed since the copy was cut off: it begins anew");
            execute(sink, "DELETE FROM " + PROGRESS);
        }
        sink.setAutoCommit(false);
        if (first(sink, "SELECT MAX(origin) FROM " + PROGRESS).isEmpty()) {
            List<Table> childrenFirst = new ArrayList<>(tables);
            Collections.reverse(childrenFirst);
            for (Table table : childrenFirst)
                if (!table.name().equals(LANE)) execute(sink, "DELETE FROM " + table.name());
        }
        sink.commit();
    }

    private void copy(Connection source, Connection sink, Table table) throws SQLException {
        Optional<String> last = progress(sink, table);
        long rows = 0;
        try (PreparedStatement insert = sink.prepareStatement(table.insert())) {
            while (true) {
                List<Object[]> some = table.rows(source, last, A_COMMIT);
                if (some.isEmpty()) break;
                if (last.isEmpty() && table.name().equals(LANE)) execute(sink, "DELETE FROM " + LANE);
                for (Object[] row : some) {
                    for (int i = 0; i < row.length; i++) Statements.bind(insert, i + 1, Optional.ofNullable(row[i]));
                    insert.addBatch();
                }
                insert.executeBatch();
                last = Optional.of(table.key(some.get(some.size() - 1)));
                note(sink, table, last.get());
                sink.commit();
                rows += some.size();
                told.accept(table.name() + ": " + rows + " rows copied");
            }
        }
    }

    private static Optional<String> progress(Connection sink, Table table) throws SQLException {
        return first(sink, "SELECT MAX(last_key) FROM " + PROGRESS + " WHERE name = '" + table.name() + "'");
    }

    private void note(Connection sink, Table table, String key) throws SQLException {
        execute(sink, "DELETE FROM " + PROGRESS + " WHERE name = '" + table.name() + "'");
        try (PreparedStatement insert =
                sink.prepareStatement("INSERT INTO " + PROGRESS + " (origin, name, last_key) VALUES (?, ?, ?)")) {
            insert.setString(1, origin);
            insert.setString(2, table.name());
            insert.setString(3, key);
            insert.executeUpdate();
        }
    }

    private List<Copied> compare(List<Table> tables) throws SQLException {
        List<Copied> same = new ArrayList<>();
        try (Connection source = from.dataSource().getConnection();
                Connection sink = to.dataSource().getConnection()) {
            for (Table table : tables) {
                Copied there = table.summed(source);
                Copied here = table.summed(sink);
                if (!there.equals(here))
                    throw new StoreRefused("the copy differs in the table " + table.name() + ": " + there.rows()
                            + " rows there, " + here.rows() + " here; copy again, into a new database");
                same.add(here);
            }
        }
        return same;
    }

    private static Optional<String> first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
