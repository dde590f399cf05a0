package carillon.postgres;

import carillon.wire.SqlSocket;
import io.vertx.core.Future;
import io.vertx.core.net.NetClientOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Time limits for connecting to the database, for its answers, and for closing.
 *
 * <p>A server that is frozen, or behind a network that swallows everything, neither answers nor closes. The client of Vert.x has no
 * limit for that: it would keep such a connection, and everyone who waits for it, for ever, and a pool would soon hold nothing else.
 * So a connection that does not answer in time is cut at its socket, which also takes it out of its pool.
 */
public final class DatabaseTimeouts {
    /** How long connecting may take, and how long the server may be silent while somebody logs in. */
    public static final int CONNECT_SECONDS = 3;

    /** PostgreSQL itself gives up on a statement then, and the connection stays good. */
    public static final int STATEMENT_SECONDS = 5;

    private static final int ANSWER_SECONDS = STATEMENT_SECONDS + 1;
    private static final int CLOSE_SECONDS = 2;

    private DatabaseTimeouts() {}

    /** Limits the time to connect, and the silence while logging in. */
    static NetClientOptions connectOptions() {
        return new NetClientOptions()
                .setConnectTimeout(CONNECT_SECONDS * 1_000)
                .setTcpKeepAlive(true)
                .setReadIdleTimeout(CONNECT_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /** Lets a connection that has logged in be silent for as long as it is asked nothing. */
    static void endLoginTimeout(SqlConnection connection) {
        SqlSocket.of(connection).removeIdleTimeout();
    }

    /** Closes a pool. Where the server does not answer in time, the pool is left alone. */
    public static Future<Void> close(Pool pool) {
        return pool.close().timeout(CLOSE_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
    }

    /** Returns the answer if it comes in time. Otherwise cuts the connection, and fails once it is gone. */
    public static <T> Future<T> limit(SqlConnection connection, Future<T> answer) {
        return answer.timeout(ANSWER_SECONDS, TimeUnit.SECONDS).recover(failure -> {
            Future<Void> cut = failure instanceof TimeoutException ? cut(connection) : Future.succeededFuture();
            return cut.transform(unused -> Future.failedFuture(failure));
        });
    }

    /**
     * Cuts a connection without the usual goodbye: the client would wait for the server to close too, which a server that does not
     * answer will not do, and until then its pool would lend the connection again.
     *
     * @return succeeds once the connection is gone, out of its pool too
     */
    public static Future<Void> cut(SqlConnection connection) {
        return SqlSocket.of(connection).cut();
    }
}
