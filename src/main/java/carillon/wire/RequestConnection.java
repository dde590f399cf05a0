package carillon.wire;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The network connection by which an HTTP request came.
 *
 * <p>It relies on each connection of the HTTP server being a {@link ConnectionBase}.
 */
public final class RequestConnection {
    private RequestConnection() {}

    /**
     * Finds where Vert.x stands in the pipeline of the connection. Closed from here, the connection is closed past Vert.x, which would
     * first write all that still waits.
     *
     * @throws IllegalStateException where this version of Vert.x is built otherwise
     */
    public static ChannelHandlerContext contextOf(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            return connection.channelHandlerContext();
        }
        throw new IllegalStateException("the connection of a request has no channel: "
                + request.connection().getClass());
    }
}
