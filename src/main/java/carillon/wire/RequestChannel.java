package carillon.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The channel of Netty by which a request comes.
 *
 * <p>It relies on each connection of a server of Vert.x being a {@link ConnectionBase}, over HTTP/1 and HTTP/2.
 */
public final class RequestChannel {
    private RequestChannel() {}

    /**
     * Finds the channel by which a request comes.
     *
     * @throws IllegalStateException where this version of Vert.x is built otherwise
     */
    public static Channel of(HttpServerRequest request) {
        return of(request.connection());
    }

    /**
     * Finds the channel of a connection.
     *
     * @throws IllegalStateException where this version of Vert.x is built otherwise
     */
    public static Channel of(HttpConnection connection) {
        return contextOf(connection).channel();
    }

    /**
     * Finds where Vert.x stands in the pipeline of that channel. Closed from here, the channel is closed past Vert.x,
     * which would first write all that still waits.
     *
     * @throws IllegalStateException where this version of Vert.x is built otherwise
     */
    public static ChannelHandlerContext contextOf(HttpServerRequest request) {
        return contextOf(request.connection());
    }

    private static ChannelHandlerContext contextOf(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            return base.channelHandlerContext();
        }
        throw new IllegalStateException("no channel is known of " + connection.getClass());
    }
}
