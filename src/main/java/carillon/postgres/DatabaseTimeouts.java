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
 * <p>A server that is frozen, or behind a network that drops all packets, neither answers nor closes. The client of Vert.x has no limit
 * for that: it would keep such a connection, and all requests that wait for it, for ever, until a pool holds no others. So a connection
 * that does not answer in time is cut at its socket, which also removes it from its pool.
 */
public final class DatabaseTimeouts {
    /** How long connecting may take, and how long the server may be silent during a login. */
    public static final int CONNECT_SECONDS = 3;

    /** PostgreSQL itself cancels a statement then, and the connection stays usable. */
    public static final int STATEMENT_SECONDS = 5;

    private static final int ANSWER_SECONDS = STATEMENT_SECONDS + 1;
    private static final int CLOSE_SECONDS = 2;

    private DatabaseTimeouts() {}

    /** Limits the time to connect, and the silence during a login. */
    static NetClientOptions connectOptions() {
        return new NetClientOptions()
                .setConnectTimeout(CONNECT_SECONDS * 1_000)
                .setTcpKeepAlive(true)
                .setReadIdleTimeout(CONNECT_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /** Removes the limit on silence from a connection that has logged in, which may be idle. */
    static void endLoginTimeout(SqlConnection connection) {
        SqlSocket.of(connection).removeIdleTimeout();
    }

    /** Closes a pool. Where the server does not answer in time, the pool is left as it is. */
    public static Future<Void> close(Pool pool) {
        return pool.close().timeout(CLOSE_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
    }

    /** Limits the time for an answer. A connection that is late is cut, and the future fails once that is done. */
    public static <T> Future<T> limit(SqlConnection connection, Future<T> answer) {
        return answer.timeout(ANSWER_SECONDS, TimeUnit.SECONDS).recover(failure -> {
            Future<Void> cut = failure instanceof TimeoutException ? cut(connection) : Future.succeededFuture();
            return cut.transform(done -> Future.failedFuture(failure));
        });
    }

    /**
     * Cuts a connection without the protocol's termination. The client would wait for the server to close too, which a server that
     * does not answer never does, and until then the pool would lend the connection again.
     *
     * @return succeeds once the connection is closed and removed from its pool
     */
    public static Future<Void> cut(SqlConnection connection) {
        return SqlSocket.of(connection).cut();
    }
}
