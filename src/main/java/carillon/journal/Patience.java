package carillon.journal;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetClientOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long a database may keep somebody waiting.
 *
 * <p>A server that is frozen, or behind a network that swallows everything, neither answers nor closes. The client of Vert.x has no
 * word for that: it would keep such a connection, and whoever waits on it, for ever, and a pool would soon hold nothing else.
 * So a connection that does not answer in time is cut at its socket, which also takes it out of its pool.
 *
 * <p>Cutting needs the client's inner types; it happens nowhere but here.
 */
final class Patience {
    static final int CONNECT_SECONDS = 3;

    /** PostgreSQL itself gives up on a statement then, and the connection stays good. */
    static final int STATEMENT_SECONDS = 5;

    private static final int ANSWER_SECONDS = STATEMENT_SECONDS + 1;
    private static final int GOODBYE_SECONDS = 2;
    private static final String HANDSHAKE_WATCH = "idle";

    private Patience() {}

    /** Connecting is bounded, and so is the silence while logging in. */
    static NetClientOptions whileConnecting() {
        return new NetClientOptions()
                .setConnectTimeout(CONNECT_SECONDS * 1_000)
                .setTcpKeepAlive(true)
                .setReadIdleTimeout(CONNECT_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /** Logged in: from here on the connection may be silent for as long as nobody asks it anything. */
    static void onceConnected(SqlConnection connection) {
        var pipeline = socketOf(connection).socket().channelHandlerContext().pipeline();
        if (pipeline.get(HANDSHAKE_WATCH) != null) {
            pipeline.remove(HANDSHAKE_WATCH);
        }
    }

    /** Closes a pool, or leaves it to itself where the server does not say goodbye in time. */
    static Future<Void> letGo(Pool pool) {
        return pool.close().timeout(GOODBYE_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
    }

    /** The answer, if it comes in time; otherwise the connection is cut, and a failure once it is. */
    static <T> Future<T> on(SqlConnection connection, Future<T> answer) {
        return answer.timeout(ANSWER_SECONDS, TimeUnit.SECONDS).recover(failure -> {
            Future<Void> cut = failure instanceof TimeoutException ? cut(connection) : Future.succeededFuture();
            return cut.transform(unused -> Future.failedFuture(failure));
        });
    }

    /**
     * Closes the connection's channel past its pipeline. Closed in the usual way, the client says goodbye and waits for the
     * server to close too, which is what a server that does not answer will not do; until then its pool would lend it again.
     *
     * @return succeeds once the connection is gone, out of its pool too
     */
    static Future<Void> cut(SqlConnection connection) {
        Promise<Void> gone = Promise.promise();
        Channel channel = socketOf(connection).socket().channelHandlerContext().channel();
        channel.eventLoop().execute(() -> {
            channel.unsafe().close(channel.newPromise());
            // Whoever is told of it is told on this loop, before this.
            channel.eventLoop().execute(gone::complete);
        });
        return gone.future();
    }

    private static SocketConnectionBase socketOf(SqlConnection connection) {
        var pooled = ((SqlConnectionInternal) connection).unwrap();
        return (SocketConnectionBase) pooled.unwrap();
    }
}
