package org.tributary.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
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
    private final Dialect dialect;
    private final Hosts hosts;
    private final Nodes nodes;
    private final Sources sources;
    private final SourceStates sourceStates;
    private final Articles articles;
    private final Archive archive;
    private final FeedBodies feedBodies;
    private final Alerts alerts;
    private final Stories stories;
    private final Statistics statistics;
    private final Familiars familiars;

    private Store(HikariDataSource pool, Dialect dialect, Statements lane) {
        this.pool = pool;
        this.dialect = dialect;
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.registerArgument(arguments());
        this.sources = new Sources(jdbi);
        String node = UUID.randomUUID().toString();
        this.hosts = new Hosts(jdbi, node);
        this.nodes = new Nodes(jdbi, node);
        this.sourceStates = new SourceStates(jdbi, node, dialect.isShared());
        this.articles = new Articles(jdbi);
        this.familiars = new Familiars(jdbi);
        this.archive = new Archive(jdbi);
        this.feedBodies = new FeedBodies(jdbi);
        this.alerts = new Alerts(jdbi);
        this.stories = new Stories(jdbi, pool, dialect, sourceStates, lane);
        this.statistics = new Statistics(jdbi);
    }

    /**
     * Opens the store, makes it where there is none, and takes back the claims of a process that died.
     *
     * @throws StoreInUse when another process has it
     * @throws StoreRefused when the URL asks for more than a file or memory, or a newer release wrote the store
     */
    public static Store open(Settings settings) {
        Store store = open(settings, false);
        if (!Copy.isUnfinished(store.pool)) return store;
        store.close();
        throw new StoreRefused("the store " + Dialect.of(settings).name()
                + " is a copy that was cut off: give the command copy once more, and it goes on");
    }

    /** Also one that is half a copy, and with no other process beside us. */
    static Store openAlone(Settings settings) {
        return open(settings, true);
    }

    private static Store open(Settings settings, boolean alone) {
        Dialect dialect = Dialect.of(settings, alone);
        dialect.prepare();
        try {
            HikariDataSource pool = new HikariDataSource(config(settings, dialect));
            try {
                return open(pool, dialect);
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException e) {
            dialect.leave();
            throw dialect.inWords(e);
        }
    }

    private static Store open(HikariDataSource pool, Dialect dialect) {
        Statements lane = Statements.of(pool);
        dialect.enterLane(lane);
        migrate(pool);
        Store store = new Store(pool, dialect, lane);
        if (!dialect.isShared()) store.sourceStates.releaseAll();
        return store;
    }

    private static HikariConfig config(Settings settings, Dialect dialect) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setUsername(settings.user().orElse("tributary"));
        config.setPassword(settings.password().orElse(""));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        dialect.connect(config);
        return config;
    }

    private static void migrate(DataSource pool) {
        Flyway flyway = Flyway.configure()
                .dataSource(pool)
                .locations("classpath:store/migration")
                .javaMigrations(new PackBodies(), PostgreSqlStep.hashIndexes(), PostgreSqlStep.quartzTables())
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

    /** Bound as {@link Statements#bind} does it. */
    private static ArgumentFactory arguments() {
        return (type, value, config) -> value instanceof Instant || value instanceof String
                ? Optional.of((Argument) (position, statement, context) -> Statements.bind(statement, position, value))
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
        return dialect.folder();
    }

    /** Whether other processes may have this store at the same time: then hosts and nodes are kept in it. */
    public boolean isShared() {
        return dialect.isShared();
    }

    /** Only where the store is shared. */
    public Hosts hosts() {
        return hosts;
    }

    /** Only where the store is shared. */
    public Nodes nodes() {
        return nodes;
    }

    /** Everything committed is on disk; H2 writes its file to the end. */
    @Override
    public void close() {
        if (pool.isClosed()) return;
        stories.close();
        pool.close();
        dialect.leave();
    }

    /**
     * Where the store is.
     *
     * @param url {@code jdbc:h2:file:PATH}, {@code jdbc:h2:mem:NAME} or {@code jdbc:postgresql://HOST:PORT/DATABASE}
     * @param connections at most this many at a time
     * @param folder where a process that uses PostgreSQL keeps what it makes of the store; with H2 that is beside its file
     */
    public record Settings(String url, Optional<String> user, Optional<String> password, int connections, Path folder) {
        public static final Settings DEFAULTS = at("jdbc:h2:file:./data/tributary");

        /** Where the search index and what else belongs to the store lie; empty for a store in memory. */
        public Optional<Path> place() {
            return Dialect.of(this).folder();
        }

        public static Settings at(String url) {
            return new Settings(url, Optional.empty(), Optional.empty(), 12, Path.of("data"));
        }

        public Settings withFolder(Path elsewhere) {
            return new Settings(url, user, password, connections, elsewhere);
        }
    }
}
