package org.tributary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.tributary.store.Store;

/**
 * A new store for a test that needs none in particular: H2 in memory, or a database of PostgreSQL where
 * {@code -Dtributary.store=postgresql} wants the same tests on it.
 */
public final class Databases {
    private Databases() {}

    public static String fresh() {
        return System.getProperty("tributary.store", "h2").equals("postgresql")
                ? Postgres.database()
                : "jdbc:h2:mem:" + UUID.randomUUID();
    }

    /** A process's wish for that store; with PostgreSQL its own files go into a new folder. */
    public static Store.Settings at(String url) {
        Store.Settings settings = Store.Settings.at(url);
        if (!url.startsWith("jdbc:postgresql:")) return settings;
        try {
            var folder = Files.createTempDirectory("node");
            folder.toFile().deleteOnExit();
            return settings.withFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
