package org.tributary.store;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.util.Optional;

/** What the two databases must be told each in its own words; the rest of the store is SQL that both read. */
interface Dialect {
    /** @throws StoreRefused when the URL asks for a database that we do not know, or for more than a database */
    static Dialect of(Store.Settings settings) {
        return PostgreSql.isMeant(settings.url()) ? new PostgreSql(settings) : new H2(settings.url());
    }

    /** How a message may call the store: without user and password. */
    String name();

    /** Where our other files lie; empty for a store in memory. */
    Optional<Path> folder();

    /** Before the first connection. */
    void prepare();

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

    /** What a person can do about a store that cannot be opened; the trouble itself where there is nothing to say. */
    RuntimeException inWords(RuntimeException trouble);
}
