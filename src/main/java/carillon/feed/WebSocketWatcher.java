package carillon.feed;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/**
 * A watcher over a WebSocket (RFC 6455). What it is told is a whole frame already, and goes past the encoder straight to the
 * channel; so the channel alone knows whether the socket is full.
 */
final class WebSocketWatcher extends Watcher {
    private static final short RESTART = 1012;
    private static final short POLICY = 1008;
    private static final int MAX_UNANSWERED = 2;

    private final ServerWebSocket socket;
    private final ChannelHandlerContext channel;
    private int unanswered;

    WebSocketWatcher(ServerWebSocket socket) {
        this.socket = socket;
        this.channel = ((WebSocketInternal) socket).channelHandlerContext();
        socket.pongHandler(unused -> unanswered = 0);
    }

    /** What becomes of it is not waited for: a channel that cannot write closes itself. */
    @Override
    void send(Told told) {
        ChannelFuture unused = channel.writeAndFlush(told.webSocketFrame(), channel.voidPromise());
    }

    /** A socket that is being closed takes nothing more. */
    @Override
    boolean isFull() {
        return socket.isClosed() || !channel.channel().isWritable();
    }

    @Override
    void onDrained(Runnable drained) {
        channel.pipeline().addBefore(channel.name(), null, new ChannelInboundHandlerAdapter() {
            @Override
            public void channelWritabilityChanged(ChannelHandlerContext context) {
                context.fireChannelWritabilityChanged();
                if (context.channel().isWritable()) {
                    // Not at once: this may be the channel's answer to a write that is still being done.
                    context.executor().execute(drained);
                }
            }
        });
    }

    /** Where the socket is full as well, nobody would ever read why it is closed. */
    @Override
    void beat() {
        if (unanswered < MAX_UNANSWERED) {
            unanswered++;
            socket.writePing(Buffer.buffer());
        } else if (isFull()) {
            ChannelFuture unused = channel.close();
        } else {
            socket.close(POLICY, "no answer to two pings");
        }
    }

    @Override
    void end() {
        socket.close(RESTART, "restart");
    }
}
