package org.tributary.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statements of one connection, each prepared once and kept. The lane does seven a new article, one article after
 * the other, so it goes without JDBI's ceremony: that takes a third off its time.
 */
final class Statements implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
    private static final int MOST_BROKEN = 100;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    /** On a connection that works: after the store was away, the pool may have many that do not, and does not know. */
    static Statements of(DataSource pool) {
        for (int left = MOST_BROKEN; ; left--) {
            try {
                Statements fresh = new Statements(pool.getConnection());
                if (fresh.works() || left == 0) return fresh;
                fresh.end();
            } catch (SQLException e) {
                throw new StoreTrouble(e);
            }
        }
    }

    boolean works() {
        try (PreparedStatement question = connection.prepareStatement("SELECT 1")) {
            question.execute();
            connection.commit();
            return true;
        } catch (SQLException e) {
            LOG.debug("a connection to the store is dead", e);
            return false;
        }
    }

    /** Takes a connection that does not work out of the pool, or gives it back: the pool looks at it again by and by. */
    void end() {
        try {
            connection.close();
        } catch (SQLException known) {
            LOG.debug("a dead connection to the store could not be closed", known);
        }
    }

    /** Makes a value of one row. */
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** @param values in the order of the question marks; an empty {@link Optional} is NULL */
    int run(String sql, Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    <T> List<T> list(String sql, Reader<T> reader, Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) all.add(reader.read(new Row(rows)));
            return all;
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    <T> Optional<T> first(String sql, Reader<T> reader, Object... values) {
        List<T> all = list(sql, reader, values);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    <T> T one(String sql, Reader<T> reader, Object... values) {
        return first(sql, reader, values)
                .orElseThrow(() -> new IllegalStateException("no row, where there must be one: " + sql));
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) prepared.put(sql, statement = connection.prepareStatement(sql));
        for (int i = 0; i < values.length; i++) bind(statement, i + 1, values[i]);
        return statement;
    }

    /** A moment as java.sql.Timestamp would pass through local time, where an hour in autumn exists twice. */
    static void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        if (value instanceof Optional<?> maybe) {
            if (maybe.isPresent()) bind(statement, at, maybe.get());
            else statement.setNull(at, Types.NULL);
        } else if (value instanceof Instant moment) statement.setObject(at, moment.atOffset(ZoneOffset.UTC));
        else if (value instanceof long[] numbers) {
            Object[] boxed = new Object[numbers.length];
            for (int i = 0; i < numbers.length; i++) boxed[i] = numbers[i];
            statement.setArray(at, statement.getConnection().createArrayOf("BIGINT", boxed));
        } else if (value instanceof String text) statement.setString(at, storable(text));
        else statement.setObject(at, value);
    }

    /** PostgreSQL knows no U+0000, and no text needs it. */
    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    /** Also a connection that broke goes back to the pool, which ends it. */
    @Override
    public void close() {
        try (connection) {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }
}
