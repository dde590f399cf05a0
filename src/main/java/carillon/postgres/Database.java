package carillon.postgres;

import carillon.log.RateLimitedLog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL database with all durable state: one that Carillon brings along in its data directory, or an external one. Opening it
 * brings its tables up to date; several nodes may do that at once.
 */
public final class Database {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    private static final int CONNECTIONS = 6;
    private static final int JOURNAL_CONNECTIONS = 2;
    private static final int READER_CONNECTIONS = 2;
    private static final int WAITING = 2_000;

    /** Limited, since a full disk refuses each post. */
    private static final RateLimitedLog REFUSED = new RateLimitedLog(System.getLogger(Database.class.getName()));

    private final Vertx vertx;
    private final DatabaseAddress address;
    private final PgConnectOptions connect;
    private final Pool pool;
    /** A pool of its own, so that lookups of sessions do not delay the journal. */
    private final Pool journals;
    /** A pool of its own, so that readers of whole journals do not delay lookups of sessions. */
    private final Pool readers;

    private final Optional<EmbeddedDatabase> embedded;
    private final AtomicReference<@Nullable Promise<Void>> ping = new AtomicReference<>();

    private Database(Vertx vertx, DatabaseAddress address, Optional<EmbeddedDatabase> embedded) {
        this.vertx = vertx;
        this.address = address;
        this.connect = address.options();
        this.embedded = embedded;
        this.pool = newPool(CONNECTIONS);
        this.journals = newPool(JOURNAL_CONNECTIONS);
        this.readers = newPool(READER_CONNECTIONS);
    }

    /** Creates a pool with so many connections. */
    public Pool newPool(int connections) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(connections)
                        .setMaxWaitQueueSize(WAITING)
                        .setConnectionTimeout(DatabaseTimeouts.CONNECT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .with(DatabaseTimeouts.connectOptions())
                .withConnectHandler(connection -> {
                    DatabaseTimeouts.endLoginTimeout(connection);
                    connection.close();
                })
                .connectingTo(connect)
                .using(vertx)
                .build();
    }

    /**
     * Opens the database that Carillon brings along.
     *
     * @param data the data directory; created where it does not exist
     * @return fails with {@link DatabaseRefused} where that directory cannot be used
     */
    public static Future<Database> embedded(Vertx vertx, Path data) {
        return vertx.executeBlocking(() -> {
            EmbeddedDatabase server = EmbeddedDatabase.start(data);
            try {
                migrate(server.applicationAddress());
                Database database = new Database(vertx, server.applicationAddress(), Optional.of(server));
                server.keepRunning();
                return database;
            } catch (RuntimeException e) {
                server.stop();
                throw e;
            }
        });
    }

    /**
     * Opens an external database.
     *
     * @return fails with {@link DatabaseRefused} where it cannot be reached or used
     */
    public static Future<Database> external(Vertx vertx, DatabaseAddress address) {
        if (address.isUnverified()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The database at " + address
                            + " is reached over the network and not verified: whoever is between can read and"
                            + " change everything. Set sslmode=verify-full and sslrootcert in its address.");
        }
        return vertx.executeBlocking(() -> {
            migrate(address);
            return new Database(vertx, address, Optional.empty());
        });
    }

    private static void migrate(DatabaseAddress address) {
        try {
            Migrations.run(address);
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database at " + address + " cannot be used: " + firstLine(e)
                            + " Check that it runs, its address, user and password, and that it is PostgreSQL 15 or later.",
                    e);
        }
    }

    static String firstLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("") + ".";
    }

    /**
     * Runs a query on a connection of the shared pool. There is no other access to a connection: so every wait is bounded, and a frozen
     * database does not keep the connections.
     *
     * @param question runs on the connection and must not keep it; a failure from which it recovers is none
     * @return fails only with {@link DatabaseUnavailable}, where the database cannot be reached, refuses, or does not answer within
     *     seconds
     */
    public <T> Future<T> ask(Function<SqlConnection, Future<T>> question) {
        return ask(pool, question);
    }

    /** As {@link #ask}, on a connection of the journals' pool. */
    public <T> Future<T> askForJournal(Function<SqlConnection, Future<T>> question) {
        return ask(journals, question);
    }

    /** As {@link #ask}, on a connection of the pool for readers of whole journals. */
    public <T> Future<T> askForReader(Function<SqlConnection, Future<T>> question) {
        return ask(readers, question);
    }

    /**
     * Checks that the database answers now. Concurrent calls share one query. It uses the journals' pool: it does not wait for the
     * queries of unknown clients, and their pings delay no post.
     *
     * @param seconds how long the shared query may take
     * @return fails where no answer came within that time
     */
    public Future<Void> ping(int seconds) {
        Promise<Void> started = Promise.promise();
        @Nullable Promise<Void> running = ping.compareAndExchange(null, started);
        if (running != null) {
            return running.future();
        }
        askForJournal(connection -> connection.query("select 1").execute())
                .timeout(seconds, TimeUnit.SECONDS)
                .<Void>mapEmpty()
                .onComplete(answer -> {
                    ping.set(null);
                    started.handle(answer);
                });
        return started.future();
    }

    private static <T> Future<T> ask(Pool source, Function<SqlConnection, Future<T>> question) {
        return source.getConnection()
                .compose(connection -> {
                    Future<T> answer = Future.succeededFuture(connection).compose(question);
                    return DatabaseTimeouts.limit(connection, answer).eventually(connection::close);
                })
                .recover(failure -> Future.failedFuture(unavailable(failure)));
    }

    /** As {@link #ask}, in a transaction that commits where the question succeeds and rolls back where it fails. */
    public <T> Future<T> askInTransaction(Function<SqlConnection, Future<T>> question) {
        return ask(connection -> connection
                .begin()
                .compose(transaction -> Future.succeededFuture(connection)
                        .compose(question)
                        .compose(
                                answer -> transaction.commit().map(answer),
                                failure ->
                                        transaction.rollback().transform(rolledBack -> Future.failedFuture(failure)))));
    }

    private static DatabaseUnavailable unavailable(Throwable failure) {
        if (failure instanceof PgException refused) {
            REFUSED.warn("the database refused: " + refused.getMessage());
        }
        return new DatabaseUnavailable("the database does not answer: " + failure.getMessage(), failure);
    }

    /**
     * Opens a connection for work that blocks and takes long, on the caller's thread. It belongs to no pool, and each answer of the
     * database comes within a minute or fails.
     */
    public Connection connect() throws SQLException {
        return Jdbc.connect(address);
    }

    /** Returns the Vert.x to which this database's connections belong. */
    public Vertx vertx() {
        return vertx;
    }

    /** Stops all embedded servers of this process in order, on the caller's thread. */
    public static void stopEmbedded() {
        EmbeddedDatabase.stopAll();
    }

    /**
     * Kills all embedded servers of this process, on the caller's thread, for a process that is about to be halted. Committed
     * transactions are kept.
     */
    public static void endEmbedded() {
        SupervisedServer.endAll();
    }

    /** Closes the connections, and stops the server where it is an embedded one. */
    public Future<Void> close() {
        return Future.join(
                        DatabaseTimeouts.close(pool), DatabaseTimeouts.close(journals), DatabaseTimeouts.close(readers))
                .<Void>mapEmpty()
                .eventually(() -> vertx.executeBlocking(() -> {
                    embedded.ifPresent(EmbeddedDatabase::stop);
                    return null;
                }));
    }
}
