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
 * Listens for what is said of one journal, on a connection of its own: appends, and the signals that nodes send each other.
 *
 * <p>PostgreSQL tells only those who listen at that moment, so whatever was said before, or while the connection was lost, was not
 * heard. Hence the one rule here: each time listening begins, everybody is woken and reads what they missed. (Signals that were
 * missed are gone.) A connection can also die without a sound; it is asked for a sign of life now and then, and cut where none comes.
 *
 * <p>(The client's own subscriber never tries again when its first connection fails, and waits a minute for one that hangs.)
 */
final class Listening {
    private static final System.Logger LOG = System.getLogger(Listening.class.getName());
    private final RateLimitedLog trouble = new RateLimitedLog(LOG);
    private static final String APPENDS = "carillon";
    private static final String SIGNALS = "carillon_signals";
    private static final String LISTEN = "listen " + APPENDS + "; listen " + SIGNALS;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;
    private static final long SIGN_OF_LIFE_MILLIS = 10_000;

    private final Pool pool;
    private final Context context;
    private final String journal;

    // Only touched on the context.
    private final List<Journal.Listener> watching = new ArrayList<>();
    private final List<Consumer<String>> signalled = new ArrayList<>();
    private State state = State.SILENT;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private boolean closed;

    private enum State {
        /** Nobody wanted to hear anything yet. */
        SILENT,
        BEGINNING,
        LISTENING,
        LOST
    }

    /** It lives as long as the verticle that makes it, or where that is none, until it is closed; it begins when somebody wants to hear. */
    Listening(Database database, long journal) {
        this.pool = database.newPool(1);
        this.context = database.vertx().getOrCreateContext();
        this.journal = journal + " ";
    }

    /** The listener is called on a thread of Vert.x and must not block. */
    void watch(Journal.Listener listener) {
        onContext(() -> {
            watching.add(listener);
            begin();
            switch (state) {
                case SILENT, BEGINNING -> {}
                case LISTENING -> listener.appended(Long.MAX_VALUE);
                case LOST -> listener.lost();
            }
        });
    }

    /** Takes every signal from here on; it is called on a thread of Vert.x and must not block. */
    void onSignal(Consumer<String> listener) {
        onContext(() -> {
            signalled.add(listener);
            begin();
        });
    }

    private void begin() {
        if (state == State.SILENT) {
            state = State.BEGINNING;
            listen();
        }
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
        connection.notificationHandler(said -> onContext(() -> told(said)));
        return DatabaseTimeouts.limit(connection, connection.query(LISTEN).execute())
                .map(connection)
                .onFailure(failure -> DatabaseTimeouts.cut(connection));
    }

    private void told(PgNotification said) {
        if (said.getPayload().startsWith(journal)) {
            String content = said.getPayload().substring(journal.length());
            switch (said.getChannel()) {
                case APPENDS -> watching.forEach(listener -> listener.appended(head(content)));
                case SIGNALS -> signalled.forEach(listener -> listener.accept(content));
                default -> throw new IllegalStateException("nobody listens to " + said.getChannel());
            }
        }
    }

    /** Whoever else says something here that is no position wakes all the same. */
    private static long head(String content) {
        try {
            return Long.parseLong(content);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void heard(PgConnection connection) {
        state = State.LISTENING;
        trouble.over("the connection to the database is there again");
        pauseMillis = FIRST_PAUSE_MILLIS;
        long asking = context.owner().setPeriodic(SIGN_OF_LIFE_MILLIS, unused -> askForLife(connection));
        Runnable lost = once(() -> {
            context.owner().cancelTimer(asking);
            if (!closed) {
                trouble.warn("the connection to the database was lost; connecting again");
            }
            again();
        });
        connection.closeHandler(unused -> onContext(lost));
        watching.forEach(listener -> listener.appended(Long.MAX_VALUE));
        // It may have been lost before there was anybody to tell.
        askForLife(connection).onFailure(failure -> onContext(lost));
    }

    private static Future<?> askForLife(PgConnection connection) {
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

    private void again() {
        if (closed) {
            return;
        }
        if (state != State.LOST) {
            state = State.LOST;
            watching.forEach(Journal.Listener::lost);
        }
        context.owner().setTimer(pauseMillis, unused -> onContext(this::listen));
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
    }

    private void onContext(Runnable step) {
        context.runOnContext(unused -> step.run());
    }

    Future<Void> close() {
        onContext(() -> closed = true);
        return DatabaseTimeouts.close(pool);
    }
}
