package carillon.feed;

import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes one step at a time, and rests for a while after one that failed. Everything happens on one event loop.
 *
 * <pre>
 *            turn: a step is due
 *   ┌──────┐ ────────────────────────────▶ ┌──────┐
 *   │ IDLE │ ◀──────────────────────────── │ BUSY │
 *   └──────┘            done               └──┬───┘
 *       ▲                                     │ rest: it failed
 *       │               later                 ▼
 *       └───────────────────────────────── ┌─────────┐
 *                                          │ RESTING │
 *                                          └─────────┘
 * </pre>
 */
final class Steps {
    private final Runnable next;
    private final Consumer<RuntimeException> bugs;
    private final Consumer<Runnable> later;
    private Activity activity = Activity.IDLE;

    private enum Activity {
        IDLE,
        BUSY,
        RESTING
    }

    /**
     * Begins idle.
     *
     * @param next takes the step that is due, if one is
     * @param bugs gets what that throws; it is to rest then
     * @param later runs something once it has rested
     */
    Steps(Runnable next, Consumer<RuntimeException> bugs, Consumer<Runnable> later) {
        this.next = next;
        this.bugs = bugs;
        this.later = later;
    }

    /** Takes the step that is due, unless it is busy or rests. */
    void turn() {
        if (activity == Activity.IDLE) {
            try {
                next.run();
            } catch (RuntimeException e) {
                bugs.accept(e);
            }
        }
    }

    /** Takes this step, and no other until it is done. An exception that it throws is its failure. */
    <T> Future<T> take(Supplier<Future<T>> step) {
        activity = Activity.BUSY;
        return Future.succeededFuture().compose(_ -> step.get()).onComplete(_ -> activity = Activity.IDLE);
    }

    /** Takes no step for a while. */
    void rest() {
        activity = Activity.RESTING;
        later.accept(() -> {
            activity = Activity.IDLE;
            turn();
        });
    }

    boolean isResting() {
        return activity == Activity.RESTING;
    }
}
