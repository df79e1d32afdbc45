package org.tributary.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.flywaydb.core.Flyway;

/** Stores as a release left them: its schema by our migrations, and in it {@code store/released/V<schema>.sql}. */
public final class Released {
    private Released() {}

    /** Fills it further. */
    public interface More {
        void fill(Statement statement) throws SQLException;
    }

    public static void make(Path database, String schema, More more) throws SQLException, IOException {
        flyway(database, schema).migrate();
        String sql;
        try (var in = Released.class.getResourceAsStream("/store/released/V" + schema + ".sql")) {
            sql = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        Path script = Files.writeString(database.resolveSibling("data.sql"), sql);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + database, "tributary", "");
                Statement statement = connection.createStatement()) {
            statement.execute("RUNSCRIPT FROM '" + script + "' CHARSET 'UTF-8'");
            more.fill(statement);
        }
    }

    static Flyway flyway(Path database, String target) {
        return Flyway.configure()
                .dataSource("jdbc:h2:" + database, "tributary", "")
                .locations("classpath:store/migration")
                .table("schema_history")
                .target(target)
                .load();
    }
}
