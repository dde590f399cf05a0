package carillon.wire;

import io.netty.channel.ChannelException;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.VertxException;
import java.io.IOException;

/**
 * Tells the failures of connections that clients and networks cause from faults of this program.
 *
 * <p>It relies on Netty and Vert.x having types of their own for the former, and on Vert.x handing what a handler of the
 * pipeline throws to the exception handler of the connection.
 */
public final class ConnectionFailures {
    private ConnectionFailures() {}

    /** Whether a client may have caused it: it may leave at any time, and send bytes that are no HTTP. */
    public static boolean comesFromOutside(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof ChannelException
                || failure instanceof CodecException
                || failure instanceof Http2Exception
                || failure instanceof VertxException;
    }
}
