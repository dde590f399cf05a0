package carillon.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The PostgreSQL that everything durable lives in: one that Carillon brings along and keeps in its data directory, or one that
 * somebody else runs. Its tables are brought up to date when it is opened; several nodes may do that at once.
 */
public final class Database {
    private static final int CONNECTIONS = 6;
    private static final int WAITING = 2_000;
    private static final int CONNECT_SECONDS = 3;

    /** Flyway reports every step it takes, which is for whoever debugs a migration. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final Vertx vertx;
    private final PgConnectOptions connect;
    private final Pool pool;
    private final Optional<EmbeddedDatabase> embedded;

    private Database(Vertx vertx, PgConnectOptions connect, Optional<EmbeddedDatabase> embedded) {
        this.vertx = vertx;
        this.connect = connect;
        this.embedded = embedded;
        this.pool = PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(CONNECTIONS)
                        .setMaxWaitQueueSize(WAITING)
                        .setConnectionTimeout(CONNECT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(connect)
                .using(vertx)
                .build();
    }

    /**
     * Opens the database that Carillon brings along.
     *
     * @param data the data directory; made where it does not exist
     * @return fails with {@link DatabaseRefused} where that directory cannot be used
     */
    public static Future<Database> embedded(Vertx vertx, Path data) {
        return vertx.executeBlocking(() -> {
            EmbeddedDatabase server = EmbeddedDatabase.start(data);
            try {
                migrate(server.address());
                return new Database(vertx, server.address().options(), Optional.of(server));
            } catch (RuntimeException e) {
                server.stop();
                throw e;
            }
        });
    }

    /**
     * Opens a database that somebody else runs.
     *
     * @return fails with {@link DatabaseRefused} where it cannot be reached or used
     */
    public static Future<Database> external(Vertx vertx, DatabaseAddress address) {
        return vertx.executeBlocking(() -> {
            migrate(address);
            return new Database(vertx, address.options(), Optional.empty());
        });
    }

    private static void migrate(DatabaseAddress address) {
        FLYWAY.setLevel(Level.WARNING);
        try {
            Flyway.configure()
                    .dataSource(address.jdbcUrl(), address.user(), address.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseRefused(
                    "The database at " + address + " cannot be used: " + firstLine(e)
                            + " Check that it runs, its address, user and password, and that it is PostgreSQL 15 or later.",
                    e);
        }
    }

    private static String firstLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("") + ".";
    }

    /** Connections to share. Waiting for one is bounded; a statement that takes longer than five seconds fails. */
    public Pool pool() {
        return pool;
    }

    /** The loop, timers and threads this database belongs to. */
    Vertx vertx() {
        return vertx;
    }

    /** For a connection of one's own. */
    PgConnectOptions connectOptions() {
        return new PgConnectOptions(connect);
    }

    /** Lets go of the connections, and stops the server where it is Carillon's own. */
    public Future<Void> close() {
        return pool.close()
                .eventually(() -> vertx.executeBlocking(() -> {
                    embedded.ifPresent(EmbeddedDatabase::stop);
                    return null;
                }));
    }
}
