package org.tributary.store;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.util.Optional;

/** What the two databases must be told each in its own words; the rest of the store is SQL that both read. */
interface Dialect {
    /** @throws StoreRefused when the URL asks for a database that we do not know, or for more than a database */
    static Dialect of(Store.Settings settings) {
        return of(settings, false);
    }

    /** @param alone whether no other process may have the store meanwhile, also where several may share it */
    static Dialect of(Store.Settings settings, boolean alone) {
        return PostgreSql.isMeant(settings.url()) ? new PostgreSql(settings, alone) : new H2(settings.url());
    }

    /** How a message may call the store: without user and password. */
    String name();

    /** Where our other files lie; empty for a store in memory. */
    Optional<Path> folder();

    /** Whether other processes may have the store at the same time. */
    boolean isShared();

    /**
     * Before the first connection.
     *
     * @throws StoreInUse when another process of this machine has the place
     */
    void prepare();

    /** After the last connection. */
    void leave();

    /** Where the pool connects to, and how. */
    void connect(HikariConfig config);

    /** The query for the next block of numbers of changes. */
    String nextNumbers();

    /** This connection is going to write in the lane. */
    void enterLane(Statements sql);

    /** It is not any more, and goes back to the pool. */
    void leaveLane(Statements sql);

    /** What was committed on this connection is on disk when this returns. */
    void sync(Statements sql);

    /** Whether a connection whose database is gone may be closed when it is opened anew. */
    boolean mayEndDead();

    /** What a person can do about a store that cannot be opened; the trouble itself where there is nothing to say. */
    RuntimeException inWords(RuntimeException trouble);
}
