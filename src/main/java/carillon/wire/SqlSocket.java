package carillon.wire;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;

/**
 * The network socket of a connection to a database.
 *
 * <p>It relies on the SQL client wrapping a {@link SocketConnectionBase} twice where it comes from a pool, and on
 * Vert.x calling the handler that enforces a read idle timeout {@value #IDLE_HANDLER}.
 */
public final class SqlSocket {
    private static final String IDLE_HANDLER = "idle";

    private final Channel channel;

    private SqlSocket(Channel channel) {
        this.channel = channel;
    }

    /**
     * Finds the socket of a connection that a pool has lent.
     *
     * @throws IllegalStateException where this version of the client is built otherwise
     */
    public static SqlSocket of(SqlConnection connection) {
        if (connection instanceof SqlConnectionInternal pooled
                && pooled.unwrap() != null
                && pooled.unwrap().unwrap() instanceof SocketConnectionBase socket) {
            return new SqlSocket(socket.socket().channelHandlerContext().channel());
        }
        throw new IllegalStateException("no socket is known of " + connection.getClass());
    }

    /**
     * Removes the limit on how long nothing may be read.
     *
     * @throws IllegalStateException where the connection has none
     */
    public void removeIdleTimeout() {
        if (channel.pipeline().get(IDLE_HANDLER) == null) {
            throw new IllegalStateException(
                    "no handler '" + IDLE_HANDLER + "' in " + channel.pipeline().names());
        }
        channel.pipeline().remove(IDLE_HANDLER);
    }

    /**
     * Closes the socket past its pipeline, so that no handler delays it.
     *
     * @return succeeds once the client has been told, and has taken the connection out of its pool
     */
    public Future<Void> cut() {
        Promise<Void> gone = Promise.promise();
        channel.eventLoop().execute(() -> {
            channel.unsafe().close(channel.newPromise());
            // The client is told on this loop, before this.
            channel.eventLoop().execute(gone::complete);
        });
        return gone.future();
    }
}
