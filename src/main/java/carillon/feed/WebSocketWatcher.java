package carillon.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** A watcher over a WebSocket (RFC 6455). */
final class WebSocketWatcher extends Watcher {
    private static final short RESTART = 1012;
    private static final short POLICY = 1008;
    private static final int MAX_UNANSWERED = 2;

    private final ServerWebSocket socket;
    private int unanswered;

    WebSocketWatcher(ServerWebSocket socket) {
        this.socket = socket;
        socket.pongHandler(unused -> unanswered = 0);
    }

    @Override
    void send(Told told) {
        socket.writeTextMessage(told.json());
    }

    /** A socket that is being closed takes nothing more. Asked about its queue it would throw, and whoever comes after it gets no frame. */
    @Override
    boolean isFull() {
        return socket.isClosed() || socket.writeQueueFull();
    }

    @Override
    void beat() {
        if (unanswered >= MAX_UNANSWERED) {
            socket.close(POLICY, "no answer to two pings");
        } else {
            unanswered++;
            socket.writePing(Buffer.buffer());
        }
    }

    @Override
    void end() {
        socket.close(RESTART, "restart");
    }
}
