package carillon.feed;

import io.vertx.core.http.HttpServerResponse;

/** A watcher over Server-Sent Events (HTML Living Standard, section 9.2). */
final class EventStreamWatcher extends Watcher {
    private final HttpServerResponse response;

    EventStreamWatcher(HttpServerResponse response) {
        this.response = response;
        response.setChunked(true);
        response.putHeader("Content-Type", "text/event-stream;charset=utf-8");
        response.putHeader("Cache-Control", "no-store");
        response.putHeader("X-Accel-Buffering", "no");
        // Compression would keep events back until its window fills.
        response.putHeader("Content-Encoding", "identity");
    }

    @Override
    void send(Told told) {
        response.write(told.event());
    }

    @Override
    boolean isFull() {
        return response.closed() || response.ended() || response.writeQueueFull();
    }

    @Override
    void onDrained(Runnable drained) {
        response.drainHandler(unused -> drained.run());
    }

    @Override
    void beat() {
        response.write(":\n\n");
    }

    @Override
    void end() {
        response.end();
    }
}
