package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema is public, so docs/schema.md has a word on each column of each table, and on no other. */
final class SchemaDocTest {
    @Test
    void every_column_is_told_of_and_no_other() throws IOException, SQLException {
        assertThat(told()).containsExactlyInAnyOrderElementsOf(stored());
    }

    private static List<String> told() throws IOException {
        List<String> told = new ArrayList<>();
        String table = "";
        for (String line : Files.readAllLines(Path.of("docs/schema.md"))) {
            if (line.startsWith("## ")) table = line.substring(3).split("[:\\s]")[0];
            if (!line.startsWith("| ") || line.startsWith("| column ")) continue;
            for (String column : line.split("\\|")[1].split(",")) told.add(table + "." + column.strip());
        }
        return told;
    }

    private static List<String> stored() throws SQLException {
        List<String> stored = new ArrayList<>();
        try (Store store = Sample.memory();
                Connection connection = store.dataSource().getConnection();
                ResultSet columns = connection.getMetaData().getColumns(null, "PUBLIC", "%", "%")) {
            while (columns.next())
                if (!columns.getString("TABLE_NAME").equals("schema_history"))
                    stored.add((columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME"))
                            .toLowerCase(java.util.Locale.ROOT));
        }
        return stored;
    }
}
