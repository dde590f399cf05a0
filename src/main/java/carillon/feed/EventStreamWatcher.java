package carillon.feed;

import carillon.wire.OutboundBytes;
import carillon.wire.RequestChannel;
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
    /** Over HTTP/2, a reader that takes less than this between two looks has taken nothing. */
    private static final int PIECE_BYTES = 1024;

    /** The error code CANCEL: the stream is no longer needed (RFC 9113, section 7). */
    private static final long CANCEL = 0x8;

    private final HttpServerResponse response;

    /** The connection, where it is this stream's alone; null over HTTP/2, where others share it. */
    private final @Nullable ChannelHandlerContext ownConnection;

    private final StallDetector stall = new StallDetector();
    private long piecesTaken;

    EventStreamWatcher(HttpServerRequest request) {
        this.response = request.response();
        this.ownConnection = request.version() == HttpVersion.HTTP_2 ? null : RequestChannel.contextOf(request);
        response.setChunked(true);
        response.putHeader("Content-Type", "text/event-stream;charset=utf-8");
        response.putHeader("Cache-Control", "no-store");
        response.putHeader("X-Accel-Buffering", "no");
    }

    @Override
    void send(EncodedMessage message) {
        write(message.event());
    }

    /** Writes in pieces over HTTP/2, where all that is known of a single stream is that a whole piece has gone out. */
    private void write(Buffer event) {
        if (ownConnection != null) {
            response.write(event);
            return;
        }
        for (int from = 0; from < event.length(); from += PIECE_BYTES) {
            Buffer piece = event.slice(from, Math.min(event.length(), from + PIECE_BYTES));
            Future<Void> _ = response.write(piece).onSuccess(written -> piecesTaken++);
        }
    }

    @Override
    boolean isFull() {
        return response.closed() || response.ended() || response.writeQueueFull();
    }

    /**
     * An event stream gets no answers; that a full one gets no emptier is the only sign that the other side is gone.
     */
    @Override
    void beat() {
        if (!isFull()) {
            stall.reset();
            write(Buffer.buffer(":\n\n"));
        } else if (stall.look(progress()) >= MAX_MISSED) {
            cut();
        }
    }

    private long progress() {
        return ownConnection == null ? piecesTaken : OutboundBytes.waiting(ownConnection.channel());
    }

    @Override
    void end(CloseReason reason) {
        response.end();
    }

    /** Goes past Vert.x over HTTP/1, for Vert.x would first write all that still waits. */
    @Override
    void cut() {
        if (ownConnection == null) {
            response.reset(CANCEL);
        } else {
            ChannelFuture _ = ownConnection.close();
        }
    }

    /** Whether the other side has gone. */
    boolean isGone() {
        return response.closed();
    }
}
