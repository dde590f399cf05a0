package carillon.feed;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sends every watcher of one event loop what it has not got yet, in rounds.
 *
 * <p>Writing to thousands of sockets takes tens of milliseconds, and the same loop has to take posts. So a round goes
 * on a few watchers at a time, with other work between. A round with one entry leaves no rest behind it: people wait
 * for the next. The more entries one round had, the more is being posted, and the loop is then left alone for up to
 * {@value #MAX_REST} times as long as the round took: entries that become due meanwhile go into the next round. So a
 * busy feed takes a quarter of a loop, and sends more in one patch instead of more often.
 *
 * <pre>
 *   ┌──────┐  requestRound   ┌─────────┐ ── requestRound ──▶ ┌───────────────────┐
 *   │ IDLE │ ──────────────▶ │ RUNNING │                     │ RUNNING_REQUESTED │
 *   └──────┘ ◀────────────── └─────────┘ ◀────────────────── └───────────────────┘
 *              rested                      rested: the next round
 * </pre>
 *
 * <p>No exception ends the rounds, or no watcher of this loop would get anything more: a watcher that cannot be sent to
 * is given up, and the round goes on.
 *
 * <p>All of it happens on that loop.
 */
final class Broadcast {
    /** How many watchers are sent to before other work has its turn. */
    static final int SLICE = 512;

    private static final int MAX_REST = 3;

    private final Vertx vertx;
    private final Collection<Watcher> watchers;
    private final Consumer<Watcher> send;
    private final LongSupplier position;
    private final BiConsumer<Watcher, RuntimeException> giveUp;
    private final RoundListener listener;
    private final Queue<Watcher> left = new ArrayDeque<>();
    private State state = State.IDLE;
    private long spentNanos;
    private long sentTo;
    private long rests;
    private long first;

    private enum State {
        IDLE,
        RUNNING,
        RUNNING_REQUESTED
    }

    /**
     * Makes a broadcast.
     *
     * @param watchers those that are there when a round begins; one that has left since is sent nothing
     * @param send brings one of them to the present
     * @param position where the present stands in the journal
     * @param giveUp gets a watcher that could not be sent to, and why
     */
    Broadcast(
            Vertx vertx,
            Collection<Watcher> watchers,
            Consumer<Watcher> send,
            LongSupplier position,
            BiConsumer<Watcher, RuntimeException> giveUp) {
        this(vertx, watchers, send, position, giveUp, (first, last) -> {});
    }

    /** Makes a broadcast whose rounds a listener follows. */
    Broadcast(
            Vertx vertx,
            Collection<Watcher> watchers,
            Consumer<Watcher> send,
            LongSupplier position,
            BiConsumer<Watcher, RuntimeException> giveUp,
            RoundListener listener) {
        this.vertx = vertx;
        this.watchers = watchers;
        this.send = send;
        this.position = position;
        this.giveUp = giveUp;
        this.listener = listener;
    }

    /** Gets each round once it is done. */
    interface RoundListener {
        /** All watchers have been sent these positions, the last included. */
        void roundDone(long first, long last);
    }

    /** Has all watchers sent what they have not got, as soon as that may be. */
    void requestRound() {
        if (state == State.IDLE) {
            beginSoon();
        } else {
            state = State.RUNNING_REQUESTED;
        }
    }

    /** Begins behind all that has come to this loop already, which may be several requests. */
    private void beginSoon() {
        state = State.RUNNING_REQUESTED;
        vertx.runOnContext(_ -> begin());
    }

    private void begin() {
        state = State.RUNNING;
        spentNanos = 0;
        boolean begun = false;
        try {
            long present = position.getAsLong();
            rests = Math.clamp(present - sentTo - 1, 0, MAX_REST);
            first = sentTo + 1;
            sentTo = present;
            left.addAll(watchers);
            begun = true;
        } finally {
            if (!begun) {
                left.clear();
                endRound();
            }
        }
        slice();
    }

    private void slice() {
        long began = System.nanoTime();
        try {
            for (int sent = 0; sent < SLICE && !left.isEmpty(); sent++) {
                sendOrGiveUp(left.remove());
            }
        } finally {
            spentNanos += System.nanoTime() - began;
            goOn();
        }
    }

    private void sendOrGiveUp(Watcher watcher) {
        try {
            send.accept(watcher);
        } catch (RuntimeException e) {
            giveUp.accept(watcher, e);
        }
    }

    private void goOn() {
        if (left.isEmpty()) {
            listener.roundDone(first, sentTo);
            after(TimeUnit.NANOSECONDS.toMillis(rests * spentNanos), this::endRound);
        } else {
            // A timer, not the next task: the loop runs all its tasks before it looks at its sockets again.
            after(1, this::slice);
        }
    }

    private void endRound() {
        if (state == State.RUNNING_REQUESTED) {
            beginSoon();
        } else {
            state = State.IDLE;
        }
    }

    private void after(long millis, Runnable step) {
        if (millis < 1) {
            step.run();
        } else {
            vertx.setTimer(millis, _ -> step.run());
        }
    }
}
