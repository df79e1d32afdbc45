package org.tributary.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;

/** The one database of the house, opened and brought to today's schema. */
public final class Store implements AutoCloseable {
    private final HikariDataSource pool;
    private final Optional<Path> folder;
    private final Sources sources;
    private final SourceStates sourceStates;
    private final Articles articles;
    private final Archive archive;
    private final FeedBodies feedBodies;
    private final Alerts alerts;
    private final Stories stories;
    private final Statistics statistics;
    private final Familiars familiars;

    private Store(HikariDataSource pool, H2 h2) {
        this.pool = pool;
        this.folder = h2.folder();
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.registerArgument(instants());
        this.sources = new Sources(jdbi);
        this.sourceStates = new SourceStates(jdbi);
        this.articles = new Articles(jdbi);
        this.familiars = new Familiars(jdbi);
        this.archive = new Archive(jdbi);
        this.feedBodies = new FeedBodies(jdbi);
        this.alerts = new Alerts(jdbi);
        this.stories = new Stories(jdbi, pool, h2, sourceStates);
        this.statistics = new Statistics(jdbi);
    }

    /**
     * Opens the store, makes it where there is none, and takes back the claims of a process that died.
     *
     * @throws StoreInUse when another process has it
     * @throws StoreRefused when the URL asks for more than a file or memory, or a newer release wrote the store
     */
    public static Store open(Settings settings) {
        H2 h2 = new H2(settings.url());
        h2.prepareFile();
        try {
            HikariDataSource pool = new HikariDataSource(config(settings, h2));
            try {
                migrate(pool);
                Store store = new Store(pool, h2);
                store.sourceStates.releaseAll();
                return store;
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException e) {
            if (H2.isInUse(e))
                throw new StoreInUse(
                        "the store " + settings.url() + " is in use by another process; stop that one first, or give"
                                + " this one a store of its own (store.url)",
                        e);
            throw H2.inWords(settings.url(), e)
                    .map(RuntimeException.class::cast)
                    .orElse(e);
        }
    }

    private static HikariConfig config(Settings settings, H2 h2) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(h2.url());
        config.setUsername(settings.user().orElse("tributary"));
        config.setPassword(settings.password().orElse(""));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        config.setMaxLifetime(0); // H2 closes its file with the last connection
        config.setInitializationFailTimeout(1);
        return config;
    }

    private static void migrate(DataSource pool) {
        Flyway flyway = Flyway.configure()
                .dataSource(pool)
                .locations("classpath:store/migration")
                .javaMigrations(new PackBodies())
                .table("schema_history")
                .load();
        Arrays.stream(flyway.info().all()).filter(Store::isNewer).findFirst().ifPresent(newer -> {
            throw new StoreRefused("the store was written by a newer release (its schema is " + newer.getVersion()
                    + "); run that release, or restore a backup made before the upgrade");
        });
        flyway.migrate();
    }

    private static boolean isNewer(MigrationInfo one) {
        return one.getState() == MigrationState.FUTURE_SUCCESS || one.getState() == MigrationState.FUTURE_FAILED;
    }

    /** As java.sql.Timestamp a moment would pass through local time, where an hour in autumn exists twice. */
    private static ArgumentFactory instants() {
        return (type, value, config) -> value instanceof Instant at
                ? Optional.of((Argument)
                        (position, statement, context) -> statement.setObject(position, at.atOffset(ZoneOffset.UTC)))
                : Optional.empty();
    }

    public Sources sources() {
        return sources;
    }

    public SourceStates sourceStates() {
        return sourceStates;
    }

    public Articles articles() {
        return articles;
    }

    public Alerts alerts() {
        return alerts;
    }

    public Archive archive() {
        return archive;
    }

    public FeedBodies feedBodies() {
        return feedBodies;
    }

    public Stories stories() {
        return stories;
    }

    public Statistics statistics() {
        return statistics;
    }

    /** What holds of every store. */
    public Laws laws() {
        return new Laws(pool);
    }

    /**
     * Copies the store into a file while others write to it.
     *
     * @throws StoreRefused when the file exists
     */
    public void backup(Path file) throws IOException {
        try (Connection connection = pool.getConnection()) {
            Backup.write(connection, file);
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    public Familiars familiars() {
        return familiars;
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Where the database file lies and other files of ours belong; empty for a store in memory. */
    public Optional<Path> folder() {
        return folder;
    }

    /** Everything committed is on disk; H2 writes its file to the end. */
    @Override
    public void close() {
        if (pool.isClosed()) return;
        stories.close();
        pool.close();
    }

    /**
     * Where the store is.
     *
     * @param url {@code jdbc:h2:file:PATH} or {@code jdbc:h2:mem:NAME}
     * @param connections at most this many at a time
     */
    public record Settings(String url, Optional<String> user, Optional<String> password, int connections) {
        public static final Settings DEFAULTS = at("jdbc:h2:file:./data/tributary");

        /** Where the database file and what belongs to it lie; empty for a store in memory. */
        public Optional<Path> folder() {
            return new H2(url).folder();
        }

        public static Settings at(String url) {
            return new Settings(url, Optional.empty(), Optional.empty(), 12);
        }
    }
}
