package carillon.feed;

import carillon.edition.Edition;
import carillon.journal.FailureCause;
import carillon.wire.RequestChannel;
import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Admits the watchers of one event loop, sends each of them the timeline and its changes, and ends them. Joining and
 * getting a change both happen on that loop, so a watcher that joins gets what is there, and then every change from
 * there on: nothing falls between the two.
 *
 * <pre>
 *   ┌──────────┐ the first present  ┌──────┐ drain ┌──────────┐
 *   │ Starting │ ─────────────────▶ │ Open │ ────▶ │ Draining │  each newcomer is sent away
 *   └──────────┘                    └──────┘       └──────────┘
 *
 *   of each watcher while it is open:
 *
 *      request ──▶ its cursor is ahead? ── yes ──▶ the journal is read
 *                        │ no                           │ it was, or it could not be
 *                        ▼                              ▼
 *                  ┌─────────┐      too many       ┌───────────┐
 *                  │ greeted │ ──────────────────▶ │ sent away │
 *                  └─────────┘                     └───────────┘
 *                        │                              ▲ drain
 *                        ▼                              │
 *                  ┌─────────┐ ─────────────────────────┘
 *                  │ counted │   {@link WatcherState}: following the feed, or ahead of it
 *                  └─────────┘ ─────────────────────────┐
 *                                                       ▼ it closes, is gone, or fails
 *                                                  ┌─────────┐
 *                                                  │ removed │
 *                                                  └─────────┘
 * </pre>
 *
 * <p>The HTTP server must allow no compression of WebSocket messages.
 */
public final class Watchers {
    /** How many may watch on one event loop; each takes some 5 KB, and a file descriptor of the process. */
    private static final int MAX_WATCHERS = 50_000;

    /** After how long the journal is read again for a watcher that is ahead, where it could not be read in time. */
    private static final int READ_AGAIN_MILLIS = 1_000;

    private final Vertx vertx;
    private final Bus bus;
    private final Clock clock;
    private final int most;
    private final Set<Watcher> watchers = new HashSet<>();
    /** Written on this loop only, and read on any thread: a set must not be read while it changes. */
    private volatile int count;

    private final PresenceCounter presence;
    private final AheadReads reads;
    private final Broadcast timelineBroadcast;
    private final Broadcast sideBroadcast;
    private final FaultyWatcherLog faults = new FaultyWatcherLog();
    private final List<MessageConsumer<?>> subscriptions = new ArrayList<>();
    private long beats = -1;
    private @Nullable Context loop;
    private @Nullable Present present;
    private Life life = Life.STARTING;
    private Staleness staleness = Staleness.NONE;
    private SideChannelState sideChannels = SideChannelState.NOTHING;
    private int second;

    private enum Life {
        STARTING,
        OPEN,
        DRAINING
    }

    public Watchers(Vertx vertx, Bus bus, Clock clock) {
        this(vertx, bus, clock, MAX_WATCHERS);
    }

    /** Makes watchers of which there may be that many; one more is sent away. */
    Watchers(Vertx vertx, Bus bus, Clock clock, int most) {
        this.most = most;
        this.vertx = vertx;
        this.bus = bus;
        this.clock = clock;
        this.presence = new PresenceCounter(vertx, bus);
        this.reads = new AheadReads(bus);
        this.timelineBroadcast = new Broadcast(
                vertx,
                watchers,
                watcher -> watcher.follow(present()),
                () -> present().cursor().seq(),
                this::giveUp,
                bus.measures()::broadcastDone);
        // A broadcast of its own, so that the timeline waits for none of it.
        this.sideBroadcast = new Broadcast(
                vertx, watchers, watcher -> watcher.sendSideChannels(sideChannels), () -> 0, this::giveUp);
    }

    /**
     * Subscribes to the feed, and beats every second. To be called on the event loop that will own the watchers; ready
     * once the future has succeeded.
     */
    public Future<Void> start() {
        return subscribeWithoutBeats()
                .onSuccess(_ -> beats = vertx.setPeriodic(1_000, _ -> beat(second++ % Messages.HEARTBEAT_SECONDS)));
    }

    /** Does so for a caller that beats itself. */
    Future<Void> subscribeWithoutBeats() {
        loop = vertx.getOrCreateContext();
        subscriptions.add(bus.subscribe(Addresses.PRESENTS, this::advance));
        return bus.ask(Addresses.NOW, "")
                .compose(now -> {
                    advance(now);
                    subscribe();
                    return bus.ask(Addresses.STALENESS_NOW, "");
                })
                .map(now -> {
                    staleness = now;
                    return null;
                });
    }

    /** Subscribes to all that needs a present, once there is one. Watchers come later, so none of it is missed. */
    private void subscribe() {
        subscriptions.add(bus.subscribe(Addresses.DUE, _ -> timelineBroadcast.requestRound()));
        subscriptions.add(bus.subscribe(Addresses.STALENESS, this::setStaleness));
        subscriptions.add(bus.subscribe(
                Addresses.PRESENCE,
                newest -> setSideChannels(
                        sideChannels.withPresence(message(Messages.Kind.PRESENCE, Messages.presence(newest))))));
    }

    /**
     * Keeps connections alive, and closes those whose other side is gone: each once in a heartbeat, at a second of its
     * own, so that no message waits for all of them.
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
        if (life == Life.STARTING) {
            life = Life.OPEN;
        }
    }

    private void setStaleness(Staleness newest) {
        staleness = newest;
        setSideChannels(sideChannels.withStaleness(message(Messages.Kind.STALE, Messages.stale(newest))));
    }

    private void setSideChannels(SideChannelState newest) {
        sideChannels = newest;
        sideBroadcast.requestRound();
    }

    /** Returns whether this node hears of its journal, as this loop knows it. */
    public Staleness staleness() {
        return staleness;
    }

    /** Returns what is announced now. */
    public Edition edition() {
        return present().timeline().edition();
    }

    /** Returns the timeline now, as this loop knows it. */
    public Present present() {
        if (present == null) {
            throw new IllegalStateException("not started");
        }
        return present;
    }

    /** Returns how many watch; may be called on any thread. */
    public int count() {
        return count;
    }

    /**
     * Makes a WebSocket of a request and sends hello, then what was missed since a cursor, or a snapshot, and from then
     * on every change.
     *
     * @param after the cursor as the client sent it; one that cannot be continued from is answered with a snapshot
     * @return fails where the handshake does
     */
    public Future<Void> watchOverWebSocket(HttpServerRequest request, Optional<String> after) {
        Channel channel = RequestChannel.of(request);
        Optional<Cursor> cursor = after.flatMap(Cursor::parse);
        if (!reads.isNeeded(cursor, present())) {
            return upgrade(request, channel, watcher -> join(watcher, cursor));
        }
        // The handshake waits for the end of the request, which must not come before that.
        request.pause();
        return readTo(cursor.get())
                .transform(read -> channel.isActive()
                        ? upgrade(request, channel, watcher -> joinAfterRead(watcher, cursor.get(), read.succeeded()))
                        : Future.succeededFuture());
    }

    private Future<Void> upgrade(HttpServerRequest request, Channel channel, Consumer<Watcher> begin) {
        return request.toWebSocket().map(_ -> {
            WebSocketWatcher watcher = new WebSocketWatcher(channel, Objects.requireNonNull(loop), this);
            begin.accept(watcher);
            watcher.open();
            return null;
        });
    }

    /** Does the same over Server-Sent Events. */
    public void watchOverEventStream(HttpServerRequest request, Optional<String> after) {
        HttpServerResponse response = request.response();
        EventStreamWatcher watcher = new EventStreamWatcher(request);
        response.closeHandler(_ -> remove(watcher));
        response.exceptionHandler(_ -> remove(watcher));
        response.drainHandler(_ -> catchUp(watcher));
        Optional<Cursor> cursor = after.flatMap(Cursor::parse);
        if (!reads.isNeeded(cursor, present())) {
            join(watcher, cursor);
            return;
        }
        readTo(cursor.get()).onComplete(read -> {
            if (!watcher.isGone()) {
                joinAfterRead(watcher, cursor.get(), read.succeeded());
            }
        });
    }

    private Future<Present> readTo(Cursor cursor) {
        return reads.readTo(cursor).onSuccess(this::advance);
    }

    void join(Watcher watcher, Optional<Cursor> cursor) {
        attempt(watcher, newcomer -> greet(newcomer, admitted -> admitted.join(present(), cursor)));
    }

    private void joinAfterRead(Watcher watcher, Cursor cursor, boolean wasRead) {
        attempt(watcher, newcomer -> greet(newcomer, admitted -> joinOrWait(admitted, cursor, wasRead)));
    }

    /**
     * A document older than the one they hold would take from them what they have seen. So where this node cannot read
     * as far, they wait.
     */
    private void joinOrWait(Watcher watcher, Cursor cursor, boolean wasRead) {
        if (wasRead || cursor.seq() <= present().cursor().seq()) {
            watcher.join(present(), Optional.of(cursor));
            return;
        }
        watcher.awaitCursor(cursor);
        vertx.setTimer(READ_AGAIN_MILLIS, _ -> {
            if (isStillAhead(watcher)) {
                readTo(cursor).onComplete(read -> {
                    if (isStillAhead(watcher)) {
                        attempt(watcher, waiting -> joinOrWait(waiting, cursor, read.succeeded()));
                    }
                });
            }
        });
    }

    private boolean isStillAhead(Watcher watcher) {
        return watchers.contains(watcher) && watcher.isAhead();
    }

    /**
     * All of it happens on this loop before it gets the next change: nothing falls between joining and being sent a
     * change.
     */
    private void greet(Watcher watcher, Consumer<Watcher> begin) {
        watcher.send(message(Messages.Kind.HELLO, Messages.hello(present().cursor(), clock, staleness)));
        if (life == Life.DRAINING) {
            sendAway(watcher, CloseReason.RESTART);
        } else if (watchers.size() >= most) {
            sendAway(watcher, CloseReason.OVERLOAD);
        } else {
            watchers.add(watcher);
            count = watchers.size();
            presence.add();
            begin.accept(watcher);
            watcher.setKnown(sideChannels.inHello());
            watcher.sendSideChannels(sideChannels);
        }
    }

    void catchUp(Watcher watcher) {
        attempt(watcher, drained -> {
            drained.follow(present());
            drained.sendSideChannels(sideChannels);
        });
    }

    /** A watcher with which something goes wrong is given up, and no other is. */
    private void attempt(Watcher watcher, Consumer<Watcher> step) {
        try {
            step.accept(watcher);
        } catch (RuntimeException e) {
            giveUp(watcher, e);
        }
    }

    /** Its client comes back by itself, and begins anew. */
    private void giveUp(Watcher watcher, RuntimeException failure) {
        bus.measures().failed(FailureCause.BUG);
        faults.givenUp(failure);
        remove(watcher);
        try {
            watcher.cut();
        } catch (RuntimeException e) {
            faults.notEnded(e);
        }
    }

    void remove(Watcher watcher) {
        if (watchers.remove(watcher)) {
            count = watchers.size();
            presence.remove(watcher.city());
        }
    }

    private EncodedMessage message(Messages.Kind kind, String json) {
        return new EncodedMessage(kind, present().cursor(), json);
    }

    void onMessage(WebSocketWatcher watcher, String text) {
        attempt(watcher, _ -> answer(watcher, text));
    }

    private void answer(WebSocketWatcher watcher, String text) {
        switch (ClientMessage.parse(text, edition().cities().keySet())) {
            case ClientMessage.Time time -> {
                if (!watcher.isFull()) {
                    watcher.send(message(Messages.Kind.TIME, Messages.time(time.t0(), clock.instant())));
                }
            }
            case ClientMessage.Here here -> {
                if (watchers.contains(watcher)) {
                    presence.setCity(watcher.city(), here.city());
                    watcher.setCity(here.city());
                }
            }
            case ClientMessage.Bad bad -> watcher.refuse(bad.code(), bad.reason());
        }
    }

    /**
     * Says goodbye to all watchers, and to each that still comes, each to come back at another time, and ends their
     * connections.
     */
    public void drain() {
        life = Life.DRAINING;
        for (Watcher watcher : Set.copyOf(watchers)) {
            attempt(watcher, leaving -> sendAway(leaving, CloseReason.RESTART));
            remove(watcher);
        }
    }

    /** Says goodbye, and subscribes to the feed no more: the edition is put away. To be called on the event loop of these. */
    public void stop() {
        drain();
        vertx.cancelTimer(beats);
        subscriptions.forEach(MessageConsumer::unregister);
        subscriptions.clear();
    }

    private void sendAway(Watcher watcher, CloseReason reason) {
        watcher.send(message(Messages.Kind.BYE, Messages.bye(reason, reason.retryAfterMillis())));
        watcher.end(reason);
    }
}
