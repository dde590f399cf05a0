package carillon.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Those who watch on one event loop. Joining and hearing of a frame both happen on that loop, so a watcher that joins gets what
 * is there, and then every frame from there on: nothing falls between the two.
 *
 * <p>The HTTP server must allow WebSocket messages of a little more than {@value ClientMessage#MAX_BYTES} bytes, so that too long
 * a message is answered as the protocol says, and no compression of them.
 */
public final class Watchers {
    private static final short NOT_TEXT = 1003;
    private static final long MIN_RETRY_MILLIS = 250;
    private static final long MAX_RETRY_MILLIS = 3_000;

    private final Vertx vertx;
    private final Bus bus;
    private final Clock clock;
    private final Set<Watcher> watchers = new HashSet<>();
    private final Recent recent = new Recent();
    private @Nullable Present present;

    public Watchers(Vertx vertx, Bus bus, Clock clock) {
        this.vertx = vertx;
        this.bus = bus;
        this.clock = clock;
    }

    /** Starts to listen. To be called on the event loop that will own the watchers; ready once the future has succeeded. */
    public Future<Void> start() {
        Deque<Frame> early = new ArrayDeque<>();
        bus.hear(Addresses.FRAMES, frame -> {
            if (present == null) {
                early.add(frame);
            } else {
                advance(frame);
            }
        });
        vertx.setPeriodic(
                Messages.HEARTBEAT_SECONDS * 1_000L,
                unused -> Set.copyOf(watchers).forEach(Watcher::beat));
        return bus.ask(Addresses.MOMENT, "").map(moment -> {
            moment.recent().forEach(recent::add);
            present = moment.present();
            early.forEach(this::advance);
            return null;
        });
    }

    private void advance(Frame frame) {
        if (frame.after().cursor().seq() > present().cursor().seq()) {
            present = frame.after();
            recent.add(frame);
            watchers.forEach(watcher -> watcher.next(frame));
        }
    }

    /** The timeline now, as this loop knows it. */
    public Present present() {
        if (present == null) {
            throw new IllegalStateException("not started");
        }
        return present;
    }

    /** How many watch; from another thread, how many did a moment ago. */
    public int count() {
        return watchers.size();
    }

    /**
     * Tells a WebSocket hello, then what it missed since a cursor, or a snapshot, and from then on every frame.
     *
     * @param after the cursor as the client sent it; whatever cannot be continued from is answered with a snapshot
     */
    public void watch(ServerWebSocket socket, Optional<String> after) {
        WebSocketWatcher watcher = new WebSocketWatcher(socket, present().cursor());
        socket.closeHandler(unused -> watchers.remove(watcher));
        socket.exceptionHandler(unused -> watchers.remove(watcher));
        socket.drainHandler(unused -> catchUp(watcher));
        socket.binaryMessageHandler(unused -> socket.close(NOT_TEXT, "text only"));
        socket.textMessageHandler(text -> hear(watcher, socket, text));
        join(watcher, after);
    }

    /** The same over Server-Sent Events. */
    public void watch(HttpServerRequest request, Optional<String> after) {
        HttpServerResponse response = request.response();
        EventStreamWatcher watcher = new EventStreamWatcher(response, present().cursor());
        response.closeHandler(unused -> watchers.remove(watcher));
        response.exceptionHandler(unused -> watchers.remove(watcher));
        response.drainHandler(unused -> catchUp(watcher));
        join(watcher, after);
    }

    private void join(Watcher watcher, Optional<String> after) {
        watchers.add(watcher);
        watcher.send(
                Messages.Kind.HELLO,
                present().cursor(),
                Messages.hello(present().cursor(), clock));
        after.flatMap(Cursor::parse)
                .ifPresentOrElse(cursor -> follow(watcher, cursor), () -> watcher.restart(present()));
    }

    private void catchUp(Watcher watcher) {
        if (watcher.isBehind()) {
            follow(watcher, watcher.cursor());
        }
    }

    private void follow(Watcher watcher, Cursor cursor) {
        watcher.standAt(cursor);
        if (!cursor.equals(present().cursor())) {
            recent.after(cursor)
                    .ifPresentOrElse(frames -> frames.forEach(watcher::tell), () -> watcher.restart(present()));
        }
    }

    private void hear(WebSocketWatcher watcher, ServerWebSocket socket, String text) {
        switch (ClientMessage.parse(
                text, present().timeline().edition().cities().keySet())) {
            case ClientMessage.Time time -> {
                if (!watcher.isFull()) {
                    watcher.send(Messages.Kind.TIME, watcher.cursor(), Messages.time(time.t0(), clock.instant()));
                }
            }
            case ClientMessage.Here unused -> {}
            case ClientMessage.Bad bad -> socket.close(bad.code(), bad.reason());
        }
    }

    /** Says goodbye to everyone, each to come back at another time, and ends their connections. */
    public void drain() {
        for (Watcher watcher : Set.copyOf(watchers)) {
            long retryAfter = ThreadLocalRandom.current().nextLong(MIN_RETRY_MILLIS, MAX_RETRY_MILLIS);
            watcher.send(Messages.Kind.BYE, watcher.cursor(), Messages.bye(retryAfter));
            watcher.end();
        }
        watchers.clear();
    }
}
