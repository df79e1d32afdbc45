package org.tributary.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One table as the database itself describes it, read and written the same way in both databases.
 *
 * @param columns in the order of their names
 * @param key its primary key, by places among the columns
 */
record Table(String name, List<Column> columns, List<Integer> key) {
    /** Those that belong to one database alone, or to no store. */
    private static final String OTHERS = "schema_history|copy_progress|node|qrtz_.*";

    /** Other tables refer to it. */
    private static final String FIRST = "source";

    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        MOMENT,
        BYTES,
        UUID
    }

    record Column(String name, Kind kind) {}

    static boolean exists(Connection connection, String name) throws SQLException {
        return names(connection).contains(name);
    }

    /** All that make a store; what others refer to comes first. */
    static List<Table> all(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (String name : names(connection)) if (!name.matches(OTHERS)) tables.add(of(connection, name));
        tables.sort(
                Comparator.comparing((Table table) -> !table.name.equals(FIRST)).thenComparing(Table::name));
        return tables;
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(null, schema(connection), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static String schema(Connection connection) throws SQLException {
        return connection.getSchema();
    }

    private static Table of(Connection connection, String name) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        String stored = data.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
        Map<String, Column> columns = new TreeMap<>();
        try (ResultSet rows = data.getColumns(null, schema(connection), stored, "%")) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                columns.put(column, new Column(column, kind(rows.getString("TYPE_NAME"))));
            }
        }
        List<String> places = new ArrayList<>(columns.keySet());
        Map<Integer, Integer> key = new TreeMap<>();
        try (ResultSet rows = data.getPrimaryKeys(null, schema(connection), stored)) {
            while (rows.next())
                key.put(
                        rows.getInt("KEY_SEQ"),
                        places.indexOf(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT)));
        }
        if (key.isEmpty()) throw new IllegalStateException("the table " + name + " has no primary key");
        return new Table(name, List.copyOf(columns.values()), List.copyOf(key.values()));
    }

    private static Kind kind(String type) {
        String plain = type.toLowerCase(Locale.ROOT);
        if (plain.startsWith("timestamp")) return Kind.MOMENT;
        if (plain.matches("int4|int8|integer|bigint")) return Kind.NUMBER;
        if (plain.matches("bool|boolean")) return Kind.FLAG;
        if (plain.matches("bytea|binary varying|binary.*|varbinary")) return Kind.BYTES;
        if (plain.equals("uuid")) return Kind.UUID;
        if (plain.matches("varchar|character varying|text")) return Kind.TEXT;
        throw new IllegalStateException("no way to copy a " + type);
    }

    /** Whether it is as the migrations leave it: empty, but for the lane that nobody has entered. */
    boolean isNew(Connection connection) throws SQLException {
        String sql = "SELECT COUNT(*) FROM " + name + (name.equals("lane") ? " WHERE last_seq > 0" : "");
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getLong(1) == 0;
        }
    }

    String insert() {
        return "INSERT INTO " + name + " (" + names(columns) + ") VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private List<Column> keyColumns() {
        return key.stream().map(columns::get).toList();
    }

    /** The next rows, by the key; a value that is missing is null. */
    List<Object[]> rows(Connection connection, Optional<String> after, int most) throws SQLException {
        List<Column> by = keyColumns();
        String marks = by.stream().map(column -> "?").collect(Collectors.joining(", "));
        String sql = "SELECT " + names(columns) + " FROM " + name
                + (after.isEmpty()
                        ? ""
                        : " WHERE " + by.get(0).name() + " >= ? AND (" + names(by) + ") > (" + marks + ")")
                + " ORDER BY " + names(by)
                + " LIMIT " + most;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            if (after.isPresent()) bind(query, by, after.get());
            List<Object[]> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) found.add(row(rows));
            }
            return found;
        }
    }

    /** The first part twice: by it alone H2 finds the place in its index. */
    private static void bind(PreparedStatement query, List<Column> by, String after) throws SQLException {
        String[] parts = after.split("\u001f", by.size());
        Statements.bind(query, 1, value(by.get(0).kind(), parts[0]));
        for (int i = 0; i < parts.length; i++)
            Statements.bind(query, i + 2, value(by.get(i).kind(), parts[i]));
    }

    private static Object value(Kind kind, String part) {
        return switch (kind) {
            case NUMBER -> Long.valueOf(part);
            case MOMENT -> Instant.parse(part);
            default -> part;
        };
    }

    private Object[] row(ResultSet rows) throws SQLException {
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            Object value = switch (columns.get(i).kind()) {
                case TEXT -> rows.getString(i + 1);
                case NUMBER -> rows.getLong(i + 1);
                case FLAG -> rows.getBoolean(i + 1);
                case MOMENT -> rows.getObject(i + 1, OffsetDateTime.class);
                case BYTES -> rows.getBytes(i + 1);
                case UUID -> rows.getObject(i + 1, UUID.class);
            };
            row[i] = rows.wasNull() ? null : value instanceof OffsetDateTime at ? at.toInstant() : value;
        }
        return row;
    }

    /** The key of a row as {@link #rows} takes it. */
    String key(Object[] row) {
        return key.stream().map(place -> String.valueOf(row[place])).collect(Collectors.joining("\u001f"));
    }

    /** How many rows there are, and the sum of their hashes, whatever their order. */
    Copy.Copied summed(Connection connection) throws SQLException {
        long count = 0;
        long sum = 0;
        Optional<String> last = Optional.empty();
        for (List<Object[]> some = rows(connection, last, 1_000);
                !some.isEmpty();
                some = rows(connection, last, 1_000)) {
            for (Object[] row : some) sum += hash(row);
            count += some.size();
            last = Optional.of(key(some.get(some.size() - 1)));
        }
        return new Copy.Copied(name, count, sum);
    }

    private static long hash(Object[] row) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object value : row) {
                byte[] bytes = value == null
                        ? new byte[0]
                        : value instanceof byte[] raw
                                ? raw
                                : Statements.storable(value.toString()).getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(8)
                        .putInt(value == null ? -1 : bytes.length)
                        .flip());
                digest.update(bytes);
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
