package carillon.http;

import io.vertx.core.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds how many requests of people who are not known ask the database at a time, on all event loops of this node:
 * sign-ins, and sessions that nobody has seen lately. One more is refused at once, with {@code busy}. So whoever
 * guesses, from wherever, neither fills the memory with requests that wait nor keeps those waiting who are known.
 */
final class Strangers {
    /** As many as the database answers in some hundredths of a second. */
    static final int MOST_AT_ONCE = 100;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /**
     * Asks, where there is a place.
     *
     * @return fails with the problem {@code busy} where there is none, and otherwise as the question does
     */
    <T> Future<T> ask(Supplier<Future<T>> question) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(Problem.of(503, "busy").failure());
        }
        return Future.succeededFuture().compose(unused -> question.get()).onComplete(unused -> places.release());
    }
}
