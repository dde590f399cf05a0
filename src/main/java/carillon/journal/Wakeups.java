package carillon.journal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * Listens for appends to one journal, on a connection of its own.
 *
 * <p>PostgreSQL tells only those who listen at that moment, so whatever was said before, or while the connection was lost, was not
 * heard. Hence the one rule here: each time listening begins, everybody is woken and reads what they missed. A connection can also
 * die without a sound; it is asked for a sign of life now and then, and cut where none comes.
 *
 * <p>(The client's own subscriber never tries again when its first connection fails, and waits a minute for one that hangs.)
 */
final class Wakeups {
    private static final System.Logger LOG = System.getLogger(Wakeups.class.getName());
    private static final String LISTEN = "listen carillon";
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;
    private static final long SIGN_OF_LIFE_MILLIS = 10_000;

    private final Pool pool;
    private final Context context;
    private final String journal;
    private final LongConsumer wake;

    // Only touched on the context.
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private boolean closed;

    /**
     * @param wake takes the position of the last entry, {@link Long#MAX_VALUE} where that is not known; called on a thread of
     *     Vert.x, it must not block
     */
    Wakeups(Database database, long journal, LongConsumer wake) {
        this.pool = database.newPool(1);
        this.context = database.vertx().getOrCreateContext();
        this.journal = journal + " ";
        this.wake = wake;
    }

    Wakeups start() {
        context.runOnContext(unused -> listen());
        return this;
    }

    private void listen() {
        if (!closed) {
            pool.getConnection()
                    .compose(this::subscribed)
                    .onComplete(connection -> onContext(() -> heard(connection)), failure -> onContext(this::again));
        }
    }

    private Future<PgConnection> subscribed(SqlConnection lent) {
        PgConnection connection = PgConnection.cast(lent);
        // Without a handler the client prints it; the connection closes all the same, and that is told below.
        connection.exceptionHandler(failure -> LOG.log(Level.DEBUG, "while listening", failure));
        connection.notificationHandler(said -> {
            if (said.getPayload().startsWith(journal)) {
                wake.accept(Long.parseLong(said.getPayload().substring(journal.length())));
            }
        });
        return Patience.on(connection, connection.query(LISTEN).execute())
                .map(connection)
                .onFailure(failure -> Patience.cut(connection));
    }

    private void heard(PgConnection connection) {
        pauseMillis = FIRST_PAUSE_MILLIS;
        long asking = context.owner().setPeriodic(SIGN_OF_LIFE_MILLIS, unused -> askForLife(connection));
        Runnable lost = once(() -> {
            context.owner().cancelTimer(asking);
            if (!closed) {
                LOG.log(Level.WARNING, "the connection to the database was lost; connecting again");
            }
            again();
        });
        connection.closeHandler(unused -> onContext(lost));
        // It may have been lost before there was anybody to tell.
        askForLife(connection).onFailure(failure -> onContext(lost));
        wake.accept(Long.MAX_VALUE);
    }

    private static Future<?> askForLife(PgConnection connection) {
        return Patience.on(connection, connection.query("select 1").execute())
                .onFailure(failure -> Patience.cut(connection));
    }

    private static Runnable once(Runnable step) {
        var done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                step.run();
            }
        };
    }

    private void again() {
        if (!closed) {
            context.owner().setTimer(pauseMillis, unused -> onContext(this::listen));
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
        }
    }

    private void onContext(Runnable step) {
        context.runOnContext(unused -> step.run());
    }

    Future<Void> close() {
        onContext(() -> closed = true);
        return pool.close();
    }
}
