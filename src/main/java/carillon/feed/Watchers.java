package carillon.feed;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Those who watch on one event loop. Joining and hearing of a change both happen on that loop, so a watcher that joins gets what
 * is there, and then every change from there on: nothing falls between the two.
 *
 * <p>The HTTP server must allow no compression of WebSocket messages.
 */
public final class Watchers {
    /** How many may watch on one event loop; each takes some 5 KB, and a file descriptor of the process. */
    private static final int MAX_WATCHERS = 50_000;

    private final Vertx vertx;
    private final Bus bus;
    private final Clock clock;
    private final int most;
    private final Set<Watcher> watchers = new HashSet<>();
    private final Attendance attendance;
    private @Nullable Present present;
    private Staleness staleness = Staleness.NONE;
    private int second;
    private Aside aside = Aside.NOTHING;
    private final Telling telling;
    private final Telling asides;

    public Watchers(Vertx vertx, Bus bus, Clock clock) {
        this(vertx, bus, clock, MAX_WATCHERS);
    }

    /** Watchers of which there may be that many; whoever comes then is sent away. */
    Watchers(Vertx vertx, Bus bus, Clock clock, int most) {
        this.most = most;
        this.vertx = vertx;
        this.bus = bus;
        this.clock = clock;
        this.attendance = new Attendance(vertx, bus);
        this.telling = new Telling(
                vertx,
                watchers,
                watcher -> watcher.follow(present()),
                () -> present().cursor().seq());
        // Rounds of their own, so that nobody waits for them to hear what happens.
        this.asides = new Telling(vertx, watchers, watcher -> watcher.hear(aside), () -> 0);
    }

    /** Starts to listen. To be called on the event loop that will own the watchers; ready once the future has succeeded. */
    public Future<Void> start() {
        bus.hear(Addresses.PRESENTS, this::advance);
        bus.hear(Addresses.DUE, unused -> telling.isDue());
        bus.hear(Addresses.STALENESS, this::becomes);
        bus.hear(
                Addresses.PRESENCE,
                presence -> tell(aside.withPresence(told(Messages.Kind.PRESENCE, Messages.presence(presence)))));
        vertx.setPeriodic(1_000, unused -> beat(second++ % Messages.HEARTBEAT_SECONDS));
        return bus.ask(Addresses.NOW, "")
                .map(now -> {
                    advance(now);
                    return now;
                })
                .compose(unused -> bus.ask(Addresses.STALENESS_NOW, ""))
                .map(now -> {
                    staleness = now;
                    return null;
                });
    }

    /**
     * Keeps connections alive, and closes those on which nobody is any more: each once in a heartbeat, at a second of its own, so that
     * nobody's news waits for all of them.
     */
    void beat(int second) {
        List<Watcher> due = watchers.stream()
                .filter(watcher -> Math.floorMod(watcher.hashCode(), Messages.HEARTBEAT_SECONDS) == second)
                .toList();
        due.forEach(Watcher::beat);
    }

    private void advance(Present next) {
        if (present == null || next.cursor().seq() > present.cursor().seq()) {
            present = next;
        }
    }

    private void becomes(Staleness now) {
        staleness = now;
        tell(aside.withStaleness(told(Messages.Kind.STALE, Messages.stale(now))));
    }

    private void tell(Aside newest) {
        aside = newest;
        asides.isDue();
    }

    /** Whether this node hears of its journal, as this loop knows it. */
    public Staleness staleness() {
        return staleness;
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
     * Makes a WebSocket of a request and tells it hello, then what it missed since a cursor, or a snapshot, and from then on every
     * change.
     *
     * @param after the cursor as the client sent it; whatever cannot be continued from is answered with a snapshot
     * @return fails where the handshake does
     */
    public Future<Void> watchOverWebSocket(HttpServerRequest request, Optional<String> after) {
        Channel channel = connectionOf(request).channel();
        return request.toWebSocket().map(unused -> {
            join(new WebSocketWatcher(channel, vertx.getOrCreateContext(), this), after);
            return null;
        });
    }

    /** The same over Server-Sent Events. */
    public void watchOverEventStream(HttpServerRequest request, Optional<String> after) {
        HttpServerResponse response = request.response();
        EventStreamWatcher watcher = new EventStreamWatcher(response, connectionOf(request));
        response.closeHandler(unused -> leave(watcher));
        response.exceptionHandler(unused -> leave(watcher));
        response.drainHandler(unused -> catchUp(watcher));
        join(watcher, after);
    }

    private static ChannelHandlerContext connectionOf(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channelHandlerContext();
    }

    /** All of it happens on this loop before the next change is heard of: nothing falls between joining and being told. */
    private void join(Watcher watcher, Optional<String> after) {
        Present now = present();
        watcher.send(told(Messages.Kind.HELLO, Messages.hello(now.cursor(), clock, staleness)));
        if (watchers.size() >= most) {
            sendAway(watcher, Leave.OVERLOAD);
            return;
        }
        watchers.add(watcher);
        attendance.comes();
        Optional<Cursor> cursor = after.flatMap(Cursor::parse);
        if (cursor.filter(now.cursor()::equals).isEmpty()) {
            watcher.send(cursor.flatMap(now::since).orElseGet(now::snapshot));
        }
        watcher.standAt(now.moment());
        watcher.knows(aside.inHello());
        watcher.hear(aside);
    }

    void catchUp(Watcher watcher) {
        watcher.follow(present());
        watcher.hear(aside);
    }

    void leave(Watcher watcher) {
        if (watchers.remove(watcher)) {
            attendance.goes(watcher.city());
        }
    }

    private Told told(Messages.Kind kind, String json) {
        return new Told(kind, present().cursor(), json);
    }

    void hear(WebSocketWatcher watcher, String text) {
        switch (ClientMessage.parse(
                text, present().timeline().edition().cities().keySet())) {
            case ClientMessage.Time time -> {
                if (!watcher.isFull()) {
                    watcher.send(told(Messages.Kind.TIME, Messages.time(time.t0(), clock.instant())));
                }
            }
            case ClientMessage.Here here -> {
                if (watchers.contains(watcher)) {
                    attendance.isIn(watcher.city(), here.city());
                    watcher.isIn(here.city());
                }
            }
            case ClientMessage.Bad bad -> watcher.close(bad.code(), bad.reason());
        }
    }

    /** Says goodbye to everyone, each to come back at another time, and ends their connections. */
    public void drain() {
        for (Watcher watcher : Set.copyOf(watchers)) {
            sendAway(watcher, Leave.RESTART);
            leave(watcher);
        }
    }

    private void sendAway(Watcher watcher, Leave leave) {
        watcher.send(told(Messages.Kind.BYE, Messages.bye(leave, leave.retryAfterMillis())));
        watcher.end(leave);
    }
}
