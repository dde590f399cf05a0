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

    /**
     * The browser comes back with the last id it saw. So only what brings the document to a cursor carries it: a hello that did
     * would skip what was to follow it.
     */
    @Override
    void send(Told told) {
        Messages.Kind kind = told.kind();
        boolean moves = kind == Messages.Kind.PATCH || kind == Messages.Kind.SNAPSHOT;
        response.write("event: " + kind.word() + "\n" + (moves ? "id: " + told.at() + "\n" : "") + "data: "
                + told.json() + "\n\n");
    }

    @Override
    boolean isFull() {
        return response.closed() || response.ended() || response.writeQueueFull();
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
