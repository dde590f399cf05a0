package carillon;

import carillon.postgres.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The steps that stop a server: those of what was started last come first. */
final class Stops {
    /** The time to stop: supervisors usually kill a process after ten seconds. */
    private static final int STOP_SECONDS = 9;

    /** The part of it for the orderly steps, on event loops that may hang; then PostgreSQL is stopped without them. */
    private static final int ORDERLY_SECONDS = 7;

    private static final int CLOSE_SECONDS = 1;

    private static final System.Logger LOG = System.getLogger(Stops.class.getName());

    private final Vertx vertx;
    private final Deque<Supplier<Future<?>>> steps = new ArrayDeque<>();

    /**
     * Begins without a step.
     *
     * @param vertx closed at the end
     */
    Stops(Vertx vertx) {
        this.vertx = vertx;
    }

    void add(Supplier<Future<?>> step) {
        synchronized (steps) {
            steps.push(step);
        }
    }

    /** Takes all steps, and lets the process end where one hangs. */
    void run() {
        ProcessEnd.within(STOP_SECONDS);
        long deadline = in(ORDERLY_SECONDS);
        synchronized (steps) {
            while (!steps.isEmpty()) {
                awaitUntil(deadline, steps.pop());
            }
        }
        try {
            Database.stopEmbedded();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "while stopping: {0}", e.toString());
        }
        // Nothing can be lost any more; only a frozen database would delay this.
        awaitUntil(in(CLOSE_SECONDS), vertx::close);
    }

    private static long in(int seconds) {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    private static void awaitUntil(long deadline, Supplier<Future<?>> step) {
        try {
            step.get()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "while stopping: {0}", e.toString());
        }
    }
}
