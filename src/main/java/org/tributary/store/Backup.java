package org.tributary.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tributary.model.Takedown;

/**
 * Copies of the store, made while others write to it, and the way back. A backup is a zip that holds the one file of the
 * database as it was at a commit; it appears under its name only when it is whole.
 */
public final class Backup {
    private static final String ENDING = ".mv.db";

    /** So far the numbers of changes go on after a restore: those given out since the backup are not used again. */
    private static final long NUMBERS_LEFT_OUT = 1_000_000_000L;

    private Backup() {}

    /**
     * Backs up a store that nobody has open; it is not brought up to this release first.
     *
     * @throws StoreInUse when another process has it: that one has to do it
     */
    public static void make(Store.Settings settings, Path file) throws IOException {
        H2 h2 = h2(settings);
        Path database = database(h2);
        if (!Files.exists(database)) throw new StoreRefused("there is no store yet at " + database);
        try (Connection connection = connect(settings, h2)) {
            write(connection, file);
        } catch (SQLException e) {
            throw inWords(database, e);
        }
    }

    /** Writes the backup beside its name, reads it through once, and gives it its name. */
    static void write(Connection connection, Path file) throws SQLException, IOException {
        Path whole = file.toAbsolutePath().normalize();
        if (Files.exists(whole)) throw new StoreRefused(whole + " exists; name another file");
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try (PreparedStatement statement = connection.prepareStatement("BACKUP TO ?")) {
            Files.deleteIfExists(part);
            H2.makeForOwner(part);
            statement.setString(1, part.toString());
            statement.execute();
            try (InputStream in = databaseIn(part)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Puts the store of a backup where {@code settings} say, brings it up to this release, and reads it. What is made of
     * the store (the search index, the candidates) is taken away, to be made anew.
     *
     * @param replace a store that is there is put aside; without it, one that is there is left alone
     * @return where the store that was there lies now
     * @throws StoreRefused when there is a store and it is not to be replaced, or the file is no backup
     * @throws StoreInUse when the store that is there is in use
     */
    public static Optional<Path> restore(Store.Settings settings, Path file, boolean replace) throws IOException {
        H2 h2 = h2(settings);
        Path database = database(h2);
        boolean there = Files.exists(database);
        if (there) refuseInUse(settings, h2, database);
        if (there && !replace)
            throw new StoreRefused("there is a store at " + database
                    + "; it is left as it is. To put it aside and the backup in its place: restore --replace FILE");
        Files.createDirectories(database.getParent());
        Path unpacked = database.resolveSibling(database.getFileName() + ".restored");
        Files.deleteIfExists(unpacked);
        H2.makeForOwner(unpacked);
        try (InputStream in = databaseIn(file)) {
            Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
        }
        Optional<Path> aside = there ? Optional.of(aside(database)) : Optional.empty();
        if (aside.isPresent()) Files.move(database, aside.get());
        Files.move(unpacked, database, StandardCopyOption.ATOMIC_MOVE);
        for (String made : new String[] {"index", "candidates"}) delete(database.resolveSibling(made));
        try (Store store = Store.open(settings)) {
            store.stories().leaveOutNumbers(NUMBERS_LEFT_OUT);
        }
        return aside;
    }

    /**
     * What was wished gone for good from a store that was put aside; the one that was restored may be older than a wish.
     * Addresses and sources' ids; an article that has no address is not among them.
     *
     * @param aside as {@link #restore} gave it
     * @throws StoreTrouble when it cannot be read, which may be why it was replaced
     */
    public static List<Takedown> takedownsOf(Store.Settings settings, Path aside) throws IOException {
        Path readable = aside.resolveSibling(aside.getFileName() + ".read" + ENDING);
        String bare = readable.toString().substring(0, readable.toString().length() - ENDING.length());
        Files.copy(aside, readable, StandardCopyOption.REPLACE_EXISTING);
        List<Takedown> all = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + bare + ";IFEXISTS=TRUE",
                        settings.user().orElse("tributary"),
                        settings.password().orElse(""));
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT source_id, guid, canonical, why FROM tombstone ORDER BY at")) {
            while (rows.next()) {
                String canonical = rows.getString(3);
                if (!canonical.isEmpty()) all.add(new Takedown(Takedown.Kind.ARTICLE, canonical, rows.getString(4)));
                else if (rows.getString(2).isEmpty())
                    all.add(new Takedown(Takedown.Kind.SOURCE, rows.getString(1), rows.getString(4)));
            }
            return all;
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        } finally {
            Files.deleteIfExists(readable);
        }
    }

    /** Writes the file anew without the room that nothing uses; the store must be closed, and nobody else may have it. */
    public static void compact(Store.Settings settings) {
        H2 h2 = h2(settings);
        Path database = database(h2);
        if (!Files.exists(database)) throw new StoreRefused("there is no store yet at " + database);
        try (Connection connection = connect(settings, h2);
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        } catch (SQLException e) {
            throw inWords(database, e);
        }
    }

    private static RuntimeException inWords(Path database, SQLException e) {
        if (H2.isInUse(e)) return new StoreInUse("the store " + database + " is in use by another process", e);
        Optional<StoreRefused> told = H2.inWords(database.toString(), e);
        return told.isPresent() ? told.get() : new StoreTrouble(e);
    }

    /** The file that the store is. @throws StoreRefused when it is none, with what to use instead */
    public static Path fileOf(Store.Settings settings) {
        return database(h2(settings));
    }

    private static H2 h2(Store.Settings settings) {
        if (PostgreSql.isMeant(settings.url()))
            throw new StoreRefused(
                    "the store is a database of PostgreSQL, which has its own tools for this: pg_dump and"
                            + " pg_restore to copy it and bring it back, VACUUM FULL to shrink it; docs/operations.md says how");
        return new H2(settings.url());
    }

    private static Path database(H2 h2) {
        return h2.database()
                .orElseThrow(() -> new StoreRefused("a store in memory has no file to back up or to restore"));
    }

    private static Connection connect(Store.Settings settings, H2 h2) throws SQLException {
        return DriverManager.getConnection(
                h2.url(),
                settings.user().orElse("tributary"),
                settings.password().orElse(""));
    }

    /** A database that cannot be opened for another reason may be put aside: it is why one restores. */
    private static void refuseInUse(Store.Settings settings, H2 h2, Path database) {
        try {
            connect(settings, h2).close();
        } catch (SQLException e) {
            if (H2.isInUse(e))
                throw new StoreInUse("the store " + database + " is in use by another process; stop that one first", e);
        }
    }

    private static Path aside(Path database) {
        for (int n = 1; ; n++) {
            Path free = database.resolveSibling(database.getFileName() + ".before-restore-" + n);
            if (!Files.exists(free)) return free;
        }
    }

    private static InputStream databaseIn(Path file) throws IOException {
        ZipInputStream zip = new ZipInputStream(Files.newInputStream(file));
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                if (entry.getName().endsWith(ENDING)) return zip;
        } catch (IOException e) {
            zip.close();
            throw e;
        }
        zip.close();
        throw new StoreRefused(file + " is no backup of a store");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path one : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }
}
