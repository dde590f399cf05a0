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
 * Rounds of telling everyone who watches on one event loop. Writing to thousands of sockets takes tens of milliseconds, and on the same
 * loop somebody wants to post. So a round goes on a few watchers at a time, with everybody else's turn between. A round that told of
 * one thing leaves no rest behind it: people wait for the next. The more one round told of at once, the more is being said, and the
 * loop is then left alone for up to {@value #MAX_REST} times as long as the round took: whatever becomes due meanwhile goes into the next.
 * So a busy feed takes a quarter of a loop, and tells more in one patch instead of more often.
 *
 * <p>Nothing that is thrown ends the rounds, or everybody on this loop would hear nothing any more: whoever cannot be told is given up,
 * and the round goes on.
 *
 * <p>All of it happens on that loop.
 */
final class Broadcast {
    /** How many are told before others get their turn. */
    static final int SLICE = 512;

    private static final int MAX_REST = 3;

    private final Vertx vertx;
    private final Collection<Watcher> watchers;
    private final Consumer<Watcher> tell;
    private final LongSupplier position;
    private final BiConsumer<Watcher, RuntimeException> giveUp;
    private final RoundListener listener;
    private final Queue<Watcher> left = new ArrayDeque<>();
    private boolean busy;
    private boolean due;
    private long spentNanos;
    private long toldTo;
    private long rests;
    private long first;

    /**
     * @param watchers those who are there when a round begins; whoever has left since is told nothing
     * @param tell brings one of them to the present
     * @param position where the present stands in the journal
     * @param giveUp gets one who could not be told, and why
     */
    Broadcast(
            Vertx vertx,
            Collection<Watcher> watchers,
            Consumer<Watcher> tell,
            LongSupplier position,
            BiConsumer<Watcher, RuntimeException> giveUp) {
        this(vertx, watchers, tell, position, giveUp, (first, last) -> {});
    }

    /** The same; {@code told} hears of each round once it is over. */
    Broadcast(
            Vertx vertx,
            Collection<Watcher> watchers,
            Consumer<Watcher> tell,
            LongSupplier position,
            BiConsumer<Watcher, RuntimeException> giveUp,
            RoundListener listener) {
        this.vertx = vertx;
        this.watchers = watchers;
        this.tell = tell;
        this.position = position;
        this.giveUp = giveUp;
        this.listener = listener;
    }

    /** Hears that everyone was told of these positions, the last included. */
    interface RoundListener {
        void roundDone(long first, long last);
    }

    /** Tells everyone, as soon as that may be. */
    void requestRound() {
        due = true;
        if (!busy) {
            busy = true;
            // After all that has come to this loop already, which may be several of these.
            vertx.runOnContext(unused -> begin());
        }
    }

    private void begin() {
        due = false;
        spentNanos = 0;
        boolean begun = false;
        try {
            long standing = position.getAsLong();
            rests = Math.clamp(standing - toldTo - 1, 0, MAX_REST);
            first = toldTo + 1;
            toldTo = standing;
            left.addAll(watchers);
            begun = true;
        } finally {
            if (!begun) {
                left.clear();
                rested();
            }
        }
        slice();
    }

    private void slice() {
        long began = System.nanoTime();
        try {
            for (int told = 0; told < SLICE && !left.isEmpty(); told++) {
                tell(left.remove());
            }
        } finally {
            spentNanos += System.nanoTime() - began;
            goOn();
        }
    }

    private void tell(Watcher watcher) {
        try {
            tell.accept(watcher);
        } catch (RuntimeException e) {
            giveUp.accept(watcher, e);
        }
    }

    private void goOn() {
        if (left.isEmpty()) {
            listener.roundDone(first, toldTo);
            after(TimeUnit.NANOSECONDS.toMillis(rests * spentNanos), this::rested);
        } else {
            // A timer, not the next task: the loop runs all its tasks before it looks at its sockets again.
            after(1, this::slice);
        }
    }

    private void rested() {
        busy = false;
        if (due) {
            requestRound();
        }
    }

    private void after(long millis, Runnable step) {
        if (millis < 1) {
            step.run();
        } else {
            vertx.setTimer(millis, unused -> step.run());
        }
    }
}
