package carillon.feed;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/** What the feed needs to know of the inside of Vert.x and Netty. Each fails where another version has it otherwise. */
final class VertxInternals {
    private VertxInternals() {}

    /**
     * Where Vert.x stands in the channel by which a request came. What is closed from here is closed past Vert.x, which would write first
     * whatever still waits.
     */
    static ChannelHandlerContext connectionOf(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            return connection.channelHandlerContext();
        }
        throw new IllegalStateException("the connection of a request has no channel: " + request.connection());
    }

    /** How many bytes wait to be taken by the system; 0 where the channel is closed. */
    static long waitingBytes(Channel channel) {
        @Nullable ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes() - waiting.currentProgress();
    }

    /**
     * Takes a step of an event loop at once, as a handler of that loop: {@link Context#runOnContext} would put it behind whatever waits
     * there. What it throws is reported there too.
     *
     * @throws IllegalStateException on any other thread
     */
    static void runNow(Context loop, Runnable step) {
        if (loop instanceof ContextInternal inner && inner.inThread()) {
            inner.emit(unused -> step.run());
        } else {
            throw new IllegalStateException("not on the event loop: " + loop);
        }
    }
}
