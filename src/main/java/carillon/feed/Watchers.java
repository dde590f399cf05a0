package carillon.feed;

import carillon.journal.FailureCause;
import carillon.wire.RequestConnection;
import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

    /** How long somebody whose cursor lies ahead of this node waits for it to read: far less than they wait to be greeted. */
    private static final int MAX_AHEAD_SECONDS = 3;

    /** Where it could not be read, or not in that time. */
    private static final int READ_AGAIN_MILLIS = 1_000;

    /** How many may wait so on one event loop; whoever comes then is answered by what is known. */
    private static final int MAX_AHEAD = 1_000;

    private static final System.Logger LOG = System.getLogger(Watchers.class.getName());
    private static final long LOG_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Vertx vertx;
    private final Bus bus;
    private final Clock clock;
    private final int most;
    private final Set<Watcher> watchers = new HashSet<>();
    /** Written on this loop only, for whoever counts from another thread: a set must not be read while it changes. */
    private volatile int count;

    private final PresenceCounter presence;
    private @Nullable Present present;
    private Staleness staleness = Staleness.NONE;
    private int second;
    private SideChannelState aside = SideChannelState.NOTHING;
    private final Broadcast telling;
    private final Broadcast asides;
    private @Nullable Context loop;
    private int ahead;
    private boolean draining;
    private long givenUp;
    private @Nullable Long loggedNanos;

    public Watchers(Vertx vertx, Bus bus, Clock clock) {
        this(vertx, bus, clock, MAX_WATCHERS);
    }

    /** Watchers of which there may be that many; whoever comes then is sent away. */
    Watchers(Vertx vertx, Bus bus, Clock clock, int most) {
        this.most = most;
        this.vertx = vertx;
        this.bus = bus;
        this.clock = clock;
        this.presence = new PresenceCounter(vertx, bus);
        this.telling = new Broadcast(
                vertx,
                watchers,
                watcher -> watcher.follow(present()),
                () -> present().cursor().seq(),
                this::giveUp,
                bus.measures()::broadcastDone);
        // Rounds of their own, so that nobody waits for them to hear what happens.
        this.asides = new Broadcast(vertx, watchers, watcher -> watcher.hear(aside), () -> 0, this::giveUp);
    }

    /** Starts to listen. To be called on the event loop that will own the watchers; ready once the future has succeeded. */
    public Future<Void> start() {
        loop = vertx.getOrCreateContext();
        bus.subscribe(Addresses.PRESENTS, this::advance);
        return bus.ask(Addresses.NOW, "")
                .compose(now -> {
                    advance(now);
                    listen();
                    return bus.ask(Addresses.STALENESS_NOW, "");
                })
                .map(now -> {
                    staleness = now;
                    return null;
                });
    }

    /** All that speaks of the present: only once there is one. Whoever watches comes later, so none of it is missed. */
    private void listen() {
        bus.subscribe(Addresses.DUE, unused -> telling.requestRound());
        bus.subscribe(Addresses.STALENESS, this::becomes);
        bus.subscribe(
                Addresses.PRESENCE,
                presence -> tell(aside.withPresence(told(Messages.Kind.PRESENCE, Messages.presence(presence)))));
        vertx.setPeriodic(1_000, unused -> beat(second++ % Messages.HEARTBEAT_SECONDS));
    }

    /**
     * Keeps connections alive, and closes those on which nobody is any more: each once in a heartbeat, at a second of its own, so that
     * nobody's news waits for all of them.
     */
    void beat(int second) {
        List<Watcher> due = watchers.stream()
                .filter(watcher -> Math.floorMod(watcher.hashCode(), Messages.HEARTBEAT_SECONDS) == second)
                .toList();
        due.forEach(watcher -> attempt(watcher, Watcher::beat));
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

    private void tell(SideChannelState newest) {
        aside = newest;
        asides.requestRound();
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

    /** How many watch; to be asked from any thread. */
    public int count() {
        return count;
    }

    /**
     * Makes a WebSocket of a request and tells it hello, then what it missed since a cursor, or a snapshot, and from then on every
     * change.
     *
     * @param after the cursor as the client sent it; whatever cannot be continued from is answered with a snapshot
     * @return fails where the handshake does
     */
    public Future<Void> watchOverWebSocket(HttpServerRequest request, Optional<String> after) {
        Channel channel = RequestConnection.contextOf(request).channel();
        Optional<Cursor> cursor = after.flatMap(Cursor::parse);
        if (!isAhead(cursor)) {
            return upgrade(request, channel, watcher -> join(watcher, cursor));
        }
        // Its end comes once somebody waits for it, which is what the handshake does.
        request.pause();
        return readUpTo(cursor.get())
                .transform(read -> channel.isActive()
                        ? upgrade(request, channel, watcher -> arrives(watcher, cursor.get(), read.succeeded()))
                        : Future.succeededFuture());
    }

    private Future<Void> upgrade(HttpServerRequest request, Channel channel, Consumer<Watcher> begin) {
        return request.toWebSocket().map(unused -> {
            WebSocketWatcher watcher = new WebSocketWatcher(channel, Objects.requireNonNull(loop), this);
            begin.accept(watcher);
            watcher.open();
            return null;
        });
    }

    /** The same over Server-Sent Events. */
    public void watchOverEventStream(HttpServerRequest request, Optional<String> after) {
        HttpServerResponse response = request.response();
        EventStreamWatcher watcher = new EventStreamWatcher(request);
        response.closeHandler(unused -> leave(watcher));
        response.exceptionHandler(unused -> leave(watcher));
        response.drainHandler(unused -> catchUp(watcher));
        Optional<Cursor> cursor = after.flatMap(Cursor::parse);
        if (!isAhead(cursor)) {
            join(watcher, cursor);
            return;
        }
        readUpTo(cursor.get()).onComplete(read -> {
            if (!watcher.isGone()) {
                arrives(watcher, cursor.get(), read.succeeded());
            }
        });
    }

    /** Whether somebody has seen more than this node has read, as after they were connected to another. */
    private boolean isAhead(Optional<Cursor> cursor) {
        return ahead < MAX_AHEAD
                && cursor.filter(there -> there.seq() > present().cursor().seq())
                        .isPresent();
    }

    /** Has the journal read for somebody whose cursor lies ahead; fails where it cannot be, or takes long. */
    private Future<Void> readUpTo(Cursor cursor) {
        ahead++;
        return bus.ask(Addresses.UP_TO, cursor.seq())
                .timeout(MAX_AHEAD_SECONDS, TimeUnit.SECONDS)
                .onSuccess(this::advance)
                .<Void>mapEmpty()
                .onComplete(unused -> ahead--);
    }

    void join(Watcher watcher, Optional<Cursor> cursor) {
        attempt(watcher, newcomer -> greet(newcomer, there -> there.join(present(), cursor)));
    }

    /** Somebody comes with a cursor for which the journal was to be read. */
    private void arrives(Watcher watcher, Cursor cursor, boolean wasRead) {
        attempt(watcher, newcomer -> greet(newcomer, there -> goOn(there, cursor, wasRead)));
    }

    /** To be given less than they have seen would take it from them. So where this node cannot read as far, they wait until it can. */
    private void goOn(Watcher watcher, Cursor cursor, boolean wasRead) {
        if (wasRead || cursor.seq() <= present().cursor().seq()) {
            watcher.join(present(), Optional.of(cursor));
            return;
        }
        watcher.waitAt(cursor);
        vertx.setTimer(READ_AGAIN_MILLIS, unused -> {
            if (waits(watcher)) {
                readUpTo(cursor).onComplete(read -> {
                    if (waits(watcher)) {
                        attempt(watcher, there -> goOn(there, cursor, read.succeeded()));
                    }
                });
            }
        });
    }

    private boolean waits(Watcher watcher) {
        return watchers.contains(watcher) && watcher.isWaiting();
    }

    /** All of it happens on this loop before the next change is heard of: nothing falls between joining and being told. */
    private void greet(Watcher watcher, Consumer<Watcher> begin) {
        watcher.send(told(Messages.Kind.HELLO, Messages.hello(present().cursor(), clock, staleness)));
        if (draining || watchers.size() >= most) {
            sendAway(watcher, draining ? CloseReason.RESTART : CloseReason.OVERLOAD);
            return;
        }
        watchers.add(watcher);
        count = watchers.size();
        presence.add();
        begin.accept(watcher);
        watcher.knows(aside.inHello());
        watcher.hear(aside);
    }

    void catchUp(Watcher watcher) {
        attempt(watcher, there -> {
            there.follow(present());
            there.hear(aside);
        });
    }

    /** Whoever something goes wrong with is given up, and nobody else is. */
    private void attempt(Watcher watcher, Consumer<Watcher> step) {
        try {
            step.accept(watcher);
        } catch (RuntimeException e) {
            giveUp(watcher, e);
        }
    }

    /** They come back by themselves, and begin anew. Of a fault that meets everyone, a line a minute is enough. */
    private void giveUp(Watcher watcher, RuntimeException failure) {
        givenUp++;
        bus.measures().failed(FailureCause.BUG);
        long now = System.nanoTime();
        if (loggedNanos == null || now - loggedNanos > LOG_PAUSE_NANOS) {
            loggedNanos = now;
            LOG.log(
                    System.Logger.Level.ERROR,
                    givenUp + " watchers of this event loop were given up, which is a bug",
                    failure);
        }
        leave(watcher);
        try {
            watcher.cut();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "nor could its connection be ended", e);
        }
    }

    void leave(Watcher watcher) {
        if (watchers.remove(watcher)) {
            count = watchers.size();
            presence.remove(watcher.city());
        }
    }

    private EncodedMessage told(Messages.Kind kind, String json) {
        return new EncodedMessage(kind, present().cursor(), json);
    }

    void hear(WebSocketWatcher watcher, String text) {
        attempt(watcher, unused -> answer(watcher, text));
    }

    private void answer(WebSocketWatcher watcher, String text) {
        switch (ClientMessage.parse(
                text, present().timeline().edition().cities().keySet())) {
            case ClientMessage.Time time -> {
                if (!watcher.isFull()) {
                    watcher.send(told(Messages.Kind.TIME, Messages.time(time.t0(), clock.instant())));
                }
            }
            case ClientMessage.Here here -> {
                if (watchers.contains(watcher)) {
                    presence.setCity(watcher.city(), here.city());
                    watcher.isIn(here.city());
                }
            }
            case ClientMessage.Bad bad -> watcher.refuse(bad.code(), bad.reason());
        }
    }

    /** Says goodbye to everyone, and to whoever still comes, each to come back at another time, and ends their connections. */
    public void drain() {
        draining = true;
        for (Watcher watcher : Set.copyOf(watchers)) {
            attempt(watcher, leaving -> sendAway(leaving, CloseReason.RESTART));
            leave(watcher);
        }
    }

    private void sendAway(Watcher watcher, CloseReason leave) {
        watcher.send(told(Messages.Kind.BYE, Messages.bye(leave, leave.retryAfterMillis())));
        watcher.end(leave);
    }
}
