package org.tributary.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What only H2 needs to be told: which URLs we take, who may read its file, when a commit is on disk.
 *
 * <p>H2's URL can run SQL and open ports (CVE-2021-42392, CVE-2022-23221), so it is an allow-list: a file or memory, and
 * settings that are about size alone.
 */
final class H2 implements Dialect {
    private static final Set<String> SETTINGS = Set.of("CACHE_SIZE", "COMPRESS");
    private static final String OURS =
            ";DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=128" + ";LOCK_TIMEOUT=20000;TRACE_LEVEL_FILE=0";
    private static final int ALREADY_OPEN = 90020;

    /** "File corrupted", "IO exception" in reading it, "General error" and "Unsupported database file version". */
    private static final Set<Integer> DAMAGED = Set.of(90030, 90031, 90028, 50000, 90048);

    private final String url;
    private final Optional<Path> file;

    H2(String configured) {
        String[] parts = configured.strip().split(";", -1);
        String where = parts[0];
        if (!where.startsWith("jdbc:h2:"))
            throw new StoreRefused("store.url must begin with jdbc:h2:file: or jdbc:postgresql:// and not be "
                    + where.split("//", 2)[0]);
        for (int i = 1; i < parts.length; i++) checkSetting(parts[i]);
        String rest = where.substring("jdbc:h2:".length());
        file = rest.startsWith("mem:") ? Optional.empty() : Optional.of(path(rest));
        // An interrupted thread closes the file under H2 (FileChannel's law); "retry:" opens it again.
        String place = file.map(path -> "jdbc:h2:retry:" + path).orElse(where);
        url = place + configured.strip().substring(where.length()) + OURS + packing(parts);
    }

    /** Pages are packed (LZF) unless the URL has its own word on it: half the disk for no measurable time. */
    private static String packing(String[] parts) {
        boolean said = Arrays.stream(parts)
                .anyMatch(part -> part.toUpperCase(Locale.ROOT).startsWith("COMPRESS="));
        return said ? "" : ";COMPRESS=TRUE";
    }

    private static void checkSetting(String setting) {
        String name = setting.split("=", 2)[0].strip().toUpperCase(Locale.ROOT);
        if (!name.isEmpty() && !SETTINGS.contains(name))
            throw new StoreRefused("store.url may not set " + name + "; only CACHE_SIZE and COMPRESS may be set there");
    }

    private static Path path(String rest) {
        String name = rest.startsWith("file:") ? rest.substring("file:".length()) : rest;
        if (name.matches("(?i)[a-z]{2,}:.*"))
            throw new StoreRefused("store.url may name a file or mem:, not " + name.split(":", 2)[0] + ":");
        String home = System.getProperty("user.home");
        return Path.of(name.startsWith("~/") ? home + name.substring(1) : name).toAbsolutePath();
    }

    String url() {
        return url;
    }

    @Override
    public String name() {
        return file.map(Path::toString).orElse("in memory");
    }

    /** The folder that the database file lies in; empty in memory. */
    @Override
    public Optional<Path> folder() {
        return file.map(Path::getParent);
    }

    /** The database file; empty in memory. */
    Optional<Path> database() {
        return file.map(path -> Path.of(path + ".mv.db"));
    }

    /** A new file that only its owner reads. */
    static void makeForOwner(Path path) throws IOException {
        Files.createFile(path, only("rw-------"));
    }

    /** A folder that only its owner enters, unless it is there. */
    static void makeFolderForOwner(Path folder) throws IOException {
        Files.createDirectories(folder, only("rwx------"));
    }

    /** Folder and file exist before H2 comes, so that nobody else can read them at any moment (S21). */
    @Override
    public void prepare() {
        if (file.isEmpty()) return;
        Path database = Path.of(file.get() + ".mv.db");
        try {
            makeFolderForOwner(folder().orElseThrow());
            Files.createFile(database, only("rw-------"));
        } catch (FileAlreadyExistsException e) {
            keepToOwner(database);
        } catch (IOException e) {
            throw new UncheckedIOException("the store's file cannot be made: " + e, e);
        }
    }

    private static void keepToOwner(Path database) {
        try {
            if (posix()) Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException("the store's file is not ours: " + e, e);
        }
    }

    private static FileAttribute<?>[] only(String mode) {
        if (!posix()) return new FileAttribute<?>[0];
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /**
     * A commit of H2 is in memory for half a second, and no commit of its own waits for the disk (WRITE_DELAY=0 writes
     * without fsync, and ends the background compaction, so that the file grows for ever). This writes and waits.
     */
    @Override
    public void sync(Statements sql) {
        if (file.isPresent()) sql.run("CHECKPOINT SYNC");
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void leave() {}

    @Override
    public void connect(HikariConfig config) {
        config.setJdbcUrl(url);
        config.setMaxLifetime(0); // H2 closes its file with the last connection
        config.setInitializationFailTimeout(1);
    }

    @Override
    public String nextNumbers() {
        return "SELECT NEXT VALUE FOR change_number";
    }

    /**
     * It closes itself on a full disk. The end of a connection to what was closed makes it forget what is open by that
     * name now, and whoever comes then finds the file locked.
     */
    @Override
    public boolean mayEndDead() {
        return false;
    }

    /** The file is one process's. */
    @Override
    public void enterLane(Statements sql) {}

    @Override
    public void leaveLane(Statements sql) {}

    @Override
    public RuntimeException inWords(RuntimeException trouble) {
        if (isInUse(trouble))
            return new StoreInUse(
                    "the store " + name()
                            + " is in use by another process; stop that one first, or give this one a store"
                            + " of its own (store.url)",
                    trouble);
        return inWords(name(), trouble).map(RuntimeException.class::cast).orElse(trouble);
    }

    /** What a person can do about a file that is damaged, or a disk that is full; empty for other trouble. */
    static Optional<StoreRefused> inWords(String store, Throwable trouble) {
        for (Throwable at = trouble; at != null; at = at.getCause()) {
            if (isDiskFull(at))
                return Optional.of(new StoreRefused(
                        "the disk that holds the store " + store
                                + " is full: make room and start again; what was stored" + " is still there",
                        trouble));
            if (at instanceof SQLException sql && DAMAGED.contains(sql.getErrorCode()))
                return Optional.of(new StoreRefused(
                        "the store " + store + " is damaged and cannot be opened (" + sql.getMessage()
                                + "). Restore the last backup: tributary restore --replace FILE puts the damaged file"
                                + " aside. The outlets' feeds give again what they still hold.",
                        trouble));
        }
        return Optional.empty();
    }

    /** Whether the disk has no room, as the JDK says it in the words of the system. */
    static boolean isDiskFull(Throwable trouble) {
        for (Throwable at = trouble; at != null; at = at.getCause())
            if (at instanceof IOException
                    && String.valueOf(at.getMessage())
                            .matches(".*(No space left|Disk quota exceeded|not enough space).*")) return true;
        return false;
    }

    /** Whether the trouble is that another process has the file. */
    static boolean isInUse(Throwable trouble) {
        for (Throwable at = trouble; at != null; at = at.getCause())
            if (at instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) return true;
        return false;
    }
}
