package org.tributary.store;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one row, column after column. */
final class Row {
    private final ResultSet row;
    private int column;

    Row(ResultSet row) {
        this.row = row;
    }

    String text() throws SQLException {
        String text = row.getString(++column);
        return text == null ? "" : text;
    }

    Optional<String> maybe() throws SQLException {
        return Optional.ofNullable(row.getString(++column));
    }

    Optional<URI> address() throws SQLException {
        return maybe().map(URI::create);
    }

    long number() throws SQLException {
        return row.getLong(++column);
    }

    int small() throws SQLException {
        return row.getInt(++column);
    }

    boolean flag() throws SQLException {
        return row.getBoolean(++column);
    }

    byte[] bytes() throws SQLException {
        return row.getBytes(++column);
    }

    <T> T object(Class<T> type) throws SQLException {
        return row.getObject(++column, type);
    }

    Optional<Instant> moment() throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(++column, OffsetDateTime.class);
        return at == null ? Optional.empty() : Optional.of(at.toInstant());
    }

    Instant instant() throws SQLException {
        return moment().orElseThrow();
    }
}
