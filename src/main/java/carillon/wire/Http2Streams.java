package carillon.wire;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.function.IntConsumer;

/**
 * The streams of one connection of HTTP/2, as Netty counts them. Vert.x says when an answer was handed on, but not when
 * the stream is closed.
 *
 * <p>It relies on Vert.x speaking HTTP/2 with an {@link Http2ConnectionHandler} in the pipeline of the connection. To
 * be used on its event loop.
 */
public final class Http2Streams {
    private final Http2Connection connection;

    private Http2Streams(Http2Connection connection) {
        this.connection = connection;
    }

    /**
     * Finds the streams of a connection that speaks HTTP/2.
     *
     * @throws IllegalStateException where this version of Vert.x is built otherwise
     */
    public static Http2Streams of(Channel channel) {
        Http2ConnectionHandler handler = channel.pipeline().get(Http2ConnectionHandler.class);
        if (handler == null) {
            throw new IllegalStateException(
                    "no handler of HTTP/2 in " + channel.pipeline().names());
        }
        return new Http2Streams(handler.connection());
    }

    /** Sets how many streams the client may have open; Netty refuses more before anything is made of them. */
    public void setLimit(int streams) {
        connection.remote().maxActiveStreams(streams);
    }

    /** Calls a handler with the number of each stream that is closed. */
    public void onClosed(IntConsumer handler) {
        connection.addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamClosed(Http2Stream stream) {
                handler.accept(stream.id());
            }
        });
    }
}
