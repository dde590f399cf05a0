package carillon.feed;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpServerResponse;

/** A watcher over Server-Sent Events (HTML Living Standard, section 9.2). */
final class EventStreamWatcher extends Watcher {
    private final HttpServerResponse response;
    private final ChannelHandlerContext connection;
    private final Stall stall = new Stall();

    EventStreamWatcher(HttpServerResponse response, ChannelHandlerContext connection) {
        this.response = response;
        this.connection = connection;
        response.setChunked(true);
        response.putHeader("Content-Type", "text/event-stream;charset=utf-8");
        response.putHeader("Cache-Control", "no-store");
        response.putHeader("X-Accel-Buffering", "no");
    }

    @Override
    void send(Told told) {
        response.write(told.event());
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
            response.write(":\n\n");
        } else if (stall.look(connection.channel()) >= MAX_MISSED) {
            // Past Vert.x, which would close it after all that still waits to be written.
            ChannelFuture unused = connection.close();
        }
    }

    @Override
    void end(Leave leave) {
        response.end();
    }
}
