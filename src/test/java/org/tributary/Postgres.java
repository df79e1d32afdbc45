package org.tributary;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tributary.store.Store;

/**
 * A real PostgreSQL, a new database of it for each who asks. It is the server that {@code TRIBUTARY_POSTGRES} names (a
 * JDBC URL of somebody who may make databases), else one of this process, which ends with it.
 */
public final class Postgres {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Optional<String> server = Optional.empty();
    private static Optional<String> template = Optional.empty();

    private Postgres() {}

    /** The JDBC URL of a database with our schema and nothing in it, its user in the URL. */
    public static String database() {
        return made(" TEMPLATE " + template());
    }

    /** The same without any schema. */
    public static String empty() {
        return made("");
    }

    private static String made(String from) {
        String name = "t" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        run(server(), "CREATE DATABASE " + name + from);
        return named(name);
    }

    private static String named(String database) {
        return server().replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1");
    }

    /** Made once: to copy it takes a tenth of the time that its migrations take. */
    private static synchronized String template() {
        if (template.isEmpty()) {
            String name = "template_" + ProcessHandle.current().pid();
            run(server(), "CREATE DATABASE " + name);
            Store.open(Databases.at(named(name))).close();
            template = Optional.of(name);
        }
        return template.get();
    }

    /** One statement, in a database of its choice. */
    public static void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one number that a query gives. */
    public static long number(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static synchronized String server() {
        if (server.isEmpty())
            server = Optional.of(
                    Optional.ofNullable(System.getenv("TRIBUTARY_POSTGRES")).orElseGet(Postgres::embedded));
        return server.get();
    }

    private static String embedded() {
        try {
            EmbeddedPostgres own = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(own)));
            return "jdbc:postgresql://127.0.0.1:" + own.getPort() + "/postgres?user=postgres";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres own) {
        try {
            own.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
