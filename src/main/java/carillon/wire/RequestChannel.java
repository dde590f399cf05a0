package carillon.wire;

import io.netty.channel.Channel;
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
        if (connection instanceof ConnectionBase base) {
            return base.channelHandlerContext().channel();
        }
        throw new IllegalStateException("no channel is known of " + connection.getClass());
    }
}
