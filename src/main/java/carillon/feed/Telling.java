package carillon.feed;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Rounds of telling everyone who watches on one event loop. Writing to thousands of sockets takes tens of milliseconds, and on the same
 * loop somebody wants to post. So a round goes on a few watchers at a time, with everybody else's turn between; and after it the loop
 * is left alone for {@value #REST} times as long as it took. Whatever becomes due meanwhile goes into the next round: the more there
 * is to do, the more goes into one patch, and the feed never takes more than a quarter of a loop.
 *
 * <p>All of it happens on that loop.
 */
final class Telling {
    /** How many are told before others get their turn. */
    static final int SLICE = 256;

    private static final int REST = 3;

    private final Vertx vertx;
    private final Collection<Watcher> watchers;
    private final Consumer<Watcher> tell;
    private final Queue<Watcher> left = new ArrayDeque<>();
    private boolean busy;
    private boolean due;
    private long spentNanos;

    /**
     * @param watchers those who are there when a round begins; whoever has left since is told nothing
     * @param tell brings one of them to the present
     */
    Telling(Vertx vertx, Collection<Watcher> watchers, Consumer<Watcher> tell) {
        this.vertx = vertx;
        this.watchers = watchers;
        this.tell = tell;
    }

    /** Tells everyone, as soon as that may be. */
    void isDue() {
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
        left.addAll(watchers);
        slice();
    }

    private void slice() {
        long began = System.nanoTime();
        for (int told = 0; told < SLICE && !left.isEmpty(); told++) {
            tell.accept(left.remove());
        }
        spentNanos += System.nanoTime() - began;
        if (left.isEmpty()) {
            after(TimeUnit.NANOSECONDS.toMillis(REST * spentNanos), this::rested);
        } else {
            // A timer, not the next task: the loop runs all its tasks before it looks at its sockets again.
            after(1, this::slice);
        }
    }

    private void rested() {
        busy = false;
        if (due) {
            isDue();
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
