package carillon.journal;

import carillon.log.RateLimitedLog;
import carillon.postgres.Database;
import carillon.postgres.DatabaseTimeouts;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Listens for the notifications of one journal on a connection of its own: appends, and the signals that nodes send each other.
 *
 * <p>PostgreSQL notifies only the connections that listen at that moment. So each time listening begins, every listener is woken
 * and reads what it missed; signals that were missed are lost. A connection can also die silently: it is queried every
 * {@value #LIVENESS_MILLIS} ms, and cut where no answer comes.
 *
 * <p>The client's own {@code PgSubscriber} does not retry its first connection, and waits a minute for one that hangs.
 *
 * <h2>Life</h2>
 *
 * <pre>{@code
 *       subscribe              connected              connection lost
 * IDLE -----------> CONNECTING ---------> LISTENING -----------------> LOST
 *                       |                     ^                        | ^
 *                       |                     +------------------------+ | failed: a longer pause,
 *                       |                             connected          | then another attempt
 *                       +------------------------------------------------+
 *                                             failed
 * any state -- close --> CLOSED
 * }</pre>
 *
 * <p>It lives on the context of the verticle that creates it, and closes with that verticle; without one, it lives until
 * {@link #close}. All state is confined to that context.
 */
final class NotificationListener {
    private static final System.Logger LOG = System.getLogger(NotificationListener.class.getName());
    private static final String APPENDS = "carillon";
    private static final String SIGNALS = "carillon_signals";
    private static final String LISTEN = "listen " + APPENDS + "; listen " + SIGNALS;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;
    private static final long LIVENESS_MILLIS = 10_000;

    private final RateLimitedLog trouble = new RateLimitedLog(LOG);
    private final Pool pool;
    private final Context context;
    private final String journalPrefix;

    private final List<Journal.Listener> appendListeners = new ArrayList<>();
    private final List<Consumer<String>> signalListeners = new ArrayList<>();
    private State state = State.IDLE;
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    private enum State {
        /** There is no listener yet, and no connection. */
        IDLE,
        CONNECTING,
        LISTENING,
        /** The listeners know that the connection is lost; another one is being tried, or will be. */
        LOST,
        CLOSED
    }

    NotificationListener(Database database, long journal) {
        this.pool = database.newPool(1);
        this.context = database.vertx().getOrCreateContext();
        this.journalPrefix = journal + " ";
    }

    /** Adds a listener for appends, which is called on a thread of Vert.x and must not block. */
    void watch(Journal.Listener listener) {
        onContext(() -> {
            appendListeners.add(listener);
            start();
            switch (state) {
                case IDLE, CONNECTING, CLOSED -> {}
                case LISTENING -> listener.appended(Long.MAX_VALUE);
                case LOST -> listener.lost();
            }
        });
    }

    /** Adds a listener for signals, which is called on a thread of Vert.x and must not block. */
    void onSignal(Consumer<String> listener) {
        onContext(() -> {
            signalListeners.add(listener);
            start();
        });
    }

    private void start() {
        if (state == State.IDLE) {
            state = State.CONNECTING;
            connect();
        }
    }

    private void connect() {
        if (state != State.CLOSED) {
            pool.getConnection()
                    .compose(this::listen)
                    .onComplete(
                            connection -> onContext(() -> onListening(connection)),
                            failure -> onContext(this::retryLater));
        }
    }

    private Future<PgConnection> listen(SqlConnection pooled) {
        PgConnection connection = PgConnection.cast(pooled);
        // Without a handler the client prints the exception. The connection closes all the same, and the close handler
        // reports that.
        connection.exceptionHandler(failure -> LOG.log(Level.DEBUG, "while listening", failure));
        connection.notificationHandler(notification -> onContext(() -> onNotification(notification)));
        return DatabaseTimeouts.limit(connection, connection.query(LISTEN).execute())
                .map(connection)
                .onFailure(failure -> DatabaseTimeouts.cut(connection));
    }

    private void onNotification(PgNotification notification) {
        if (notification.getPayload().startsWith(journalPrefix)) {
            String content = notification.getPayload().substring(journalPrefix.length());
            switch (notification.getChannel()) {
                case APPENDS -> appendListeners.forEach(listener -> listener.appended(head(content)));
                case SIGNALS -> signalListeners.forEach(listener -> listener.accept(content));
                default -> throw new IllegalStateException("not a channel of ours: " + notification.getChannel());
            }
        }
    }

    /** Reads a position; a notification by another program, which holds none, wakes the listeners all the same. */
    private static long head(String content) {
        try {
            return Long.parseLong(content);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void onListening(PgConnection connection) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.LISTENING;
        trouble.over("the connection to the database is there again");
        pauseMillis = FIRST_PAUSE_MILLIS;
        long livenessTimer = context.owner().setPeriodic(LIVENESS_MILLIS, timer -> checkLiveness(connection));
        Runnable onLost = once(() -> {
            context.owner().cancelTimer(livenessTimer);
            if (state != State.CLOSED) {
                trouble.warn("the connection to the database was lost; connecting again");
            }
            retryLater();
        });
        connection.closeHandler(closed -> onContext(onLost));
        appendListeners.forEach(listener -> listener.appended(Long.MAX_VALUE));
        // The connection may have been lost before it had a close handler.
        checkLiveness(connection).onFailure(failure -> onContext(onLost));
    }

    private static Future<?> checkLiveness(PgConnection connection) {
        return DatabaseTimeouts.limit(connection, connection.query("select 1").execute())
                .onFailure(failure -> DatabaseTimeouts.cut(connection));
    }

    private static Runnable once(Runnable step) {
        var done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                step.run();
            }
        };
    }

    private void retryLater() {
        if (state == State.CLOSED) {
            return;
        }
        if (state != State.LOST) {
            state = State.LOST;
            appendListeners.forEach(Journal.Listener::lost);
        }
        context.owner().setTimer(pauseMillis, timer -> onContext(this::connect));
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
    }

    private void onContext(Runnable step) {
        context.runOnContext(start -> step.run());
    }

    Future<Void> close() {
        onContext(() -> state = State.CLOSED);
        return DatabaseTimeouts.close(pool);
    }
}
