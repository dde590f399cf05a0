package carillon.feed;

import carillon.wire.OutboundBytes;
import carillon.wire.RequestConnection;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** A watcher over Server-Sent Events (HTML Living Standard, section 9.2). */
final class EventStreamWatcher extends Watcher {
    /** Over HTTP/2, somebody who takes less than this between two looks has taken nothing. */
    private static final int PIECE_BYTES = 1024;

    /** The other side is not wanted any more (RFC 9113, section 7). */
    private static final long CANCEL = 0x8;

    private final HttpServerResponse response;

    /** The connection, where it is this stream's alone; null over HTTP/2, where others share it. */
    private final @Nullable ChannelHandlerContext own;

    private final StallDetector stall = new StallDetector();
    private long piecesTaken;

    EventStreamWatcher(HttpServerRequest request) {
        this.response = request.response();
        this.own = request.version() == HttpVersion.HTTP_2 ? null : RequestConnection.contextOf(request);
        response.setChunked(true);
        response.putHeader("Content-Type", "text/event-stream;charset=utf-8");
        response.putHeader("Cache-Control", "no-store");
        response.putHeader("X-Accel-Buffering", "no");
    }

    @Override
    void send(EncodedMessage told) {
        write(told.event());
    }

    /** In pieces over HTTP/2: that a whole one has gone out is all that is known of a single stream. */
    private void write(Buffer event) {
        if (own != null) {
            response.write(event);
            return;
        }
        for (int from = 0; from < event.length(); from += PIECE_BYTES) {
            Buffer piece = event.slice(from, Math.min(event.length(), from + PIECE_BYTES));
            Future<Void> unused = response.write(piece).onSuccess(gone -> piecesTaken++);
        }
    }

    @Override
    boolean isFull() {
        return response.closed() || response.ended() || response.writeQueueFull();
    }

    /** Nobody answers an event stream; that a full one gets no emptier is the only sign that nobody is there. */
    @Override
    void beat() {
        if (!isFull()) {
            stall.over();
            write(Buffer.buffer(":\n\n"));
        } else if (stall.look(own == null ? piecesTaken : OutboundBytes.waiting(own.channel())) >= MAX_MISSED) {
            cut();
        }
    }

    @Override
    void end(CloseReason leave) {
        response.end();
    }

    /** Past Vert.x over HTTP/1, for it would close the connection after all that still waits to be written. */
    @Override
    void cut() {
        if (own == null) {
            response.reset(CANCEL);
        } else {
            ChannelFuture unused = own.close();
        }
    }

    /** Whether the other side has gone. */
    boolean isGone() {
        return response.closed();
    }
}
