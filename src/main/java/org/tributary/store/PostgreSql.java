package org.tributary.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What only PostgreSQL needs to be told. A commit of it waits for the disk by itself.
 *
 * <p>The driver's URL can name classes to load and files to write (CVE-2022-21724), so its settings are an allow-list; user
 * and password are taken out of it, so that no message can hold them.
 */
final class PostgreSql implements Dialect {
    private static final String SCHEME = "jdbc:postgresql:";
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([\\w.:,\\[\\]-]+)/([\\w.%~-]+)(?:\\?(.*))?");

    /** By their names in lower case: those that are about where, who and how safely, by the driver's names for them. */
    private static final Map<String, String> SETTINGS = settings(
            "user",
            "password",
            "ssl",
            "sslmode",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "connectTimeout",
            "socketTimeout",
            "tcpKeepAlive",
            "targetServerType");

    /** The processes share this lock, and a copy has it alone: its number is the same in every release. */
    private static final long LOCK = 0x7472_6962_7574_6172L; // "tributar"

    /**
     * A process that stands still or is cut off in the middle of a visit to the lane keeps the others out no longer than
     * this; nothing of ours thinks so long between two statements.
     */
    private static final String FIRST_WORDS =
            "SET idle_in_transaction_session_timeout = '10s'; SET lock_timeout = '30s';"
                    + " SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 2;"
                    + " SET tcp_user_timeout = '10s'";

    private final String url;
    private final Map<String, String> parameters;
    private final Optional<String> user;
    private final Optional<String> password;
    private final Path folder;
    private final boolean alone;
    private Optional<FileChannel> place = Optional.empty();

    /** @param alone whether no other process may have the store meanwhile */
    PostgreSql(Store.Settings settings, boolean alone) {
        this.alone = alone;
        Matcher parts = URL.matcher(settings.url().strip());
        if (!parts.matches())
            throw new StoreRefused(
                    "store.url must be jdbc:postgresql://HOST:PORT/DATABASE, with ?name=value&.. after it"
                            + " where needed");
        parameters = parameters(parts.group(3) == null ? "" : parts.group(3));
        user = settings.user().or(() -> Optional.ofNullable(parameters.remove("user")));
        password = settings.password().or(() -> Optional.ofNullable(parameters.remove("password")));
        parameters.keySet().removeAll(Set.of("user", "password"));
        url = SCHEME + "//" + parts.group(1) + "/" + parts.group(2);
        folder = settings.folder().toAbsolutePath();
    }

    static boolean isMeant(String url) {
        return url.strip().startsWith(SCHEME);
    }

    private static Map<String, String> settings(String... names) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : names) settings.put(name.toLowerCase(Locale.ROOT), name);
        return settings;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            if (part.isEmpty()) continue;
            String[] pair = part.split("=", 2);
            String name = SETTINGS.get(pair[0].toLowerCase(Locale.ROOT));
            if (name == null || pair.length < 2)
                throw new StoreRefused("store.url may not set " + pair[0] + "; these may be set there: "
                        + String.join(", ", SETTINGS.values()));
            parameters.put(name, URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public String name() {
        return url;
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(folder);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** What lies in the folder is one process's. */
    @Override
    public void prepare() {
        try {
            H2.makeFolderForOwner(folder);
            FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) throw new OverlappingFileLockException();
            place = Optional.of(lock);
        } catch (OverlappingFileLockException e) {
            throw new StoreInUse(
                    "the folder " + folder
                            + " is in use by another process of this machine; stop that one first, or give"
                            + " this one a folder of its own (store.folder)",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("store.folder cannot be used: " + e, e);
        }
    }

    @Override
    public void leave() {
        try {
            if (place.isPresent()) place.get().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void connect(HikariConfig config) {
        config.setJdbcUrl(url);
        config.setUsername(user.orElse("tributary"));
        config.setPassword(password.orElse(""));
        config.addDataSourceProperty("ApplicationName", "tributary");
        config.addDataSourceProperty("connectTimeout", "10");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "60");
        parameters.forEach(config::addDataSourceProperty);
        config.setConnectionInitSql(FIRST_WORDS);
        config.setInitializationFailTimeout(5_000);
        config.setConnectionTimeout(10_000); // while it is away nobody's work hangs for longer
    }

    @Override
    public String nextNumbers() {
        return "SELECT nextval('change_number')";
    }

    /** The lock goes with the connection that writes, so whoever lost it cannot write either. */
    @Override
    public void enterLane(Statements sql) {
        String ask = alone ? "SELECT pg_try_advisory_lock(?)" : "SELECT pg_try_advisory_lock_shared(?)";
        boolean ours = sql.one(ask, Row::flag, LOCK);
        sql.commit();
        if (!ours)
            throw new StoreInUse(
                    "the store " + url + " is in use by another process, here or on another machine, and one of the two"
                            + " needs it alone; stop that one first",
                    new SQLException("the advisory lock is held"));
    }

    @Override
    public void leaveLane(Statements sql) {
        sql.one(alone ? "SELECT pg_advisory_unlock(?)" : "SELECT pg_advisory_unlock_shared(?)", Row::flag, LOCK);
        sql.commit();
    }

    @Override
    public boolean mayEndDead() {
        return true;
    }

    @Override
    public void sync(Statements sql) {}

    @Override
    public RuntimeException inWords(RuntimeException trouble) {
        for (Throwable at = trouble; at != null; at = at.getCause())
            if (at instanceof SQLException sql && sql.getSQLState() != null)
                return told(sql.getSQLState(), String.valueOf(sql.getMessage()))
                        .map(words -> (RuntimeException) new StoreRefused(words, trouble))
                        .orElse(trouble);
        return trouble;
    }

    private Optional<String> told(String state, String message) {
        if (state.startsWith("08"))
            return Optional.of("the store " + url + " cannot be reached (" + message
                    + "): is PostgreSQL running, and may" + " this machine connect?");
        if (state.startsWith("28"))
            return Optional.of("the store " + url + " does not let us in (" + message
                    + "): look at store.user and store.password");
        if (state.equals("3D000"))
            return Optional.of("there is no database for the store " + url
                    + ": make it with CREATE DATABASE, owned by the" + " user that store.user names");
        if (state.equals("42501"))
            return Optional.of("the user of the store " + url + " may not do what is needed (" + message
                    + "): it must own the database");
        return Optional.empty();
    }
}
