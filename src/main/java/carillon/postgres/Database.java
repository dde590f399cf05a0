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
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that everything durable lives in: one that Carillon brings along and keeps in its data directory, or one that
 * somebody else runs. Its tables are brought up to date when it is opened; several nodes may do that at once.
 */
public final class Database {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    private static final int CONNECTIONS = 6;
    private static final int JOURNAL_CONNECTIONS = 2;
    private static final int READER_CONNECTIONS = 2;
    private static final int WAITING = 2_000;

    /** The version of the last script in {@code db/migration}. */
    static final String NEWEST_MIGRATION = "5";

    private static final String LAST_MIGRATION =
            "select version from flyway_schema_history where success order by installed_rank desc limit 1";

    /** Where nothing was ever migrated (PostgreSQL, appendix A). */
    private static final String UNDEFINED_TABLE = "42P01";

    /** A full disk refuses each post. */
    private static final RateLimitedLog REFUSED = new RateLimitedLog(System.getLogger(Database.class.getName()));

    /** Flyway reports every step it takes, which is for whoever debugs a migration. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final Vertx vertx;
    private final PgConnectOptions connect;
    private final Pool pool;
    /** Apart, so that no session that is looked up keeps the journal waiting. */
    private final Pool journals;
    /** Apart, for anyone may read a journal, and however many do, sessions are looked up. */
    private final Pool readers;

    private final Optional<EmbeddedDatabase> embedded;
    private final AtomicReference<@Nullable Promise<Void>> ping = new AtomicReference<>();

    private Database(Vertx vertx, PgConnectOptions connect, Optional<EmbeddedDatabase> embedded) {
        this.vertx = vertx;
        this.connect = connect;
        this.embedded = embedded;
        this.pool = newPool(CONNECTIONS);
        this.journals = newPool(JOURNAL_CONNECTIONS);
        this.readers = newPool(READER_CONNECTIONS);
    }

    /** Connections for a purpose of their own, as many as that. */
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
     * @param data the data directory; made where it does not exist
     * @return fails with {@link DatabaseRefused} where that directory cannot be used
     */
    public static Future<Database> embedded(Vertx vertx, Path data) {
        return vertx.executeBlocking(() -> {
            EmbeddedDatabase server = EmbeddedDatabase.start(data);
            try {
                migrate(server.applicationAddress());
                Database database =
                        new Database(vertx, server.applicationAddress().options(), Optional.of(server));
                server.keepRunning();
                return database;
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
        if (address.isUnverified()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The database at " + address
                            + " is reached over the network and not verified: whoever is between can read and"
                            + " change everything. Set sslmode=verify-full and sslrootcert in its address.");
        }
        return vertx.executeBlocking(() -> {
            migrate(address);
            return new Database(vertx, address.options(), Optional.empty());
        });
    }

    /** Flyway takes about a second to find that there is nothing to do, which is so each time but the first. */
    private static void migrate(DatabaseAddress address) {
        FLYWAY.setLevel(Level.WARNING);
        try {
            if (isUpToDate(address)) {
                return;
            }
            Flyway.configure()
                    .dataSource(address.jdbcUrl(), address.user(), address.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (SQLException | FlywayException e) {
            throw new DatabaseRefused(
                    "The database at " + address + " cannot be used: " + firstLine(e)
                            + " Check that it runs, its address, user and password, and that it is PostgreSQL 15 or later.",
                    e);
        }
    }

    private static boolean isUpToDate(DatabaseAddress address) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(LAST_MIGRATION)) {
            return last.next() && NEWEST_MIGRATION.equals(last.getString("version"));
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static String firstLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("") + ".";
    }

    /**
     * Asks the database something on a connection lent for it, one of a few that all share. This is the only way to one: so nobody
     * waits without bound, and a database that is frozen does not keep the connections.
     *
     * @param question is given the connection and must not keep it; what it recovers from is not a failure
     * @return fails with {@link DatabaseUnavailable}, and only so, where the database cannot be reached, refuses, or does not
     *     answer in some seconds
     */
    public <T> Future<T> ask(Function<SqlConnection, Future<T>> question) {
        return ask(pool, question);
    }

    /** As {@link #ask}, on a connection of those that only the journals share. */
    public <T> Future<T> askForJournal(Function<SqlConnection, Future<T>> question) {
        return ask(journals, question);
    }

    /** As {@link #ask}, on a connection of those that only readers of whole journals share. */
    public <T> Future<T> askForReader(Function<SqlConnection, Future<T>> question) {
        return ask(readers, question);
    }

    /**
     * Asks whether the database answers now. All who want to know at the same time share one question. It goes to a connection of
     * those that only the journals share: it does not wait for what strangers ask, and strangers who ask only this keep no post
     * waiting.
     *
     * @param seconds how long the question that is shared may take
     * @return fails where no answer came within that time
     */
    public Future<Void> ping(int seconds) {
        Promise<Void> asked = Promise.promise();
        @Nullable Promise<Void> asking = ping.compareAndExchange(null, asked);
        if (asking != null) {
            return asking.future();
        }
        askForJournal(connection -> connection.query("select 1").execute())
                .timeout(seconds, TimeUnit.SECONDS)
                .<Void>mapEmpty()
                .onComplete(answer -> {
                    ping.set(null);
                    asked.handle(answer);
                });
        return asked.future();
    }

    private static <T> Future<T> ask(Pool lender, Function<SqlConnection, Future<T>> question) {
        return lender.getConnection()
                .compose(connection -> {
                    Future<T> answer = Future.succeededFuture(connection).compose(question);
                    return DatabaseTimeouts.limit(connection, answer).eventually(connection::close);
                })
                .recover(failure -> Future.failedFuture(unavailable(failure)));
    }

    /** As {@link #ask}, in a transaction that is committed where the question succeeds and rolled back where it fails. */
    public <T> Future<T> askInTransaction(Function<SqlConnection, Future<T>> question) {
        return ask(connection -> connection
                .begin()
                .compose(transaction -> Future.succeededFuture(connection)
                        .compose(question)
                        .compose(
                                answer -> transaction.commit().map(answer),
                                failure -> transaction.rollback().transform(unused -> Future.failedFuture(failure)))));
    }

    private static DatabaseUnavailable unavailable(Throwable failure) {
        if (failure instanceof PgException refused) {
            REFUSED.warn("the database refused: " + refused.getMessage());
        }
        return new DatabaseUnavailable("the database does not answer: " + failure.getMessage(), failure);
    }

    /** The loop, timers and threads this database belongs to. */
    public Vertx vertx() {
        return vertx;
    }

    /** Stops, in order, every server that this process brought along and still runs, on the caller's own thread and no event loop. */
    public static void stopEmbedded() {
        EmbeddedDatabase.stopAll();
    }

    /**
     * Ends every server that this process brought along, at once and on no event loop; for a process that is about to be halted. What was
     * committed is kept.
     */
    public static void endEmbedded() {
        SupervisedServer.endAll();
    }

    /** Lets go of the connections, and stops the server where it is Carillon's own. */
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
